"""The versions of the path as an administrator sees, compares, publishes and moves them."""

from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.base.desk import Desk
from desktop.base.messages import Offer
from desktop.windows.version_compare import VersionCompareDialog
from desktop.windows.version_effects import EffectsDialog, EffectsStrip
from desktop.windows.version_move_dialog import VersionMoveDialog
from desktop.windows.version_panel import VersionsPanel
from desktop.windows.version_publish import VersionPublishDialog
from desktop.windows.version_words import difference_lines
from diagram.graph import edits
from models.rules.process import ProcessDefinition
from models.rules.rights import Actor
from models.rules.rows import VersionState
from models.rules.version_difference import difference
from models.services.processes import process_versions, save_process
from models.services.version_move import version_move_rows
from models.store.uow import UnitOfWork
from tests.desktop.desks import FakeDialogs
from tests.models.services.builders import shipped_process
from tests.models.services.paths import (
    published,
    redrawn,
    with_deadline,
    with_guards,
    with_renamed_id,
)


def a_draft(uow: UnitOfWork, actor: Actor, definition: ProcessDefinition) -> UUID:
    process_id = uuid4()
    save_process(uow, actor, process_id=process_id, definition=definition, bpmn=b"<path/>")
    return process_id


def a_move(qtbot: QtBot, desk: Desk, uow: UnitOfWork, actor: Actor) -> VersionMoveDialog:
    """Open the dialog for the cases of the oldest version and wait for its dry run."""
    rows = process_versions(uow, actor)
    dialog = VersionMoveDialog(desk, rows, rows[-1].id, None)
    qtbot.addWidget(dialog)
    dialog.show()
    settled(qtbot, dialog)
    return dialog


def settled(qtbot: QtBot, dialog: VersionMoveDialog) -> None:
    qtbot.waitUntil(lambda: dialog._plan is not None, timeout=5000)


@pytest.fixture
def panel(qtbot: QtBot, desk: Desk, cases: tuple[UUID, ...]) -> VersionsPanel:
    """The panel over the shipped path."""
    made = VersionsPanel(desk)
    qtbot.addWidget(made)
    made.show()
    return made


def test_that_a_card_tells_state_and_open_cases(
    panel: VersionsPanel, uow: UnitOfWork, desk: Desk
) -> None:
    published(uow, with_deadline("P5D"))

    panel.reload()

    told = [(card.name.text(), card.detail.text()) for card in panel.cards]
    assert told == [
        ("Versio 2, käytössä", "0 avointa asiaa, julkaistu 24.11.2026"),
        ("Versio 1, aiempi", "3 avointa asiaa, julkaistu 24.11.2026"),
    ]


def test_that_a_card_offers_what_its_state_allows(
    panel: VersionsPanel, uow: UnitOfWork, administrator: Actor
) -> None:
    published(uow, with_deadline("P5D"))
    a_draft(uow, administrator, with_deadline("P3D"))

    panel.reload()

    offered = [set(card.buttons) for card in panel.cards]
    assert offered[0] == {"Avaa", "Julkaise…", "Vertaa…", "Vie…", "Poista luonnos"}
    assert offered[1] == {"Avaa", "Vertaa…", "Vie…"}
    assert offered[2] == {"Avaa", "Vertaa…", "Vie…", "Siirrä asiat…"}


def test_that_opening_and_exporting_are_asked_of_the_page(panel: VersionsPanel) -> None:
    (card,) = panel.cards
    heard: list[tuple[str, UUID]] = []
    panel.opened.connect(lambda key: heard.append(("open", key)))
    panel.export_asked.connect(lambda key: heard.append(("export", key)))

    card.buttons["Avaa"].click()
    card.buttons["Vie…"].click()

    assert heard == [("open", card.row.id), ("export", card.row.id)]


def test_that_a_draft_is_thrown_away_only_when_agreed(
    panel: VersionsPanel, uow: UnitOfWork, administrator: Actor, dialogs: FakeDialogs
) -> None:
    a_draft(uow, administrator, with_deadline("P3D"))
    panel.reload()
    dialogs.answer = False
    panel.cards[0].buttons["Poista luonnos"].click()
    assert len(panel.cards) == 2
    dialogs.answer = True

    panel.cards[0].buttons["Poista luonnos"].click()

    assert len(panel.cards) == 1


