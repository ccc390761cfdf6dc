"""x."""

from tests.models.services.test_all_or_nothing import *  # noqa: F403
