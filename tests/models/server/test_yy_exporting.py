"""x."""

from tests.models.services.test_exporting import *  # noqa: F403
