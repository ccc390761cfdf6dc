"""x."""

from tests.models.services.test_rights import *  # noqa: F403
