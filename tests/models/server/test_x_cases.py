from tests.models.services.test_cases import *
