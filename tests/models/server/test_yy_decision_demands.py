"""x."""

from tests.models.services.test_decision_demands import *  # noqa: F403
