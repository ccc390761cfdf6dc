"""Renewal on a shared server: the same promises as in a file."""

from tests.models.services.test_renewal import *  # noqa: F403
