"""x."""

from tests.models.services.test_letter_texts import *  # noqa: F403
