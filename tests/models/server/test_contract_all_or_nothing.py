"""all_or_nothing on a shared server: the same promises as in a file."""

from tests.models.services.test_all_or_nothing import *  # noqa: F403
