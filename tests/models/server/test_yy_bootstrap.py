"""x."""

from tests.models.services.test_bootstrap import *  # noqa: F403
