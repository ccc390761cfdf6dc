"""What is typed is shown as typed: in forms, readings, lists and tooltips, saved or not."""

from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.base.desk import Desk
from desktop.base.messages import QtDialogs
from desktop.forms.form import DocumentForm
from desktop.forms.reading import ReadingView
from desktop.forms.rows_editor import RowsEditor
from desktop.windows.navigation import (
    CASE,
    CASES,
    DECISIONS,
    INTAKE,
    MAP,
    SETTINGS,
    WORKLIST,
    Place,
)
from models.rules.documents.conditions import visible_values
from models.rules.documents.registry import DOCUMENT_TYPES, document_type
from models.rules.kinds import DocumentKind, TieKind
from models.rules.rights import Actor
from models.rules.rows import PersonData, TeamRow
from models.services.lists import search
from models.services.people import save_person, tie_person
from models.services.setup import save_team, save_worker, workers
from models.store.uow import UnitOfWork
from models.store.vault import Store
from tests.conftest import LOGIN, PASSPHRASE, TEAM_ID
from tests.hardening.corpora import ALL_MARKUP, MARKUP, TEXTS, hostile, texts_in
from tests.hardening.whole import World
from tests.models.services.builders import a_case, a_draft, an_intake, opened

each_kind = pytest.mark.parametrize("kind", list(DOCUMENT_TYPES))
NAME = '<b>Aada</b> & <img src="file:///etc/hostname"> {x} %s'


@each_kind
def test_that_a_form_keeps_and_shows_a_pasted_text_as_it_is(
    qtbot: QtBot, desk: Desk, kind: DocumentKind
) -> None:
    form = DocumentForm(document_type(kind), desk)
    qtbot.addWidget(form)
    form.build_all()

    for field in form.document_type.fields:
        if field.type in TEXTS:
            text = ALL_MARKUP[: field.longest]
            QGuiApplication.clipboard().setText(text)
            editor = form.editor_of(field.key)
            assert isinstance(editor, QLineEdit | QPlainTextEdit)
            editor.paste()
            assert form.typed()[field.key] == text
            assert _shown_in(editor) == text


@each_kind
def test_that_a_draft_comes_back_equal_and_is_read_as_typed(
    qtbot: QtBot, desk: Desk, uow: UnitOfWork, worker: Actor, kind: DocumentKind
) -> None:
    made = a_case(uow, worker)

    for values in hostile(kind, ALL_MARKUP):
        again = opened(uow, worker, made.case_id, a_draft(uow, worker, made.case_id, kind, values))
        form, view = (
            DocumentForm(document_type(kind), desk),
            ReadingView(document_type(kind), values),
        )
        qtbot.addWidget(form)
        qtbot.addWidget(view)
        form.set_values(again.values)

        assert again.values == values
        assert _edited(form) == {key: values[key] for key in _edited(form)}
        shown = list(texts_in(document_type(kind), visible_values(document_type(kind), values)))
        said = [label.text() for label in view.findChildren(QLabel)]
        assert [text for text in shown if text not in said] == []
        assert _not_plain(form) == _not_plain(view) == []


def test_that_a_box_that_stops_the_user_shows_plain_text(dressed: QApplication) -> None:
    box = QtDialogs()._box(None, "Ei onnistunut", NAME)

    assert box.textFormat() is Qt.TextFormat.PlainText
    assert box.text() == NAME


@pytest.mark.parametrize("text", MARKUP)
def test_that_a_search_takes_what_looks_like_orders(
    uow: UnitOfWork, worker: Actor, text: str
) -> None:
    made = a_case(uow, worker, an_intake(client=PersonData(f"{text} Esimerkki", "Aino")))

    found = search(uow, worker, text=text)

    assert [row.id for row in found.cases] == [made.case_id]


def test_that_the_whole_window_shows_markup_in_names_as_typed(
    world: World, store: Store, uow: UnitOfWork, worker: Actor, administrator: Actor
) -> None:
    case_id = _a_house_of_markup(uow, worker, administrator)
    store.close()
    world.unlock(store.path, LOGIN, PASSPHRASE)
    main = world.program.main
    assert main is not None
    main.resize(1366, 768)
    seen: list[str] = []

    for place in (MAP, WORKLIST, CASES, INTAKE, DECISIONS, SETTINGS):
        main.go(Place(place))
        seen += _looked_at(main)
    main.go(Place(CASE, case_id))
    seen += _looked_at(main)
    main.topbar.search.setText("<b>aada")
    main.topbar.search.look()
    seen += [hit.words for hit in main.topbar.search.hits.shown]

    assert _not_plain(main) == []
    assert [text for text in seen if text.startswith("tip:") and "<img" in text] == []
    assert sum(NAME in text for text in seen) >= 6


def _a_house_of_markup(uow: UnitOfWork, worker: Actor, administrator: Actor) -> UUID:
    made = a_case(uow, worker, an_intake(client=PersonData(NAME, NAME), worker_id=worker.user_id))
    save_team(uow, administrator, team=TeamRow(TEAM_ID, NAME))
    own = next(row for row in workers(uow, administrator) if row.id == worker.user_id)
    save_worker(uow, administrator, worker=replace(own, name=NAME, title=NAME))
    guardian = uuid4()
    save_person(
        uow, worker, person_id=guardian, data=PersonData(NAME, NAME, phone=NAME), row_version=0
    )
    tie_person(
        uow, worker, client_id=made.client_id, person_id=guardian, kind=TieKind.PARENT, note=NAME
    )
    a_draft(uow, worker, made.case_id, DocumentKind.DECISION)
    return made.case_id


def _looked_at(window: QWidget) -> list[str]:
    """Return what the window says: labels, cells of tables, and tooltips behind "tip:"."""
    QApplication.processEvents()
    said = [label.text() for label in window.findChildren(QLabel)]
    said += [f"tip:{widget.toolTip()}" for widget in window.findChildren(QWidget)]
    for view in window.findChildren(QTableView):
        model = view.model()
        for row in range(model.rowCount()):
            for column in range(model.columnCount()):
                cell = model.index(row, column)
                said.append(str(cell.data()))
                said.append(f"tip:{cell.data(Qt.ItemDataRole.ToolTipRole)}")
    return said


def _not_plain(window: QWidget) -> list[str]:
    labels = window.findChildren(QLabel)
    return [
        label.text()
        for label in labels
        if label.text() and label.textFormat() is not Qt.TextFormat.PlainText
    ]


def _shown_in(editor: QLineEdit | QPlainTextEdit) -> str:
    return editor.text() if isinstance(editor, QLineEdit) else editor.toPlainText()


def _edited(form: DocumentForm) -> dict[str, object]:
    """Return what the editors of texts and rows hold, shown or not."""
    form.build_all()
    found: dict[str, object] = {}
    for field in form.document_type.fields:
        editor = form.block(field.key).editor
        if field.type in TEXTS or isinstance(editor, RowsEditor):
            found[field.key] = editor.value()
    return found
