"""x."""

from tests.models.services.test_keeping import *  # noqa: F403
