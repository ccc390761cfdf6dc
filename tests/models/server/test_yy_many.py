"""x."""

from tests.models.services.test_many import *  # noqa: F403
