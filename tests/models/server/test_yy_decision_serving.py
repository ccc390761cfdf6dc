"""x."""

from tests.models.services.test_decision_serving import *  # noqa: F403