def test_that_a_worker_sees_versions_and_can_change_none(
    qtbot: QtBot, desk: Desk, cases: tuple[UUID, ...], worker: Actor
) -> None:
    panel = VersionsPanel(replace(desk, actor=worker))
    qtbot.addWidget(panel)

    assert [set(card.buttons) for card in panel.cards] == [{"Avaa", "Vie…"}]


def test_that_publishing_tells_the_differences_and_the_fate_of_open_cases(
    qtbot: QtBot, desk: Desk, uow: UnitOfWork, administrator: Actor, cases: tuple[UUID, ...]
) -> None:
    a_draft(uow, administrator, with_guards("Task_contact", "first_met"))
    draft, current = process_versions(uow, administrator)
    dialog = VersionPublishDialog(desk, draft, current, None)
    qtbot.addWidget(dialog)

    assert dialog.list.item(0).text() == (
        "Muutettu. Siirtymä: Yhteydenotto – Kiireellisyys ja alkuarvio: ehdot"
    )
    assert dialog.fate.text() == ("3 avointa asiaa jatkaa aiemmalla versiolla, kunnes siirrät ne.")
    qtbot.waitUntil(lambda: bool(dialog.effects.text()), timeout=5000)
    assert dialog.effects.text() == "Jos asiat siirretään: 3 asiaa ei pääsisi eteenpäin."
    dialog.do()
    assert process_versions(uow, administrator)[0].state is VersionState.CURRENT


def test_that_a_deadline_longer_than_the_laws_is_refused_in_words(
    qtbot: QtBot, desk: Desk, uow: UnitOfWork, administrator: Actor, cases: tuple[UUID, ...]
) -> None:
    a_draft(uow, administrator, with_deadline("P9D"))
    draft, current = process_versions(uow, administrator)
    dialog = VersionPublishDialog(desk, draft, current, None)
    qtbot.addWidget(dialog)

    dialog.do()

    assert dialog.notice.text == (
        "Vaiheen Asian vireilletulo määräaika on pidempi kuin laissa (SHL 36 § 3 mom.). "
        "Lain määräaikaa voi vain lyhentää. Lyhennä määräaikaa."
    )


def test_that_a_comparison_lists_what_differs_and_shows_it_in_both_drawings(
    qtbot: QtBot, desk: Desk, uow: UnitOfWork, administrator: Actor, cases: tuple[UUID, ...]
) -> None:
    published(uow, with_deadline("P5D"))
    new, old = process_versions(uow, administrator)
    dialog = VersionCompareDialog(desk, (new, old), old.id, new.id, None)
    qtbot.addWidget(dialog)
    dialog.show()

    dialog.list.setCurrentRow(0)

    assert dialog.lines == (
        "Muutettu. Määräaika: Asian vireilletulo: pituus 7 arkipäivää → 5 arkipäivää",
    )
    assert dialog.before.canvas.selected == dialog.after.canvas.selected == ("Deadline_start",)


def test_that_two_like_versions_are_said_to_be_alike(
    qtbot: QtBot, desk: Desk, uow: UnitOfWork, administrator: Actor, cases: tuple[UUID, ...]
) -> None:
    (only,) = process_versions(uow, administrator)
    dialog = VersionCompareDialog(desk, (only,), only.id, only.id, None)
    qtbot.addWidget(dialog)

    assert (dialog.summary.text(), dialog.lines) == ("Versiot ovat samanlaiset.", ())


def test_that_a_draft_is_compared_as_it_is_open_now_and_not_only_as_it_was_saved(
    qtbot: QtBot, panel: VersionsPanel, desk: Desk, uow: UnitOfWork, administrator: Actor
) -> None:
    draft = a_draft(uow, administrator, shipped_process())
    old, new = panel.cards[0].row.id, draft
    known = {draft: with_deadline("P3D")}

    dialog = VersionCompareDialog(desk, process_versions(uow, administrator), old, new, None, known)
    qtbot.addWidget(dialog)

    assert dialog.summary.text() == "1 ero"


def test_that_a_moved_box_is_told_apart_from_a_changed_meaning() -> None:
    whole = shipped_process()
    changed = redrawn()

    lines = difference_lines(difference(whole, changed), whole, changed)

    assert [line.what for line in lines] == ["moved"]


