"""x."""

from tests.models.services.test_feedback import *  # noqa: F403
