"""x."""

from tests.models.services.test_process_effects import *  # noqa: F403
