"""process_effects on a shared server: the same promises as in a file."""

from tests.models.services.test_process_effects import *  # noqa: F403
