"""x."""

from tests.models.services.test_prints import *  # noqa: F403
