from tests.models.services.test_reminders import *
