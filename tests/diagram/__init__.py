"""Tests of the process as a graph and as a picture."""
