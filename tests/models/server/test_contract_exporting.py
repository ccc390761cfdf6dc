"""exporting on a shared server: the same promises as in a file."""

from tests.models.services.test_exporting import *  # noqa: F403
