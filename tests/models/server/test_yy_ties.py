"""x."""

from tests.models.services.test_ties import *  # noqa: F403
