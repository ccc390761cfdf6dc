from tests.models.services.test_people import *
