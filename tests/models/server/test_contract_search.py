"""The search on a shared server: the same promises as in a file."""

from tests.models.services.test_search import *  # noqa: F403
