import time
from datetime import UTC, date, datetime
from itertools import pairwise
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.base.desk import Desk
from desktop.forms.form import DocumentForm
from desktop.forms.small_form import SmallForm
from desktop.widgets.line_field import LineField
from desktop.widgets.plain import PlainButton, PlainLabel
from desktop.widgets.text_field import TextField
from models.rules.documents.check import problems
from models.rules.documents.declare import choice, line, section, text, when, yes, yes_no
from models.rules.documents.registry import DOCUMENT_TYPES, document_type
from models.rules.documents.schema import DocumentType, Problem
from models.rules.kinds import DocumentKind
from models.rules.rows import Source
from models.rules.words import Words
from tests.desktop.typing import click, press, type_text

TODAY = date(2026, 11, 24)
SMALL = DocumentType(
    kind=DocumentKind.MEETING,
    words=Words("Koe"),
    phase=1,
    sections=(
        section(
            "first",
            Words("Ensin"),
            line("name", Words("Nimi"), mandatory=True, limit=50),
            yes_no("more", Words("Lisää?")),
            text("why", Words("Miksi"), condition=yes("more"), mandatory=True),
            choice("way", Words("Tapa"), "contact_channels"),
            text("on_paper", Words("Paperilla"), condition=when("way", "form")),
        ),
    ),
)


def _form(qtbot: QtBot, desk: Desk, kind: DocumentType = SMALL) -> DocumentForm:
    form = DocumentForm(kind, desk)
    qtbot.addWidget(form)
    form.resize(820, 700)
    form.show()
    form.build_all()
    QApplication.processEvents()
    return form


def _line(form: DocumentForm, key: str) -> LineField:
    editor = form.editor_of(key)
    assert isinstance(editor, LineField)
    return editor


def _text(form: DocumentForm, key: str) -> TextField:
    editor = form.editor_of(key)
    assert isinstance(editor, TextField)
    return editor


def _answer(qtbot: QtBot, form: DocumentForm, key: str, words: str) -> None:
    buttons = form.editor_of(key).findChildren(QRadioButton)
    button = next(b for b in buttons if b.text() == words)
    click(button)


def test_that_a_field_shows_only_while_its_condition_holds(qtbot: QtBot, desk: Desk) -> None:
    form = _form(qtbot, desk)
    hidden_first = form.editor_of("why").isVisible()

    _answer(qtbot, form, "more", "Kyllä")

    assert not hidden_first
    assert form.editor_of("why").isVisible()


def test_that_text_of_a_hidden_field_stays_but_is_no_value(qtbot: QtBot, desk: Desk) -> None:
    form = _form(qtbot, desk)
    _answer(qtbot, form, "more", "Kyllä")
    type_text(_text(form, "why"), "Koska.")

    _answer(qtbot, form, "more", "Ei")

    assert "why" not in form.values()
    assert form.typed()["why"] == "Koska."
    _answer(qtbot, form, "more", "Kyllä")
    assert _text(form, "why").text() == "Koska."


def test_that_every_problem_shows_beside_its_field_and_the_first_gets_the_focus(
    qtbot: QtBot, desk: Desk
) -> None:
    form = _form(qtbot, desk)
    _answer(qtbot, form, "more", "Kyllä")

    form.show_problems(problems(SMALL, form.values(), today=TODAY, finished=True))

    assert form.problem_of("name")
    assert form.problem_of("why")
    assert form.focusWidget() is form.editor_of("name")


def test_that_the_summary_leads_to_every_problem(qtbot: QtBot, desk: Desk) -> None:
    form = _form(qtbot, desk)
    _answer(qtbot, form, "more", "Kyllä")
    form.show_problems(problems(SMALL, form.values(), today=TODAY, finished=True))
    QApplication.processEvents()
    links = [b for b in form.findChildren(PlainButton) if b.isVisible() and b.words == "Miksi"]

    click(links[0])

    assert form.focusWidget() is form.editor_of("why")


def test_that_a_mended_field_loses_its_mark(qtbot: QtBot, desk: Desk) -> None:
    form = _form(qtbot, desk)
    form.show_problems((Problem("name", "field.mandatory"),))

    type_text(_line(form, "name"), "A")

    assert form.problem_of("name") == ""


def test_that_markup_is_kept_and_shown_as_typed(qtbot: QtBot, desk: Desk) -> None:
    form = _form(qtbot, desk)

    type_text(_line(form, "name"), "<b>Aada</b> & Äiti")

    assert form.values()["name"] == "<b>Aada</b> & Äiti"
    assert _line(form, "name").text() == "<b>Aada</b> & Äiti"


def test_that_forty_thousand_characters_in_a_line_are_refused_with_a_sentence(
    qtbot: QtBot, desk: Desk
) -> None:
    form = _form(qtbot, desk)
    type_text(_line(form, "name"), "Aada")
    QGuiApplication.clipboard().setText("x" * 40_000)

    _line(form, "name").paste()

    assert form.values()["name"] == "Aada"
    assert "40004 merkkiä" in form.problem_of("name")


def test_that_a_carried_text_tells_its_source_and_can_be_restored(qtbot: QtBot, desk: Desk) -> None:
    form = _form(qtbot, desk)
    made = datetime(2026, 11, 12, 8, 0, tzinfo=UTC)
    source = Source(DocumentKind.ASSESSMENT, "conclusions", uuid4(), made, "Äiti on väsynyt.")
    form.set_values({"more": True, "why": "Äiti on väsynyt."}, {"why": source})
    link = next(b for b in form.findChildren(PlainButton) if b.words == "arviosta 12.11.2026")

    type_text(_text(form, "why"), "Uusi alku. ")
    changed = link.words
    click(link)
    restore = next(b for b in form.findChildren(PlainButton) if b.words == "Palauta tämä teksti")
    click(restore)

    assert changed == "arviosta 12.11.2026 · muokattu"
    assert form.values()["why"] == "Äiti on väsynyt."
    assert link.words == "arviosta 12.11.2026"
    assert form.sources == {"why": source}


