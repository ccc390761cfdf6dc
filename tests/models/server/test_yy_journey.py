"""x."""

from tests.models.services.test_journey import *  # noqa: F403
