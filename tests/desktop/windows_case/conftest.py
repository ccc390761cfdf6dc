"""What these tests may ask for."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from desktop.base.desk import Desk
from desktop.windows.case_page import CasePage
from models.store.vault import Store
from tests.desktop.window_fixtures import desk, dialogs, dressed, path_published
from tests.desktop.windows_case.filling import put_away
from tests.desktop.windows_case.walking import record_contact

__all__ = ["desk", "dialogs", "dressed", "path_published"]


@pytest.fixture
def case_page(qtbot: QtBot, desk: Desk, store: Store, path_published: None) -> Iterator[CasePage]:
    """The page of a case that became pending by a contact on Friday 20.11.2026."""
    page = CasePage(desk)
    page.resize(1366, 768)
    page.show()
    record_contact(page)
    yield page
    put_away(page)
