"""Tests of rules, entities, store and services."""
