"""version_move on a shared server: the same promises as in a file."""

from tests.models.services.test_version_move import *  # noqa: F403
