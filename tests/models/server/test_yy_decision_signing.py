"""x."""

from tests.models.services.test_decision_signing import *  # noqa: F403
