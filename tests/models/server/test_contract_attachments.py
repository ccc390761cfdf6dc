"""attachments on a shared server: the same promises as in a file."""

from tests.models.services.test_attachments import *  # noqa: F403
