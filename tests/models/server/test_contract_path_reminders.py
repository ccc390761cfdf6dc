"""path_reminders on a shared server: the same promises as in a file."""

from tests.models.services.test_path_reminders import *  # noqa: F403
