"""x."""

from tests.models.services.test_sharing import *  # noqa: F403
