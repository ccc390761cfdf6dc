from tests.models.services.test_lists import *
