"""Saved views on a shared server: the same promises as in a file."""

from tests.models.services.test_views import *  # noqa: F403
