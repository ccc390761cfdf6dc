"""Saves that meet on a shared server: the same promises as in a file."""

from tests.models.services.test_conflicts import *  # noqa: F403
