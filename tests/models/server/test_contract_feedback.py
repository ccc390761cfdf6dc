"""Feedback on a shared server: the same promises as in a file."""

from tests.models.services.test_feedback import *  # noqa: F403
