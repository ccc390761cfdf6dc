"""x."""

from tests.models.services.test_setup import *  # noqa: F403
