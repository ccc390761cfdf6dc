"""Tests of the services: the real store, a clock that stands still."""
