"""x."""

from tests.models.services.test_seal_check import *  # noqa: F403
