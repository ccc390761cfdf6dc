from tests.models.services.test_documents import *
