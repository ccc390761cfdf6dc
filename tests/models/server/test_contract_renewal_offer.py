"""renewal_offer on a shared server: the same promises as in a file."""

from tests.models.services.test_renewal_offer import *  # noqa: F403
