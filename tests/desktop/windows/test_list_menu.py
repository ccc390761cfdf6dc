"""The menu of a list: print, export, columns, groups and views, as a user reaches them."""

import csv
import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import UUID, uuid4
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QMenu
from sqlalchemy import select

from desktop.windows.cases_list import CasesPage
from desktop.windows.columns_dialog import ColumnsDialog
from desktop.windows.day_log_dialog import DayLogDialog
from desktop.windows.decisions_list import DecisionsPage
from desktop.windows.figures_page import FiguresPage
from desktop.windows.list_menu import ListMenu
from desktop.windows.list_share_dialog import ListShareDialog
from desktop.windows.main import MainWindow
from desktop.windows.navigation import CASES, DECISIONS, FIGURES, TEAM, WORKLIST, Place
from desktop.windows.print_preview import PrintPreview
from desktop.windows.team_page import TeamPage
from desktop.windows.view_dialogs import SaveViewDialog, ViewsDialog
from desktop.windows.worklist import WorklistPage
from models.entities.record import AuditEntry
from models.rules.case_views import CasesView, TableLook
from models.rules.purposes import Purpose
from models.rules.rights import Actor, Right, Role, may
from models.services.views import save_view, saved_views
from models.store.uow import UnitOfWork
from reports.pages import page_texts
from tests.desktop.desks import FakeDialogs
from tests.desktop.typing import CONTROL, press
from tests.desktop.windows.hands import FakeFiles, FakePaper, in_dialog

_CELLS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@pytest.fixture
def cases(main: MainWindow) -> CasesPage:
    """The list of all cases."""
    main.show()
    main.go(Place(CASES))
    assert isinstance(main.page, CasesPage)
    return main.page


@pytest.fixture
def worklist(main: MainWindow) -> WorklistPage:
    """The worklist of the signed-in worker."""
    main.show()
    main.go(Place(WORKLIST))
    assert isinstance(main.page, WorklistPage)
    return main.page


# columns, groups, order


def test_that_chosen_columns_are_shown_and_remembered(main: MainWindow, cases: CasesPage) -> None:
    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, ColumnsDialog)
        press(dialog.boxes["due"], Qt.Key.Key_Space)
        press(dialog.boxes["received"], Qt.Key.Key_Space)
        dialog.act.click()

    met = in_dialog(choose)
    cases.table.menu.columns.trigger()

    assert met
    heads = [column.head for column in cases.table.view.shown_columns()]
    assert "Viimeistään" not in heads
    assert "Vireille" in heads
    stored = main.desk.preferences.choice("table/cases", "")
    assert "received" not in stored
    assert "due" in stored


def test_that_the_last_column_stays(cases: CasesPage) -> None:
    said: list[str] = []

    def take_all(dialog: QDialog) -> None:
        assert isinstance(dialog, ColumnsDialog)
        for box in dialog.boxes.values():
            box.setChecked(False)
        dialog.act.click()
        said.append(dialog.notice.text)
        dialog.reject()

    in_dialog(take_all)
    cases.table.menu.columns.trigger()

    assert said == ["Valitse ainakin yksi sarake."]
    assert cases.table.view.look == cases.table.view.usual_look


def test_that_rows_are_grouped_under_heads_and_sorted_inside(cases: CasesPage) -> None:
    view, model = cases.table.view, cases.table.model
    _entry(cases.table.menu, "Työntekijä").trigger()
    view.sortByColumn(3, Qt.SortOrder.DescendingOrder)

    heads = model.heads
    starts = sorted(heads)
    groups = [
        model.shown[a:b] for a, b in zip(starts, [*starts[1:], len(model.shown)], strict=True)
    ]
    assert starts[0] == 0
    assert len(groups) > 2
    for start, group in zip(starts, groups, strict=True):
        assert {row.worker_name for row in group} == {group[0].worker_name}
        assert heads[start].endswith(f"· {len(group)}")
        numbers = [row.number for row in group]
        assert numbers == sorted(numbers, reverse=True)
    assert view.rowHeight(0) > view.rowHeight(1)


def test_that_a_head_is_spoken_with_its_first_row_and_is_no_row_itself(cases: CasesPage) -> None:
    count = cases.table.model.rowCount()
    _entry(cases.table.menu, "Vaihe").trigger()

    first = cases.table.model.index(0, 0)
    assert str(first.data(Qt.ItemDataRole.AccessibleTextRole)).startswith(
        cases.table.model.heads[0]
    )
    assert cases.table.model.rowCount() == count


