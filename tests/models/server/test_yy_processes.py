"""x."""

from tests.models.services.test_processes import *  # noqa: F403
