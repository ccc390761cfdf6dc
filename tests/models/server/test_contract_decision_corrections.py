"""decision_corrections on a shared server: the same promises as in a file."""

from tests.models.services.test_decision_corrections import *  # noqa: F403
