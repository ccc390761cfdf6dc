"""Tests of the map of cases."""
