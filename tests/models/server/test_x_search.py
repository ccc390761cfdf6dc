from tests.models.services.test_search import *
