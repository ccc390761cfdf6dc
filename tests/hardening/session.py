"""A whole session of the real program on the example; a script run in a home of its own.

It prints what must be found nowhere, works, waits for a line on standard input while everything
is open, and ends.
"""

import json
import sys
from dataclasses import astuple
from pathlib import Path

import platformdirs
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from desktop.app import NAME, Outside, Program
from desktop.base.clock import SystemClock
from desktop.base.crash import CrashReports
from desktop.base.key_means import TrialKey
from desktop.base.outside import QtFiles
from desktop.base.signing import Signing
from desktop.commands.window import own_preferences
from desktop.windows.case_place import CasePlace
from desktop.windows.main import MainWindow
from desktop.windows.navigation import CASE, CASES, DECISIONS, SETTINGS, WORKLIST, Place
from models.entities.people import Person
from models.rules.errors import PolkuError
from models.rules.kinds import DocumentKind
from models.services.cases import open_case
from models.services.decisions import decision_facts
from models.services.documents import open_document
from models.services.lists import decisions_to_sign
from models.store.backup import back_up
from models.store.opened import Store
from tests.desktop.desks import FakeDialogs
from tests.desktop.windows_case.filling import fill
from tests.hardening.whole import FakePaper, wait_for

TYPED = "Salainensana Peräkylänkuja seitsemän"
LEFT = "Keskenjäänyt Lumivaarantie"


def _main() -> None:
    application = QApplication([NAME])
    application.setApplicationName(NAME)
    reports = CrashReports(Path(platformdirs.user_log_dir(NAME, appauthor=False)))
    reports.install()
    program = Program(application, own_preferences(_config()), _outside())
    program.start(example=True)
    wait_for(lambda: program.main is not None)
    main, store = program.main, _store(program)
    assert main is not None
    _say(_secrets(store))
    told = {"looked": _look_around(main), "typed": _type(main), "signed": _sign(main)}
    back_up(store, Path.home() / "kopio.polku")
    _break(program)
    _say(told)
    sys.stdin.readline()
    program.lock()
    program.close()
    reports.close()


def _say(told: object) -> None:
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()


def _config() -> Path:
    return Path(platformdirs.user_config_dir(NAME, appauthor=False))


def _outside() -> Outside:
    folder = Path(platformdirs.user_data_dir(NAME, appauthor=False))
    return Outside(SystemClock(), QtFiles(), FakePaper(), folder, FakeDialogs())


def _store(program: Program) -> Store:
    assert program.session is not None
    store = program.session._store
    assert isinstance(store, Store)
    return store


def _secrets(store: Store) -> list[str]:
    """Return every name, address, code and number of a person, and what is typed here."""
    with store.sessions() as session:
        people = [person.row().data for person in session.query(Person).all()]
    texts = [text for data in people for text in _strings(astuple(data))]
    return sorted({*texts, TYPED, LEFT})


def _strings(value: object) -> list[str]:
    if isinstance(value, tuple):
        return [text for part in value for text in _strings(part)]
    return [value] if type(value) is str and value else []


def _look_around(main: MainWindow) -> int:
    rows = [row for row in main.caseload.rows if row.worker_id == main.desk.actor.user_id][:4]
    for place in (WORKLIST, CASES, DECISIONS, SETTINGS):
        main.go(Place(place))
        QApplication.processEvents()
    for row in rows:
        main.go(Place(CASE, row.id))
        QApplication.processEvents()
        main.topbar.search.setText(row.name)
        main.topbar.search.look()
    return len(rows)


def _type(main: MainWindow) -> bool:
    """Save one draft and leave another text unsaved."""
    case = main.page
    assert isinstance(case, CasePlace)
    page = case.case
    page.begin(DocumentKind.MEETING)
    assert page.pane is not None
    assert page.pane.form is not None
    fill(page.pane.form, description=TYPED)
    page.save()
    fill(page.pane.form, description=LEFT)
    main.keep_typed()
    return True


def _sign(main: MainWindow) -> str:
    """Sign the first decision that can be, with a trial key."""
    operations, desk = main.desk.operations, main.desk
    last = "none"
    for row in operations.ask(decisions_to_sign) or ():
        sheet = operations.ask(open_case, case_id=row.id, purpose="client_work")
        assert sheet is not None
        for decision in sheet.decisions:
            document = operations.ask(
                open_document, case_id=row.id, document_id=decision.document_id
            )
            operations.ask(decision_facts, case_id=row.id, document_id=decision.document_id)
            assert document is not None
            signing = Signing(
                row.id,
                decision.document_id,
                document.row_version,
                TrialKey(desk.worker_name),
                desk.now(),
                "",
            )
            outcome = operations.attempt(signing.run)
            last = outcome.code if isinstance(outcome, PolkuError) else "signed"
            if last == "signed":
                return last
    return last


def _break(program: Program) -> None:
    """Let a slot and a thread fail with the typed text in their errors."""
    assert program.session is not None

    def slot() -> None:
        raise ValueError(TYPED)

    def thread() -> None:
        raise KeyError(LEFT)

    QTimer.singleShot(0, slot)
    program.session._writing.run(thread, lambda _: None, lambda _: None)
    wait_for(lambda: not program.session or program.session._writing._running == 0)
    QApplication.processEvents()


if __name__ == "__main__":
    _main()
