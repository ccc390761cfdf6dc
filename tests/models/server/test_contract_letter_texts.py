"""letter_texts on a shared server: the same promises as in a file."""

from tests.models.services.test_letter_texts import *  # noqa: F403
