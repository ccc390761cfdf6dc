"""x."""

from tests.models.services.test_version_move import *  # noqa: F403
