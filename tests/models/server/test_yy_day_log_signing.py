"""x."""

from tests.models.services.test_day_log_signing import *  # noqa: F403
