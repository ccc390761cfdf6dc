"""decision_serving on a shared server: the same promises as in a file."""

from tests.models.services.test_decision_serving import *  # noqa: F403
