"""x."""

from tests.models.services.test_renewal_offer import *  # noqa: F403
