"""x."""

from tests.models.services.test_second_signing import *  # noqa: F403
