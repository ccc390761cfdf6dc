"""Tests of the windows' widgets."""
