"""case_columns on a shared server: the same promises as in a file."""

from tests.models.services.test_case_columns import *  # noqa: F403
