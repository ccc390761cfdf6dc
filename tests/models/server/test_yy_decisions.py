"""x."""

from tests.models.services.test_decisions import *  # noqa: F403
