from tests.models.services.test_views import *