def test_that_the_dry_run_says_how_many_move_before_anything_does(
    qtbot: QtBot, desk: Desk, uow: UnitOfWork, administrator: Actor, cases: tuple[UUID, ...]
) -> None:
    published(uow, with_guards("Task_contact", "first_met"))

    dialog = a_move(qtbot, desk, uow, administrator)

    assert dialog.outcome.text() == "3 asiaa siirtyy, 3 asiasta on huomautettavaa."
    assert dialog.act.words == "Siirrä 3 asiaa"
    assert version_move_rows(uow, administrator) == ()


def test_that_a_step_without_counterpart_stands_first_and_holds_its_cases(
    qtbot: QtBot, desk: Desk, uow: UnitOfWork, administrator: Actor, cases: tuple[UUID, ...]
) -> None:
    published(uow, _without_contact())
    dialog = a_move(qtbot, desk, uow, administrator)
    assert list(dialog.table.choosers) == ["Task_contact"]
    assert dialog.outcome.text() == "0 asiaa siirtyy, 3 asiaa jää nykyiseen versioon."
    assert not dialog.act.isEnabled()
    chooser = dialog.table.choosers["Task_contact"]

    chooser.setCurrentIndex(chooser.findText("Kiireellisyys ja alkuarvio"))
    settled(qtbot, dialog)

    assert dialog.act.words == "Siirrä 3 asiaa"


def test_that_a_change_of_phase_is_accepted_by_a_tick(
    qtbot: QtBot, desk: Desk, uow: UnitOfWork, administrator: Actor, cases: tuple[UUID, ...]
) -> None:
    published(uow, _without_contact())
    dialog = a_move(qtbot, desk, uow, administrator)
    chooser = dialog.table.choosers["Task_contact"]
    chooser.setCurrentIndex(chooser.findText("Johtopäätökset"))
    settled(qtbot, dialog)
    assert dialog.accept_phase.isVisibleTo(dialog)
    assert not dialog.act.isEnabled()

    dialog.accept_phase.tick()
    settled(qtbot, dialog)

    assert dialog.act.isEnabled()


def test_that_a_changed_deadline_can_be_kept(
    qtbot: QtBot, desk: Desk, uow: UnitOfWork, administrator: Actor, cases: tuple[UUID, ...]
) -> None:
    published(uow, with_deadline("P5D"))

    dialog = a_move(qtbot, desk, uow, administrator)

    (box,) = dialog.keep.values()
    assert box.words == (
        "Arvioinnin aloittaminen: nyt 7 arkipäivää, uudessa versiossa 5 arkipäivää"
    )


def test_that_a_move_is_offered_back_and_reverted(
    qtbot: QtBot,
    panel: VersionsPanel,
    desk: Desk,
    uow: UnitOfWork,
    administrator: Actor,
    dialogs: FakeDialogs,
) -> None:
    published(uow, with_guards("Task_contact", "first_met"))
    offers: list[Offer] = []
    desk.messages.offered.connect(offers.append)
    dialog = a_move(qtbot, desk, uow, administrator)
    dialog.moved.connect(panel._on_moved)
    dialog.do()
    assert [offer.text for offer in offers] == ["3 asiaa siirrettiin versioon 2."]
    assert [card.row.cases for card in panel.cards] == [3, 0]
    (line,) = panel.moves

    line.revert.click()

    assert dialogs.asked
    assert [card.row.cases for card in panel.cards] == [0, 3]
    assert panel.moves[0].done.text() == "Peruttu 24.11.2026"


def test_that_an_empty_former_version_can_be_retired(
    qtbot: QtBot, panel: VersionsPanel, desk: Desk, uow: UnitOfWork, administrator: Actor
) -> None:
    published(uow, with_guards("Task_contact", "first_met"))
    a_move(qtbot, desk, uow, administrator).do()

    panel.cards[1].buttons["Lopeta käyttö"].click()

    assert panel.cards[1].name.text() == "Versio 1, käyttö lopetettu"


def test_that_the_strip_says_what_the_draft_would_do(
    qtbot: QtBot, desk: Desk, cases: tuple[UUID, ...]
) -> None:
    strip = EffectsStrip(desk)
    qtbot.addWidget(strip)

    with qtbot.waitSignal(strip.told, timeout=5000):
        strip.show_draft(with_guards("Task_contact", "first_met"))

    assert strip.banner.text == "3 asiaa ei pääsisi eteenpäin."
    assert strip.show_cases.isVisibleTo(strip)


