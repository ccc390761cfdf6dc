"""The oldest database of all must open, be brought up to date and keep everything."""

import shutil
from pathlib import Path

import pytest

from models.rules.organisation import RuleSettings
from models.store.checking import check_store
from models.store.files import keys_path
from models.store.queries import case_rows, decision_rows, search_persons
from models.store.schema_version import CURRENT
from models.store.vault import open_store
from tests.data.make_oldest import LOGIN, PASSPHRASE, PATH
from tests.fakes import FakeClock


@pytest.fixture
def oldest(tmp_path: Path) -> Path:
    """A copy of the kept file, so that it stays as old as it is."""
    path = tmp_path / PATH.name
    shutil.copyfile(PATH, path)
    shutil.copyfile(keys_path(PATH), keys_path(path))
    return path


def test_that_the_oldest_database_opens_and_has_lost_nothing(
    oldest: Path, clock: FakeClock
) -> None:
    with open_store(oldest, login=LOGIN, passphrase=PASSPHRASE) as store:
        report = check_store(store)
        with store.sessions() as session:
            (case,) = case_rows(session, RuleSettings(), clock.today)
            (decision,) = decision_rows(session, clock.today)
            persons = search_persons(session, "vanhala")
        schema = store.keys.schema

    assert report.is_sound
    assert (report.lines, report.signed_copies) == (2, 1)
    assert schema == CURRENT
    assert (case.number, case.name, case.phase) == ("PO-2026-0001", "Vanhala Otso", 1)
    assert [recipient.name for recipient in decision.recipients] == ["Vanhala Maija"]
    assert [person.name for person in persons] == ["Vanhala Maija", "Vanhala Otso"]
