"""x."""

from tests.models.services.test_decision_corrections import *  # noqa: F403