def test_that_the_strip_answers_the_last_of_many_edits(
    qtbot: QtBot, desk: Desk, cases: tuple[UUID, ...]
) -> None:
    strip = EffectsStrip(desk)
    qtbot.addWidget(strip)

    with qtbot.waitSignal(strip.told, timeout=5000):
        strip.show_draft(with_guards("Task_contact", "first_met"))
        strip.show_draft(redrawn())

    assert strip.banner.text == "Luonnos ei muuttaisi yhdenkään avoimen asian tilannetta."
    assert not strip.show_cases.isVisibleTo(strip)


def test_that_the_touched_cases_are_listed_by_number_and_reason(
    qtbot: QtBot, desk: Desk, cases: tuple[UUID, ...]
) -> None:
    strip = EffectsStrip(desk)
    qtbot.addWidget(strip)
    with qtbot.waitSignal(strip.told, timeout=5000):
        strip.show_draft(with_guards("Task_contact", "first_met"))
    assert strip.effects is not None
    dialog = EffectsDialog(strip.effects, shipped_process(), None)
    qtbot.addWidget(dialog)

    lines = [dialog.list.item(row).text() for row in range(dialog.list.count())]

    assert len(lines) == 3
    assert all(line.startswith("ES-2026-") for line in lines)
    assert "Yhteydenotto · puuttuisi Tapaaminen tai yhteydenotto" in lines[0]
    assert not any("Esimerkki" in line for line in lines)


def test_that_a_renamed_step_is_told_as_the_guess_it_is(
    qtbot: QtBot, desk: Desk, uow: UnitOfWork, administrator: Actor, cases: tuple[UUID, ...]
) -> None:
    published(uow, with_renamed_id("Task_contact", "Task_hello"))

    dialog = a_move(qtbot, desk, uow, administrator)

    assert dialog.table._hows["Task_contact"].text() == "sama nimi"


def _without_contact() -> ProcessDefinition:
    whole = shipped_process()
    steps = tuple(step for step in whole.steps if step.id != "Task_contact")
    flows = tuple(
        replace(flow, target="Task_urgency") if flow.target == "Task_contact" else flow
        for flow in whole.flows
        if flow.source != "Task_contact"
    )
    return replace(whole, steps=steps, flows=flows)


def test_that_what_was_only_moved_is_one_line_that_opens(
    qtbot: QtBot, desk: Desk, uow: UnitOfWork, administrator: Actor, cases: tuple[UUID, ...]
) -> None:
    spread = edits.make_space(shipped_process(), at=1500, axis=edits.Axis.X, amount=60)
    changed = edits.set_deadline(spread, "Deadline_start", value="P5D")
    published(uow, replace(edits.remove(changed, ("Task_conclusions",)), version=2))
    new, old = process_versions(uow, administrator)
    dialog = VersionCompareDialog(desk, (new, old), old.id, new.id, None)
    qtbot.addWidget(dialog)
    dialog.show()
    closed = dialog.lines
    dialog.list.setFocus()
    dialog.list.setCurrentRow(len(closed) - 1)

    QTest.keyClick(dialog.list, Qt.Key.Key_Right)
    opened = dialog.lines
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    chosen = dialog.after.canvas.selected
    QTest.keyClick(dialog.list, Qt.Key.Key_Left)

    moved = len(opened) - len(closed)
    assert closed[-1] == f"{moved} osaa siirretty piirroksessa"
    assert all(line.startswith("Siirretty piirroksessa. ") for line in opened[len(closed) :])
    assert len(chosen) == 1
    assert dialog.lines == closed
    assert dialog.summary.text() == f"{len(closed) - 1} eroa"
    QTest.mouseClick(
        dialog.list.viewport(),
        Qt.MouseButton.LeftButton,
        pos=dialog.list.visualItemRect(dialog.list.item(len(closed) - 1)).center(),
    )
    assert dialog.lines == opened


def test_that_the_newer_drawing_shows_a_removed_step_as_a_ghost(
    qtbot: QtBot, desk: Desk, uow: UnitOfWork, administrator: Actor, cases: tuple[UUID, ...]
) -> None:
    gone = edits.remove(shipped_process(), ("Task_conclusions",))
    published(uow, replace(gone, version=2))
    new, old = process_versions(uow, administrator)
    dialog = VersionCompareDialog(desk, (new, old), old.id, new.id, None)
    qtbot.addWidget(dialog)

    ghosts = {shape.id for shape in dialog.after.canvas.shown.marks.gone}

    assert "Task_conclusions" in ghosts
    assert not dialog.before.canvas.shown.marks.gone
