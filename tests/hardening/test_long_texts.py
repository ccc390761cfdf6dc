"""A text that is too long is refused whole with its sentence; one that fits is stored whole."""

from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from desktop.base.desk import Desk
from desktop.forms.form import DocumentForm
from desktop.windows.labelled import Labelled
from desktop.windows.new_database import NewDatabasePage
from models.rules.documents.check import problems
from models.rules.documents.conditions import visible_values
from models.rules.documents.registry import DOCUMENT_TYPES, document_type
from models.rules.documents.schema import TEXT_LIMIT, FieldType
from models.rules.kinds import DocumentKind
from models.rules.rights import Actor
from models.store.uow import UnitOfWork
from models.store.vault import Store
from tests.builders_documents import TODAY, filled
from tests.models.services.builders import a_case, a_draft, opened

LONG = "Pitkä rivi. " * 3_334  # 40,008 characters
each_kind = pytest.mark.parametrize("kind", list(DOCUMENT_TYPES))


@each_kind
def test_that_forty_thousand_characters_do_not_go_into_a_line_and_nothing_is_lost(
    qtbot: QtBot, desk: Desk, kind: DocumentKind
) -> None:
    form = DocumentForm(document_type(kind), desk)
    qtbot.addWidget(form)
    QGuiApplication.clipboard().setText(LONG)

    for field in form.document_type.fields:
        if field.type is not FieldType.LINE:
            continue
        form.set_value(field.key, "Aada")
        editor = form.editor_of(field.key)
        assert isinstance(editor, QLineEdit)

        editor.paste()

        assert form.typed()[field.key] == editor.text() == "Aada"
        said = form.problem_of(field.key)
        assert str(len(LONG) + 4) in said
        assert str(field.longest) in said


@each_kind
def test_that_a_text_of_forty_thousand_characters_is_stored_whole(
    qtbot: QtBot, desk: Desk, uow: UnitOfWork, worker: Actor, kind: DocumentKind
) -> None:
    form = DocumentForm(document_type(kind), desk)
    qtbot.addWidget(form)
    QGuiApplication.clipboard().setText(LONG)
    texts = [f for f in form.document_type.fields if f.type is FieldType.TEXT]

    for field in texts:
        editor = form.editor_of(field.key)
        assert isinstance(editor, QPlainTextEdit)
        editor.paste()

    for field in texts:
        kept = form.typed().get(field.key)
        assert kept == LONG if field.longest >= len(LONG) else kept is None
    made = a_case(uow, worker)
    draft_id = a_draft(uow, worker, made.case_id, kind, form.typed())
    assert opened(uow, worker, made.case_id, draft_id).values == form.typed()


def test_that_a_paste_over_the_limit_of_a_text_is_refused_whole(qtbot: QtBot, desk: Desk) -> None:
    form = DocumentForm(document_type(DocumentKind.MEETING), desk)
    qtbot.addWidget(form)
    form.set_value("description", "Ennen.")
    editor = form.editor_of("description")
    assert isinstance(editor, QPlainTextEdit)
    QGuiApplication.clipboard().setText("x" * TEXT_LIMIT)

    editor.paste()

    assert form.typed()["description"] == "Ennen."
    assert str(TEXT_LIMIT) in form.problem_of("description")


@each_kind
def test_that_no_document_is_finished_with_a_line_that_is_too_long(kind: DocumentKind) -> None:
    lines = {f.key: LONG for f in document_type(kind).fields if f.type is FieldType.LINE}
    values = {**filled(kind), **lines}

    found = problems(document_type(kind), values, today=TODAY, finished=True)

    visible = visible_values(document_type(kind), values)
    told = {p.place for p in found if p.code == "field.too_long"}
    assert told == {key for key in lines if key in visible}


def test_that_the_journal_keeps_even_a_million_characters(store: Store, worker: Actor) -> None:
    key, values = uuid4(), {"description": "ä😀" * 500_000}

    store.drafts.write(worker.user_id, key, kind=DocumentKind.MEETING, values=values)

    assert store.drafts.pending(worker.user_id)[0].values == values


def test_that_the_form_of_a_new_database_cuts_nothing(dressed: QApplication, qtbot: QtBot) -> None:
    page = NewDatabasePage(lambda: None, Path("polku.polku"))
    qtbot.addWidget(page)
    QGuiApplication.clipboard().setText(LONG)

    for field in page.findChildren(Labelled):
        if isinstance(field.control, QLineEdit) and not field.control.isReadOnly():
            before = field.control.text()

            field.control.paste()

            assert field.control.text() == before
            assert str(len(before) + len(LONG)) in field.problem
