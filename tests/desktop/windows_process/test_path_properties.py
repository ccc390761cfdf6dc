"""Properties beside the board: what is typed is one edit, and each choice is one edit."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.windows.process_deadline_form import DeadlineForm
from desktop.windows.process_fields import CheckList
from desktop.windows.process_forms import FlowForm, PhaseForm, StepForm
from desktop.windows.process_page import PathPage
from models.rules.kinds import DocumentKind
from models.rules.process import DeadlineMark, Flow, StepRole
from tests.desktop.typing import type_text
from tests.desktop.windows_process.board import CTRL, LEFT, NONE, click, in_front, key, write

_IN_BOX = QPoint(10, 9)


def _step(page: PathPage, element: str = "Task_contact") -> StepForm:
    click(page, element)
    form = page.panel.form
    assert isinstance(form, StepForm)
    return form


def _deadline(page: PathPage) -> tuple[DeadlineForm, str]:
    mark = page.draft.value.phases[0].deadlines[0].id
    page.go_to(mark)
    form = page.panel.form
    assert isinstance(form, DeadlineForm)
    return form, mark


def _guards(page: PathPage) -> tuple[str, ...]:
    flow = page.draft.value.named("Flow_from_contact")
    assert isinstance(flow, Flow)
    return flow.guards


def _tick(boxes: CheckList, value: str) -> None:
    for row in range(boxes.count()):
        item = boxes.item(row)
        if item.data(Qt.ItemDataRole.UserRole) == value:
            boxes.scrollToItem(item)
            spot = boxes.visualItemRect(item)
            QTest.mouseClick(boxes.viewport(), LEFT, NONE, spot.topLeft() + _IN_BOX)


def test_that_a_name_typed_in_a_field_is_one_edit(drafting: PathPage) -> None:
    form = _step(drafting)
    field = form.names[0].control
    field.setFocus()
    field.selectAll()

    type_text(field, "Yhteydenotto tulee")
    assert not drafting.draft.history.can_undo
    key(drafting, Qt.Key.Key_Return)

    assert drafting.draft.value.step("Task_contact").words.fi == "Yhteydenotto tulee"
    assert drafting.draft.history.depth == 1
    assert drafting.panel.head.text() == "Askel: Yhteydenotto tulee"


def test_that_undo_in_a_field_is_the_fields_own_while_typing(drafting: PathPage) -> None:
    form = _step(drafting)
    field = form.names[1].control
    field.setFocus()
    before = field.text()
    type_text(field, "x")

    key(drafting, Qt.Key.Key_Z, CTRL)

    assert field.text() == before
    assert not drafting.draft.history.can_undo


def test_that_undo_in_a_field_takes_back_the_edit_once_it_is_told(drafting: PathPage) -> None:
    form = _step(drafting)
    field = form.names[0].control
    field.setFocus()
    field.selectAll()
    type_text(field, "Toinen nimi")
    key(drafting, Qt.Key.Key_Return)

    key(drafting, Qt.Key.Key_Z, CTRL)

    assert drafting.draft.value.step("Task_contact").words.fi == "Yhteydenotto"
    assert field.text() == "Yhteydenotto"


def test_that_escape_puts_back_what_stood_in_the_field(drafting: PathPage) -> None:
    form = _step(drafting)
    field = form.names[0].control
    field.setFocus()
    type_text(field, "xyz")

    key(drafting, Qt.Key.Key_Escape)

    assert field.text() == "Yhteydenotto"
    assert not drafting.draft.history.can_undo


def test_that_what_was_typed_belongs_to_the_step_it_was_typed_for(drafting: PathPage) -> None:
    form = _step(drafting)
    form.statute.control.setFocus()
    type_text(form.statute.control, "SHL 35 §")

    click(drafting, "Task_urgency")

    assert drafting.draft.value.step("Task_contact").statute == "SHL 35 §"
    assert drafting.draft.value.step("Task_urgency").statute == ""


def test_that_saving_takes_what_is_being_typed_along(drafting: PathPage) -> None:
    form = _step(drafting)
    form.help.unfold()
    help_field = form.help.fields[0].control
    help_field.setFocus()
    type_text(help_field, "Kysy ensin perheen omaa näkemystä.")

    key(drafting, Qt.Key.Key_S, CTRL)

    step = drafting.draft.value.step("Task_contact")
    assert step.help.fi == "Kysy ensin perheen omaa näkemystä."
    assert drafting.draft.is_saved


def test_that_a_document_is_ticked_for_a_step(drafting: PathPage) -> None:
    form = _step(drafting, "Task_plan")
    before = drafting.draft.value.step("Task_plan").forms

    _tick(form.forms, DocumentKind.MEETING.value)

    after = drafting.draft.value.step("Task_plan").forms
    assert after == (*before, DocumentKind.MEETING)


def test_that_who_does_a_step_is_chosen_by_keys(drafting: PathPage) -> None:
    form = _step(drafting)
    form.role.setFocus()

    key(drafting, Qt.Key.Key_Down)
    key(drafting, Qt.Key.Key_Down)

    assert drafting.draft.value.step("Task_contact").role == StepRole.SOCIAL_WORKER


def test_that_a_condition_is_ticked_for_a_flow(drafting: PathPage) -> None:
    drafting.go_to("Flow_from_contact")
    form = drafting.panel.form
    assert isinstance(form, FlowForm)

    _tick(form.guards, "contact_finished")

    assert _guards(drafting) == ()
    _tick(form.guards, "first_met")
    assert _guards(drafting) == ("first_met",)


def test_that_a_shorter_deadline_is_told_in_real_cases(qtbot: QtBot, drafting: PathPage) -> None:
    form, mark_id = _deadline(drafting)
    form.length.count.setFocus()
    form.length.count.selectAll()

    in_front(drafting)
    write("2")
    key(drafting, Qt.Key.Key_Return)

    mark = drafting.draft.value.named(mark_id)
    assert isinstance(mark, DeadlineMark)
    assert (mark.value, mark.unit) == ("P2D", "workday")
    qtbot.waitUntil(lambda: drafting.banners.effects.effects is not None, timeout=10_000)
    assert drafting.banners.effects.banner.text


def test_that_a_deadline_longer_than_the_law_is_a_finding_with_its_statute(
    qtbot: QtBot, drafting: PathPage
) -> None:
    form, mark_id = _deadline(drafting)

    form.length.count.setValue(9)

    qtbot.waitUntil(lambda: bool(drafting.problems.shown), timeout=2_000)
    problem = drafting.problems.shown[0]
    assert problem.element == mark_id
    assert "SHL 36 §" in problem.statute
    assert "SHL 36 §" in drafting.problems.list.item(0).text()


def test_that_a_reminder_has_a_number_and_a_unit(drafting: PathPage) -> None:
    form, mark_id = _deadline(drafting)

    form.reminder.count.setValue(2)

    mark = drafting.draft.value.named(mark_id)
    assert isinstance(mark, DeadlineMark)
    assert mark.reminder == "P2D"
    form.reminder.count.setValue(0)
    mark = drafting.draft.value.named(mark_id)
    assert isinstance(mark, DeadlineMark)
    assert mark.reminder == ""


def test_that_a_new_deadline_takes_day_and_number_from_the_law(drafting: PathPage) -> None:
    phase = drafting.draft.value.phases[2].id
    drafting.go_to(phase)
    form = drafting.panel.form
    assert isinstance(form, PhaseForm)

    form.add.click()
    fields = drafting.panel.form
    assert isinstance(fields, DeadlineForm)
    fields.clock.setFocus()
    fields.clock.setCurrentIndex(fields.clock.findData("assessment_ready"))
    fields.clock.activated.emit(fields.clock.currentIndex())

    mark = drafting.draft.value.phase(phase).deadlines[0]
    assert (mark.clock, mark.anchor) == ("assessment_ready", "received_on")
    assert (mark.value, mark.unit) == ("P3M", "month")
    fields.remove.click()
    assert drafting.draft.value.phase(phase).deadlines == ()
    assert isinstance(drafting.panel.form, PhaseForm)


def test_that_a_refused_choice_is_told_in_the_panel(drafting: PathPage) -> None:
    form = _step(drafting)
    form.kind.setFocus()

    form.kind.setCurrentIndex(form.kind.findData("start"))
    form.kind.activated.emit(form.kind.currentIndex())

    assert "Alkuun ei voi johtaa siirtymää" in drafting.panel.notice.text
    assert drafting.draft.value.step("Task_contact").kind.value == "task"
    assert form.kind.value == "task"


def test_that_many_chosen_elements_have_no_fields(drafting: PathPage) -> None:
    drafting.canvas.select(("Task_contact", "Task_urgency"))

    assert drafting.panel.form is None
    assert drafting.panel.head.text() == "2 valittu"


def test_that_fields_of_a_published_version_are_only_read(page: PathPage) -> None:
    form = _step(page)

    assert all(field.control.isReadOnly() for field in form.names)
    assert not form.kind.isEnabled()
    assert not form.role.isEnabled()
    _tick(form.forms, DocumentKind.MEETING.value)
    assert page.draft.is_saved
