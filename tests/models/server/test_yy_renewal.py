"""x."""

from tests.models.services.test_renewal import *  # noqa: F403
