"""The house on a shared server: the same promises as in a file."""

from tests.models.services.test_setup import *  # noqa: F403
