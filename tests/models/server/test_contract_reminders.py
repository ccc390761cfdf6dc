"""Reminders on a shared server: the same promises as in a file."""

from tests.models.services.test_reminders import *  # noqa: F403
