"""day_log_signing on a shared server: the same promises as in a file."""

from tests.models.services.test_day_log_signing import *  # noqa: F403