def test_that_the_chosen_case_stays_chosen_when_rows_are_grouped(cases: CasesPage) -> None:
    row = cases.table.model.shown[7]
    cases.table.view.choose(row.id)

    _entry(cases.table.menu, "Seuraavaksi").trigger()

    assert cases.table.view.current_id == row.id


def test_that_unreadable_settings_leave_the_usual_look(main: MainWindow) -> None:
    for kept in ("{", "[]", '{"hidden": [1]}', '{"group": {}, "sort": "x"}'):
        main.desk.preferences.keep_choice("table/cases", kept)
    main.go(Place(CASES))

    assert isinstance(main.page, CasesPage)
    assert main.page.table.view.look == main.page.table.view.usual_look


def test_that_the_filter_minds_no_dots(cases: CasesPage) -> None:
    row = next(row for row in cases.table.model.shown if set(row.name) & set("äöÄÖ"))
    plain = row.name.translate(str.maketrans("äöÄÖ", "aoAO"))

    cases.table.filter.setText(plain)

    assert row.id in {each.id for each in cases.table.model.shown}


def test_that_the_order_that_a_click_gave_is_there_the_next_time(
    main: MainWindow, cases: CasesPage
) -> None:
    cases.table.view.sortByColumn(3, Qt.SortOrder.DescendingOrder)

    again = CasesPage(main.around, main.caseload, main.selection)

    assert again.table.view.look.sort == "number"
    numbers = [row.number for row in again.table.model.shown]
    assert numbers == sorted(numbers, reverse=True)
    again.deleteLater()


def test_that_groups_of_steps_stand_in_the_order_of_the_path(
    main: MainWindow, cases: CasesPage
) -> None:
    _entry(cases.table.menu, "Vaihe").trigger()

    starts = sorted(cases.table.model.heads)
    places = [main.caseload.step_place(cases.table.model.shown[p].step_id) for p in starts]
    phases = [cases.table.model.shown[p].phase for p in starts]
    assert phases == sorted(phases)
    assert [*zip(phases, places, strict=True)] == sorted(zip(phases, places, strict=True))


# views


def test_that_a_colleagues_shared_view_is_shown_and_not_renamed(
    main: MainWindow, cases: CasesPage
) -> None:
    me = main.desk.actor
    colleague = replace(me, user_id=_colleague(main), role=Role.SOCIAL_WORKER)

    def share(uow: UnitOfWork, actor: Actor) -> None:
        del actor
        save_view(uow, colleague, view_id=uuid4(), name="Muiden", view=CasesView(), shared=True)

    main.desk.operations.ask(share)
    seen: list[bool] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, ViewsDialog)
        seen.extend([dialog.rename.isEnabled(), dialog.delete.isEnabled()])
        dialog.reject()

    in_dialog(look)
    cases.table.views.manage()

    mine = may(me, Right.LEAD_TEAM)
    assert seen == [mine, mine]
    _entry(cases.table.menu, "Muiden (tiimin yhteinen)")


def test_that_a_list_is_saved_for_the_team_and_shown_again(
    main: MainWindow, cases: CasesPage
) -> None:
    look = TableLook(hidden=("due", "left"), group="step", sort="client", descending=True)
    cases.table.view.show_look(look)
    cases.closed.setChecked(True)

    def save(dialog: QDialog) -> None:
        assert isinstance(dialog, SaveViewDialog)
        dialog.name.setText("Vaiheittain")
        dialog.shared.setChecked(True)
        dialog.act.click()

    in_dialog(save)
    cases.table.views.save()
    cases.table.view.show_look(cases.table.view.usual_look)
    cases.closed.setChecked(False)
    _entry(cases.table.menu, "Vaiheittain (tiimin yhteinen)").trigger()

    (kept,) = main.desk.operations.ask(saved_views) or ()
    assert kept.shared
    assert cases.table.view.look == look
    assert cases.closed.isChecked()


# out


