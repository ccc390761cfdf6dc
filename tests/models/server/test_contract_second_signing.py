"""second_signing on a shared server: the same promises as in a file."""

from tests.models.services.test_second_signing import *  # noqa: F403
