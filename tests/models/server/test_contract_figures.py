"""figures on a shared server: the same promises as in a file."""

from tests.models.services.test_figures import *  # noqa: F403
