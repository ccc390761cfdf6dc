"""prints on a shared server: the same promises as in a file."""

from tests.models.services.test_prints import *  # noqa: F403