def test_that_a_list_goes_out_without_names_unless_they_are_asked_for(
    main: MainWindow, cases: CasesPage, files: FakeFiles, tmp_path: Path
) -> None:
    files.to_save = tmp_path / "luettelo.csv"

    _export(cases.table.menu, "csv")

    rows = _csv(files.to_save)
    assert "Asiakas" not in rows[0]
    assert len(rows) == len(cases.table.model.shown) + 1
    text = files.to_save.read_text(encoding="utf-8-sig")
    assert not any(row.name in text for row in cases.table.model.shown)
    assert files.suggested[-1].name == "asiat-2026-11-24.csv"
    (line,) = _lines(main, "list.exported")
    assert (line.case_id, line.facts["named"], line.facts["list"]) == (None, False, "cases")


def test_that_names_ask_a_purpose_and_leave_a_line_for_each_case(
    main: MainWindow, cases: CasesPage, files: FakeFiles, tmp_path: Path
) -> None:
    files.to_save = tmp_path / "luettelo.xlsx"
    refused: list[str] = []

    def ask(dialog: QDialog) -> None:
        assert isinstance(dialog, ListShareDialog)
        dialog.kind.choose("xlsx")
        dialog.named.setChecked(True)
        dialog.act.click()
        refused.append(dialog.notice.text)
        dialog.purposes[Purpose.SUPERVISION].setChecked(True)
        dialog.act.click()

    in_dialog(ask)
    cases.table.menu.export.trigger()

    assert refused == ["Valitse, miksi nimet tarvitaan."]
    shown = cases.table.model.shown
    lines = _lines(main, "list.exported")
    assert [line.case_id for line in lines] == [row.id for row in shown]
    assert {line.purpose for line in lines} == {"supervision"}
    texts, dates = _xlsx(files.to_save)
    assert any(row.name in text for row in shown for text in texts)
    assert dates > 0


def test_that_a_list_goes_out_as_it_is_shown(
    cases: CasesPage, files: FakeFiles, tmp_path: Path
) -> None:
    files.to_save = tmp_path / "luettelo.csv"
    cases.table.view.show_look(TableLook(hidden=("limit", "due", "left"), sort="number",
                                         descending=True))  # fmt: skip
    cases.table.filter.setText(cases.table.model.shown[0].worker_name.split()[0])

    _export(cases.table.menu, "csv")

    head, *rows = _csv(files.to_save)
    assert head[0] == "Asia"
    assert [row[0] for row in rows] == [row.number for row in cases.table.model.shown]


def test_that_a_list_is_printed_by_its_key_with_a_preview(
    main: MainWindow, worklist: WorklistPage, paper: FakePaper
) -> None:

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, PrintPreview)
        dialog.print.click()
        dialog.reject()

    def ask(dialog: QDialog) -> None:
        in_dialog(look)
        assert isinstance(dialog, ListShareDialog)
        dialog.act.click()

    in_dialog(ask)
    press(worklist.table.view, Qt.Key.Key_P, CONTROL)

    ((name, pdf),) = paper.printed
    text = " ".join(page_texts(pdf))
    assert name == "tyojono-2026-11-24"
    assert "Työjono" in text
    assert worklist.table.model.shown[0].number in text
    assert not any(row.name in text for row in worklist.table.model.shown)
    (line,) = _lines(main, "list.printed")
    assert line.facts["list"] == "worklist"


def test_that_addresses_never_go_out_with_the_letters(
    main: MainWindow, files: FakeFiles, tmp_path: Path
) -> None:
    main.show()
    main.go(Place(DECISIONS, text="letters"))
    page = main.page
    assert isinstance(page, DecisionsPage)
    files.to_save = tmp_path / "kirjeet.csv"

    _export(page.letters.menu, "csv", named=True)

    head, *rows = _csv(files.to_save)
    assert "Saaja" in head
    assert "Osoite" not in head
    assert rows


def test_that_every_list_has_its_menu(main: MainWindow) -> None:
    main.show()
    wanted: dict[str, Callable[[], list[ListMenu]]] = {
        WORKLIST: lambda: _menus(main, 1),
        CASES: lambda: _menus(main, 1),
        DECISIONS: lambda: _menus(main, 4),
        TEAM: lambda: _menus(main, 2),
        FIGURES: lambda: _menus(main, 3),
    }
    for page, menus in wanted.items():
        main.go(Place(page))
        for menu in menus():
            assert menu.print.isVisible()
            assert menu.export.isVisible()
    assert isinstance(main.page, FiguresPage)


