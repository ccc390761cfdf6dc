"""What leaves on a shared server: the same promises as in a file."""

from tests.models.services.test_sharing import *  # noqa: F403
