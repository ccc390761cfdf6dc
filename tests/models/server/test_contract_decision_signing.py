"""Signing on a shared server: the same promises as in a file."""

from tests.models.services.test_decision_signing import *  # noqa: F403
