"""Tests of the windows' forms."""
