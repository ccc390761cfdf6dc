"""processes on a shared server: the same promises as in a file."""

from tests.models.services.test_processes import *  # noqa: F403
