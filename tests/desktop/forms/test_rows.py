from uuid import uuid4

from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from desktop.base.desk import Desk
from desktop.forms.form import DocumentForm
from desktop.forms.rows_editor import RowsEditor
from desktop.widgets.plain import PlainButton, PlainLabel
from models.rules.documents.check import problems
from models.rules.documents.registry import document_type
from models.rules.kinds import DocumentKind
from models.rules.rows import Source
from tests.desktop.typing import click, type_text


def _guardians(qtbot: QtBot, desk: Desk) -> tuple[DocumentForm, RowsEditor]:
    form = DocumentForm(document_type(DocumentKind.CONTACT), desk)
    qtbot.addWidget(form)
    form.show()
    editor = form.editor_of("guardians")
    assert isinstance(editor, RowsEditor)
    return form, editor


def _button(editor: RowsEditor, words: str) -> PlainButton:
    return next(b for b in editor.findChildren(PlainButton) if b.words == words)


def _tool(editor: RowsEditor, name: str) -> QToolButton:
    return next(b for b in editor.findChildren(QToolButton) if b.accessibleName() == name)


def test_that_an_added_row_takes_what_is_typed(qtbot: QtBot, desk: Desk) -> None:
    form, editor = _guardians(qtbot, desk)

    click(_button(editor, "+ Lisää"))
    surname = editor.cards[0].first_entry()
    assert isinstance(surname, QLineEdit)
    type_text(surname, "Virtasalmi")

    assert form.values()["guardians"] == [{"surname": "Virtasalmi"}]


def test_that_an_empty_row_is_no_value(qtbot: QtBot, desk: Desk) -> None:
    form, editor = _guardians(qtbot, desk)

    click(_button(editor, "+ Lisää"))

    assert "guardians" not in form.values()


def test_that_a_removed_row_can_be_brought_back(qtbot: QtBot, desk: Desk) -> None:
    form, editor = _guardians(qtbot, desk)
    form.set_value("guardians", [{"surname": "Ensi"}, {"surname": "Toinen"}])
    click(_tool(editor, "Huoltajat 1: poista"))
    left = form.values()["guardians"]

    click(_button(editor, "Palauta poistettu"))

    assert left == [{"surname": "Toinen"}]
    assert form.values()["guardians"] == [{"surname": "Ensi"}, {"surname": "Toinen"}]


def test_that_a_row_is_moved_down(qtbot: QtBot, desk: Desk) -> None:
    form, editor = _guardians(qtbot, desk)
    form.set_value("guardians", [{"surname": "Ensi"}, {"surname": "Toinen"}])

    click(_tool(editor, "Huoltajat 1: siirrä alas"))

    assert form.values()["guardians"] == [{"surname": "Toinen"}, {"surname": "Ensi"}]


def test_that_a_problem_in_a_row_shows_in_that_row(qtbot: QtBot, desk: Desk) -> None:
    form, editor = _guardians(qtbot, desk)
    form.set_value("guardians", [{"surname": "Ensi", "given_names": "A"}, {"surname": "Toinen"}])
    found = problems(form.document_type, form.values(), today=desk.today, finished=True)
    mine = [problem for problem in found if problem.place.startswith("guardians")]

    form.show_problems(mine)

    assert [problem.place for problem in mine] == ["guardians[1].given_names"]
    assert editor.cards[1].problem_of("given_names")
    assert not editor.cards[0].problem_of("given_names")


def test_that_the_source_of_a_list_stands_beside_its_head(qtbot: QtBot, desk: Desk) -> None:
    form, editor = _guardians(qtbot, desk)
    source = Source(DocumentKind.CONTACT, "guardians", uuid4(), None, "Virtasalmi Mari")

    form.set_values({"guardians": [{"surname": "Virtasalmi"}]}, {"guardians": source})
    QApplication.processEvents()

    link = next(b for b in form.findChildren(PlainButton) if "aiemmasta" in b.words)
    head = next(label for label in editor.findChildren(PlainLabel) if "HUOLTAJAT" in label.text())
    middle = link.mapTo(form, link.rect().center()).y()
    assert abs(middle - head.mapTo(form, head.rect().center()).y()) <= 6
    assert link.mapTo(form, link.rect().topLeft()).x() > head.mapTo(form, head.rect().topLeft()).x()
