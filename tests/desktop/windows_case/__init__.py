"""Tests of the case and intake windows."""
