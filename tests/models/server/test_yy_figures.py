"""x."""

from tests.models.services.test_figures import *  # noqa: F403