def test_that_a_text_taken_away_has_no_source_any_more(qtbot: QtBot, desk: Desk) -> None:
    form = _form(qtbot, desk)
    source = Source(DocumentKind.ASSESSMENT, "conclusions", uuid4(), None, "Vanha.")
    form.set_values({"more": True, "why": "Vanha."}, {"why": source})

    _text(form, "why").selectAll()
    press(_text(form, "why"), Qt.Key.Key_Delete)

    assert form.sources == {}


def test_that_an_unreadable_date_is_told_and_kept(qtbot: QtBot, desk: Desk) -> None:
    form = _form(qtbot, desk, document_type(DocumentKind.CONTACT))
    editor = form.editor_of("received_on")
    assert isinstance(editor, QLineEdit)

    type_text(editor, "31.2.2026")
    troubles = form.troubles()

    assert [(item.place, item.code) for item in troubles] == [("received_on", "date.impossible")]
    assert form.values()["received_on"] == "31.2.2026"


def test_that_changing_the_type_keeps_what_was_typed_under_the_same_key(
    qtbot: QtBot, desk: Desk
) -> None:
    form = _form(qtbot, desk, document_type(DocumentKind.CONTACT))
    type_text(_line(form, "client_surname"), "Virtasalmi")
    form.set_value("consent", True)

    form.set_document_type(document_type(DocumentKind.NOTIFICATION))
    form.build_all()

    assert _line(form, "client_surname").text() == "Virtasalmi"
    assert "consent" not in form.values()
    form.set_document_type(document_type(DocumentKind.CONTACT))
    assert form.values()["consent"] is True


def test_that_tab_goes_through_the_fields_in_the_order_of_the_form(
    qtbot: QtBot, desk: Desk
) -> None:
    form = _form(qtbot, desk, document_type(DocumentKind.DECISION))
    visited: list[QWidget] = []
    first = form.editor_of(form.document_type.fields[0].key)
    first.setFocus()
    focused = form.focusWidget()

    while isinstance(focused, QWidget) and focused not in visited:
        visited.append(focused)
        form.focusNextChild()
        focused = form.focusWidget()

    page = form.widget()
    assert page is not None
    fields = [
        widget.mapTo(page, widget.rect().topLeft()).y()
        for widget in visited
        if page.isAncestorOf(widget)
    ]
    assert len(fields) > 20
    assert all(later > earlier - 60 for earlier, later in pairwise(fields))


@pytest.mark.parametrize("kind", list(DOCUMENT_TYPES))
def test_that_every_field_of_every_document_has_a_name_for_a_listener(
    qtbot: QtBot, desk: Desk, kind: DocumentKind
) -> None:
    form = _form(qtbot, desk, document_type(kind))

    nameless = [
        field.key
        for field in document_type(kind).fields
        if not form.block(field.key).editor.entry().accessibleName()
    ]

    assert nameless == []


@pytest.mark.parametrize("kind", list(DOCUMENT_TYPES))
def test_that_every_document_gives_back_an_empty_form_as_it_came(
    qtbot: QtBot, desk: Desk, kind: DocumentKind
) -> None:
    form = _form(qtbot, desk, document_type(kind))

    assert form.values() == {}
    assert form.troubles() == ()


@pytest.mark.parametrize("kind", [DocumentKind.ASSESSMENT, DocumentKind.DECISION])
def test_that_the_largest_documents_stand_ready_quickly(
    qtbot: QtBot, desk: Desk, kind: DocumentKind
) -> None:
    _form(qtbot, desk, document_type(kind))
    begun = time.perf_counter()

    form = DocumentForm(document_type(kind), desk)

    took = time.perf_counter() - begun
    qtbot.addWidget(form)
    assert took < 0.25


def test_that_a_label_of_a_field_names_its_editor(qtbot: QtBot, desk: Desk) -> None:
    form = _form(qtbot, desk)

    assert _line(form, "name").accessibleName() == "Nimi, pakollinen"
    assert form.block("name").label.buddy() is _line(form, "name")


def test_that_every_label_of_a_form_shows_plain_text(qtbot: QtBot, desk: Desk) -> None:
    form = _form(qtbot, desk, document_type(DocumentKind.ASSESSMENT))

    formats = {label.textFormat() for label in form.findChildren(PlainLabel)}

    assert formats == {Qt.TextFormat.PlainText}


def test_that_a_form_can_go_while_its_focused_field_is_unreadable(qtbot: QtBot, desk: Desk) -> None:
    form = DocumentForm(document_type(DocumentKind.CONTACT), desk)
    form.show()
    editor = form.editor_of("received_on")
    editor.setFocus()
    type_text(editor, "31.2.2026")

    with qtbot.waitSignal(form.destroyed):
        form.deleteLater()


def test_that_fields_of_a_row_stand_level_under_labels_of_unlike_length(
    qtbot: QtBot, desk: Desk
) -> None:
    form = SmallForm(
        (
            section(
                "s",
                Words(""),
                line("short", Words("Nimi"), width=3),
                line("long", Words("Tilapäinen yksilöintitunnus"), width=3),
            ),
        ),
        desk,
    )
    qtbot.addWidget(form)
    form.resize(640, 200)
    form.show()
    QApplication.processEvents()

    tops = [
        entry.mapTo(form, entry.rect().topLeft()).y()
        for key in ("short", "long")
        for entry in [form.block(key).editor.entry()]
    ]

    assert form.block("long").label.height() > form.block("short").label.height()
    assert tops[0] == tops[1]
