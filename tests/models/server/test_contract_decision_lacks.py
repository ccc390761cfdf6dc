"""decision_lacks on a shared server: the same promises as in a file."""

from tests.models.services.test_decision_lacks import *  # noqa: F403
