"""x."""

from tests.models.services.test_journal import *  # noqa: F403
