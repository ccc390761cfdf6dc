"""Tests of the drawing board."""
