"""Founding and signing in on a shared server: the same promises as in a file."""

from tests.models.services.test_bootstrap import *  # noqa: F403