def test_that_the_team_goes_out_as_numbers_without_a_question_of_names(
    main: MainWindow, files: FakeFiles, tmp_path: Path
) -> None:
    main.show()
    main.go(Place(TEAM))
    page = main.page
    assert isinstance(page, TeamPage)
    files.to_save = tmp_path / "tiimi.csv"
    asked: list[bool] = []

    def ask(dialog: QDialog) -> None:
        assert isinstance(dialog, ListShareDialog)
        asked.append(dialog.names.isVisible())
        dialog.kind.choose("csv")
        dialog.act.click()

    in_dialog(ask)
    page.menu.export.trigger()

    assert asked == [False]
    assert len(_csv(files.to_save)) == page.table.model().rowCount() + 1


def test_that_the_day_log_goes_out_as_a_table(
    main: MainWindow, files: FakeFiles, tmp_path: Path
) -> None:
    main.show()
    files.to_save = tmp_path / "paivakirja.csv"

    def export(dialog: QDialog) -> None:
        assert isinstance(dialog, ListShareDialog)
        dialog.kind.choose("csv")
        dialog.act.click()

    def preview(dialog: QDialog) -> None:
        assert isinstance(dialog, PrintPreview)
        in_dialog(export)
        dialog.table.click()
        dialog.reject()

    dialog = DayLogDialog(main.around, main)
    dialog.first.control.set_value("2026-11-01")
    met = in_dialog(preview)
    dialog.do()

    assert met, dialog.notice.text
    head, *rows = _csv(files.to_save)
    assert len(head) == 7
    assert rows
    (line,) = _lines(main, "list.exported")
    assert line.facts["list"] == "day_log"


def test_that_an_unwritable_place_is_told_in_words(
    cases: CasesPage, files: FakeFiles, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    files.to_save = tmp_path / "ei-ole" / "luettelo.csv"

    _export(cases.table.menu, "csv")

    assert "ei löytynyt" in dialogs.told[-1]


def _colleague(main: MainWindow) -> UUID:
    me = main.desk.actor
    rows = main.caseload.rows
    return next(row.worker_id for row in rows if row.worker_id not in (me.user_id, None))


def _entry(menu: ListMenu, words: str) -> QAction:
    for entry in menu.entries.actions():
        inner = entry.menu()
        if inner is not None:
            assert isinstance(inner, QMenu)
            inner.aboutToShow.emit()
            for action in inner.actions():
                if action.text() == words:
                    return action
    raise AssertionError(words)


def _export(menu: ListMenu, kind: str, *, named: bool = False) -> None:
    def ask(dialog: QDialog) -> None:
        assert isinstance(dialog, ListShareDialog)
        dialog.kind.choose(kind)
        if named:
            dialog.named.setChecked(True)
            dialog.purposes[Purpose.CLIENT_WORK].setChecked(True)
        dialog.act.click()

    met = in_dialog(ask)
    menu.export.trigger()
    assert met


def _menus(main: MainWindow, count: int) -> list[ListMenu]:
    found = main.page.findChildren(ListMenu)
    assert len(found) == count
    return list(found)


def _lines(main: MainWindow, act: str) -> list[AuditEntry]:
    lines: list[AuditEntry] = []

    def read(uow: UnitOfWork, actor: Actor) -> None:
        query = select(AuditEntry).where(AuditEntry.act == act).order_by(AuditEntry.seq)
        with uow.begin(actor, Right.READ_LISTS) as work:
            lines.extend(work.session.scalars(query))

    main.desk.operations.ask(read)
    return lines


def _csv(path: Path) -> list[list[str]]:
    text = path.read_text(encoding="utf-8-sig")
    return list(csv.reader(io.StringIO(text), delimiter=";"))


def _xlsx(path: Path) -> tuple[list[str], int]:
    """Return the texts of a spreadsheet, and how many of its cells are numbers or dates."""
    with zipfile.ZipFile(path) as archive:
        texts = ElementTree.fromstring(archive.read("xl/sharedStrings.xml"))
        sheet = ElementTree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    numbers = [c for c in sheet.iter(f"{_CELLS}c") if c.get("t") is None and len(c)]
    return ["".join(part.itertext()) for part in texts.iter(f"{_CELLS}si")], len(numbers)
