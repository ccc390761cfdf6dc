"""seal_check on a shared server: the same promises as in a file."""

from tests.models.services.test_seal_check import *  # noqa: F403
