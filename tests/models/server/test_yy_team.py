"""x."""

from tests.models.services.test_team import *  # noqa: F403
