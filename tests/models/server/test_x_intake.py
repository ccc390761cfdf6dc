from tests.models.services.test_intake import *
