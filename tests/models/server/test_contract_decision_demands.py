"""decision_demands on a shared server: the same promises as in a file."""

from tests.models.services.test_decision_demands import *  # noqa: F403
