"""decision_telling on a shared server: the same promises as in a file."""

from tests.models.services.test_decision_telling import *  # noqa: F403
