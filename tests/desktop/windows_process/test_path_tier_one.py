"""Notes, reminders and parallel steps on the page of the path, from drawing to publishing."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.windows.process_beside_forms import LineForm, NoteForm
from desktop.windows.process_forms import FlowForm, StepForm
from desktop.windows.process_page import PathPage
from diagram.editor.drawing.canvas import DraftCanvas
from diagram.editor.drawing.paper import PictureKind, drawn
from diagram.graph.bpmn import read, write
from models.rules.path_order import pairs
from models.rules.phases import next_moves
from models.rules.process import StepKind
from models.rules.words import Words
from tests.desktop.typing import type_text
from tests.desktop.windows_process.board import CTRL, in_front, key
from tests.desktop.windows_process.board import write as typed


def _on_board(page: PathPage, element: str) -> DraftCanvas:
    """Choose an element, the keyboard on the board."""
    in_front(page)
    page.go_to(element)
    page.canvas.setFocus()
    return page.canvas


def _add(page: PathPage, element: str, words: str) -> None:
    """Choose a line of the menu Lisää (add) for an element."""
    _on_board(page, element)
    menu = page.tools.menu(page.tools.add)
    menu.aboutToShow.emit()
    action = next(act for act in menu.actions() if act.text().split("\t")[0] == words)
    assert action.isEnabled()
    action.trigger()


def _of_kind(page: PathPage, kind: StepKind) -> str:
    return next(step.id for step in page.draft.value.steps if step.kind is kind)


def test_that_a_note_is_added_from_the_bar_and_written_in_three_languages(
    drafting: PathPage,
) -> None:
    _add(drafting, "Task_contact", "Uusi selite")
    typed("Kysy lapselta")
    key(drafting, Qt.Key.Key_Return)

    form = drafting.panel.form
    assert isinstance(form, NoteForm)
    swedish = form.texts[1].control
    swedish.setFocus()
    type_text(swedish, "Fråga barnet")
    form.texts[2].control.setFocus()

    note = drafting.draft.value.step(_of_kind(drafting, StepKind.NOTE))
    assert (note.words.fi, note.words.sv) == ("Kysy lapselta", "Fråga barnet")
    assert [button.words for button in form.ties.buttons] == ["Askel: Yhteydenotto"]
    assert drafting.panel.head.text() == "Selite: Kysy lapselta"


def test_that_the_line_of_a_note_tells_what_it_ties(drafting: PathPage) -> None:
    _add(drafting, "Task_contact", "Uusi selite")
    typed("Kysy lapselta")
    key(drafting, Qt.Key.Key_Return)
    line = next(flow.id for flow in drafting.draft.value.flows if flow.id.startswith("Line"))

    drafting.go_to(line)

    form = drafting.panel.form
    assert isinstance(form, LineForm)
    assert [button.words for button in form.ends.buttons] == [
        "Askel: Yhteydenotto", "Selite: Kysy lapselta",
    ]  # fmt: skip
    form.ends.buttons[0].click()
    assert drafting.canvas.selected == ("Task_contact",)


def test_that_a_reminder_says_when_it_comes_up_and_what_it_means(drafting: PathPage) -> None:
    _add(drafting, "Flow_from_contact", "Uusi muistutus")
    typed("Soita perheelle")
    key(drafting, Qt.Key.Key_Return)

    form = drafting.panel.form
    assert isinstance(form, StepForm)
    assert form.meaning.isVisible()
    assert "ei pysähdy" in form.meaning.text()
    form.after.count.setFocus()
    form.after.count.selectAll()
    type_text(form.after.count, "14")
    key(drafting, Qt.Key.Key_Return)

    step = drafting.draft.value.step(_of_kind(drafting, StepKind.SEND))
    assert (step.words.fi, step.after) == ("Soita perheelle", "P14D")
    assert not form.role.isVisible()
    assert not form.forms.isVisible()


def test_that_the_order_of_parallel_steps_is_shown_and_changed(drafting: PathPage) -> None:
    _add(drafting, "Flow_from_contact", "Uudet rinnakkaiset askeleet")
    typed("Kuuleminen")
    key(drafting, Qt.Key.Key_Return)
    (pair,) = pairs(drafting.draft.value)
    drafting.go_to(pair.split)

    form = drafting.panel.form
    assert isinstance(form, StepForm)
    assert form.order.list.count() == 2
    assert form.order.list.item(0).text() == "1. Askel: Kuuleminen"
    assert not form.order.earlier.isEnabled()
    form.order.later.click()

    assert form.order.list.item(1).text() == "2. Askel: Kuuleminen"
    first = next_moves(drafting.draft.value, "Task_contact")[0].target
    assert first.words.fi == ""
    drafting.undo()
    assert next_moves(drafting.draft.value, "Task_contact")[0].target.words.fi == "Kuuleminen"


def test_that_branches_that_do_not_meet_are_told_at_their_gateway(
    qtbot: QtBot, drafting: PathPage
) -> None:
    drafting.go_to("Gateway_needed")
    form = drafting.panel.form
    assert isinstance(form, StepForm)

    in_front(drafting)
    form.kind.setFocus()
    key(drafting, Qt.Key.Key_End)

    assert drafting.draft.value.step("Gateway_needed").kind is StepKind.PARALLEL
    qtbot.waitUntil(
        lambda: "Gateway_needed" in drafting.canvas.shown.marks.problems,
        timeout=3000,
    )


def test_that_conditions_show_their_section_of_law(drafting: PathPage) -> None:
    drafting.go_to("Flow_from_contact")
    form = drafting.panel.form
    assert isinstance(form, FlowForm)

    said = [form.guards.item(row).text() for row in range(form.guards.count())]

    assert "Yhteydenotto kirjattu · SHL\u00a034\u00a0§" in said
    assert all(" · " in text for text in said)


@pytest.mark.parametrize("kind", [PictureKind.SVG, PictureKind.PNG, PictureKind.PDF])
def test_that_pictures_of_the_path_show_the_note(
    drafting: PathPage, kind: PictureKind, tmp_path: Path
) -> None:
    family = drafting.canvas.font().family()
    words = drafting.canvas.words
    before = drawn(drafting.draft.value, kind, words=words, title="Polku", family=family)
    _add(drafting, "Task_contact", "Uusi selite")
    typed("Kysylapselta")
    key(drafting, Qt.Key.Key_Return)

    after = drawn(drafting.draft.value, kind, words=words, title="Polku", family=family)

    assert len(after) > len(before) or after != before
    if kind is PictureKind.SVG:
        assert b"Kysylapselta" in after


def test_that_a_draft_with_all_of_it_is_kept_and_comes_back(
    qtbot: QtBot, drafting: PathPage
) -> None:
    _add(drafting, "Task_contact", "Uusi selite")
    typed("Kysy lapselta")
    key(drafting, Qt.Key.Key_Return)
    _add(drafting, "Flow_from_contact", "Uusi muistutus")
    typed("Soita")
    key(drafting, Qt.Key.Key_Return)

    key(drafting, Qt.Key.Key_S, CTRL)

    value = drafting.draft.value
    assert drafting.draft.is_saved
    assert read(write(value)) == value
    assert any(step.words == Words("Soita") for step in value.steps)
