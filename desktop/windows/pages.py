"""Which page stands where; each is imported when it is first gone to, so that starting is quick."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QWidget

from desktop.windows.caseload import Caseload
from desktop.windows.navigation import (
    CASE,
    CASES,
    DECISION,
    DECISIONS,
    FIGURES,
    INTAKE,
    MAP,
    PATH,
    SETTINGS,
    TEAM,
    WORKLIST,
)
from desktop.windows.page import Page
from desktop.windows.selection import SharedSelection
from desktop.windows.surroundings import Surroundings


def make(name: str, around: Surroundings, caseload: Caseload, selection: SharedSelection) -> Page:
    """Return a new page of the main window."""
    return _PAGES[name](around, caseload, selection)


def passphrase_dialog(around: Surroundings, parent: QWidget) -> QDialog:
    """Return the dialog that changes one's own passphrase."""
    from desktop.windows.passphrase_dialog import PassphraseDialog

    return PassphraseDialog(around, parent)


def day_log(around: Surroundings, parent: QWidget) -> None:
    """Ask for which days the day log of time limits is printed."""
    from desktop.windows.day_log_dialog import DayLogDialog
    from desktop.windows.page_parts import run_dialog

    run_dialog(DayLogDialog(around, parent))


def verify_file(around: Surroundings, parent: QWidget) -> None:
    """Ask for a signed file and say what its signatures are worth."""
    from desktop.windows.verify_dialog import verify_file

    verify_file(around, parent)


def _map(around: Surroundings, caseload: Caseload, selection: SharedSelection) -> Page:
    from desktop.windows.map_page import MapPage

    return MapPage(around, caseload, selection)


def _worklist(around: Surroundings, caseload: Caseload, selection: SharedSelection) -> Page:
    from desktop.windows.worklist import WorklistPage

    return WorklistPage(around, caseload, selection)


def _cases(around: Surroundings, caseload: Caseload, selection: SharedSelection) -> Page:
    from desktop.windows.cases_list import CasesPage

    return CasesPage(around, caseload, selection)


def _decisions(around: Surroundings, caseload: Caseload, selection: SharedSelection) -> Page:
    from desktop.windows.decisions_list import DecisionsPage

    return DecisionsPage(around, caseload, selection)


def _figures(around: Surroundings, caseload: Caseload, selection: SharedSelection) -> Page:
    from desktop.windows.figures_page import FiguresPage

    return FiguresPage(around, caseload, selection)


def _team(around: Surroundings, caseload: Caseload, selection: SharedSelection) -> Page:
    from desktop.windows.team_page import TeamPage

    return TeamPage(around, caseload, selection)


def _path(around: Surroundings, caseload: Caseload, selection: SharedSelection) -> Page:
    from desktop.windows.process_page import PathPage

    return PathPage(around, caseload.draft)


def _settings(around: Surroundings, caseload: Caseload, selection: SharedSelection) -> Page:
    from desktop.windows.settings_page import SettingsPage

    return SettingsPage(around)


def _case(around: Surroundings, caseload: Caseload, selection: SharedSelection) -> Page:
    from desktop.windows.case_place import CasePlace

    return CasePlace(around, caseload, selection)


def _intake(around: Surroundings, caseload: Caseload, selection: SharedSelection) -> Page:
    from desktop.windows.intake_place import IntakePlace

    return IntakePlace(around)


def _decision(around: Surroundings, caseload: Caseload, selection: SharedSelection) -> Page:
    from desktop.windows.decision_page import DecisionPage

    return DecisionPage(around, caseload)


_PAGES: dict[str, Callable[[Surroundings, Caseload, SharedSelection], Page]] = {
    MAP: _map,
    WORKLIST: _worklist,
    CASES: _cases,
    DECISIONS: _decisions,
    FIGURES: _figures,
    TEAM: _team,
    PATH: _path,
    SETTINGS: _settings,
    CASE: _case,
    INTAKE: _intake,
    DECISION: _decision,
}
