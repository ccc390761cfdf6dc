"""The versions of the path (polun versiot): which are in use, their cases and their acts."""

from collections.abc import Callable, Mapping
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.base.clock import HELSINKI
from desktop.base.desk import Desk
from desktop.base.messages import Offer
from desktop.base.words import tr, tr_n
from desktop.widgets.flow import FlowLayout
from desktop.widgets.plain import PlainButton, PlainLabel, section_head
from desktop.windows.long_run import run_many
from desktop.windows.page_parts import run_dialog
from desktop.windows.version_compare import VersionCompareDialog
from desktop.windows.version_move_dialog import VersionMoveDialog
from desktop.windows.version_publish import VersionPublishDialog
from desktop.windows.version_words import cases_on, version_name
from models.rules.changes import CasesChanged, Changes, SettingsChanged
from models.rules.dates import show_date
from models.rules.process import ProcessDefinition
from models.rules.rights import Right, may
from models.rules.rows import ProcessRow, VersionState
from models.rules.version_moves import MovedVersion, VersionMoveRow
from models.rules.words import sentences_in_turn
from models.services.processes import drop_draft, process_versions, retire_process
from models.services.version_move import revert_version_move, version_move_rows

UNDO_SECONDS = 60
_MOVES_SHOWN = 5


class VersionsPanel(QWidget):
    """A card for each version, the newest first, and under them the moves that can be reverted.

    Signals:
        opened(UUID): a version is to be opened on the drawing board.
        export_asked(UUID): a version is to be saved as a file.
    """

    opened = Signal(object)
    export_asked = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._may = may(desk.actor, Right.PUBLISH_PROCESS)
        self._rows: tuple[ProcessRow, ...] = ()
        self.gate: Callable[[ProcessRow], bool] = _always
        """Asked before a draft is published: whether it passes the checks."""
        self.at_hand: Callable[[], Mapping[UUID, ProcessDefinition]] = dict
        """Asked for what is compared: the versions as they are open now, saved or not."""
        self.cards: list[VersionCard] = []
        self.moves: list[MoveLine] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(12, 12, 12, 12)
        outer.addLayout(self._column)
        outer.addStretch()
        desk.hub.committed.connect(self._on_committed)
        self.reload()

    @property
    def rows(self) -> tuple[ProcessRow, ...]:
        """The versions that are shown."""
        return self._rows

    def reload(self) -> None:
        """Show what is stored."""
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._rows = self._desk.operations.ask(process_versions) or ()
        self.cards = [VersionCard(row, self._acts(row)) for row in self._rows]
        self._column.addWidget(section_head(tr("Versiot")))
        for card in self.cards:
            self._column.addWidget(card)
        self._show_moves()

    def _show_moves(self) -> None:
        found = self._desk.operations.ask(version_move_rows) if self._may else ()
        numbers = {row.id: row.version for row in self._rows}
        self.moves = [
            MoveLine(move, numbers, partial(self._on_revert, move))
            for move in (found or ())[:_MOVES_SHOWN]
        ]
        if self.moves:
            self._column.addWidget(section_head(tr("Asioiden siirrot")))
        for line in self.moves:
            self._column.addWidget(line)

    def _acts(self, row: ProcessRow) -> list[tuple[str, Callable[[], None]]]:
        acts: list[tuple[str, Callable[[], None]]] = [
            (tr("Avaa"), partial(self.opened.emit, row.id))
        ]
        if len(self._rows) > 1:
            acts.append((tr("Vertaa…"), partial(self._on_compare, row)))
        acts.append((tr("Vie…"), partial(self.export_asked.emit, row.id)))
        if not self._may:
            return acts
        if row.state is VersionState.DRAFT:
            acts.insert(0, (tr("Julkaise…"), partial(self._on_publish, row)))
            acts.append((tr("Poista luonnos"), partial(self._on_drop, row)))
        if row.cases and len(self._live) > 1:
            acts.append((tr("Siirrä asiat…"), partial(self._on_move, row)))
        if row.state is VersionState.FORMER and not row.cases:
            acts.append((tr("Lopeta käyttö"), partial(self._on_retire, row)))
        return acts

    @property
    def _live(self) -> list[ProcessRow]:
        live = (VersionState.CURRENT, VersionState.FORMER)
        return [row for row in self._rows if row.state in live]

    @property
    def _current(self) -> ProcessRow | None:
        return next((row for row in self._rows if row.state is VersionState.CURRENT), None)

    def _on_publish(self, row: ProcessRow) -> None:
        if not self.gate(row):
            return
        run_dialog(VersionPublishDialog(self._desk, row, self._current, self.window()))

    def _on_compare(self, row: ProcessRow) -> None:
        current = self._current
        older = [each for each in self._rows if each.version < row.version]
        other = current if current is not None and current.id != row.id else None
        base = other or (older[0] if older else self._rows[0])
        old, new = sorted((base, row), key=lambda each: each.version)
        pair, known = (old.id, new.id), self.at_hand()
        run_dialog(VersionCompareDialog(self._desk, self._rows, *pair, self.window(), known))

    def _on_move(self, row: ProcessRow) -> None:
        dialog = VersionMoveDialog(self._desk, self._rows, row.id, self.window())
        dialog.moved.connect(self._on_moved)
        run_dialog(dialog)

    def _on_moved(self, done: MovedVersion, number: int) -> None:
        words = tr_n(
            "{count} asia siirrettiin versioon {number}.",
            "{count} asiaa siirrettiin versioon {number}.",
            done.moved,
            number=number,
        )
        undo = partial(self._revert, done.move_id, done.moved)
        self._desk.messages.offer(Offer(words, undo, UNDO_SECONDS))

    def _on_revert(self, move: VersionMoveRow) -> None:
        question = tr(
            "Asiat palaavat siihen versioon, jossa ne olivat. Siirron jälkeen edenneet ja "
            "päätetyt asiat jäävät paikoilleen."
        )
        if self._desk.messages.confirm(tr("Peru siirto"), question, tr("Peru siirto")):
            self._revert(move.id, move.cases)

    def _revert(self, move_id: UUID, count: int) -> None:
        run_many(
            self._desk,
            self,
            tr("Siirtoa perutaan"),
            count,
            partial(_reverting, move_id),
            self._on_reverted,
        )

    def _on_reverted(self, done: MovedVersion) -> None:
        self._desk.operations.tell(done.changes)
        words = tr_n(
            "{count} asia palasi aiempaan versioonsa.",
            "{count} asiaa palasi aiempaan versioonsa.",
            done.moved,
        )
        if done.refused:
            stayed = tr_n("{count} asia jäi.", "{count} asiaa jäi.", len(done.refused))
            words = sentences_in_turn(words, stayed)
        self._desk.messages.info(words)

    def _on_retire(self, row: ProcessRow) -> None:
        question = tr(
            "Lopetettua versiota {number} ei voi ottaa uudelleen käyttöön. Sen voi silti avata ja "
            "viedä.",
            number=row.version,
        )
        if self._desk.messages.confirm(tr("Lopeta version käyttö"), question, tr("Lopeta käyttö")):
            self._desk.operations.run(retire_process, process_id=row.id)

    def _on_drop(self, row: ProcessRow) -> None:
        question = tr("Poistettua luonnosta {number} ei saa takaisin.", number=row.version)
        if self._desk.messages.confirm(tr("Poista luonnos"), question, tr("Poista luonnos")):
            self._desk.operations.run(drop_draft, process_id=row.id)

    def _on_committed(self, changes: Changes) -> None:
        if any(isinstance(each, SettingsChanged | CasesChanged) for each in changes):
            self.reload()


class VersionCard(QFrame):
    """One version: its state, its cases and what can be done with it."""

    def __init__(self, row: ProcessRow, acts: list[tuple[str, Callable[[], None]]]) -> None:
        super().__init__()
        self.row = row
        self.setProperty("role", "fine" if row.state is VersionState.CURRENT else "card")
        self.buttons: dict[str, PlainButton] = {}
        links = FlowLayout(across=14, down=2)
        name = version_name(row)
        for words, act in acts:
            link = PlainButton(words, "link", self)
            link.setAccessibleName(f"{words} ({name})")
            link.clicked.connect(partial(_called, act))
            links.addWidget(link)
            self.buttons[words] = link
        self.name = PlainLabel(name, "strong", self)
        self.detail = PlainLabel(cases_on(row), "dim", self)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(2)
        column.addWidget(self.name)
        column.addWidget(self.detail)
        column.addLayout(links)


class MoveLine(QWidget):
    """One batch of moved cases, which can be reverted once."""

    def __init__(
        self, move: VersionMoveRow, numbers: dict[UUID, int], revert: Callable[[], None]
    ) -> None:
        super().__init__()
        words = tr_n(
            "{count} asia versiosta {source} versioon {target}, {day}, {who}",
            "{count} asiaa versiosta {source} versioon {target}, {day}, {who}",
            move.cases,
            source=numbers.get(move.source, 0),
            target=numbers.get(move.target, 0),
            day=show_date(move.at.astimezone(HELSINKI).date()),
            who=move.worker_name,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 0, 12, 0)
        column.setSpacing(0)
        column.addWidget(PlainLabel(words, "", self))
        self.revert = PlainButton(tr("Peru siirto…"), "link", self)
        self.revert.clicked.connect(partial(_called, revert))
        self.revert.setVisible(move.reverted_at is None)
        self.done = PlainLabel("", "dim", self)
        if move.reverted_at is not None:
            day = show_date(move.reverted_at.astimezone(HELSINKI).date())
            self.done.setText(tr("Peruttu {day}", day=day))
        self.done.setVisible(move.reverted_at is not None)
        column.addWidget(self.revert)
        column.addWidget(self.done)


def _always(_row: ProcessRow) -> bool:
    return True


def _called(act: Callable[[], None], _checked: bool = False) -> None:
    act()


def _reverting(move_id: UUID, *whom: object, **told: object) -> MovedVersion:
    return revert_version_move(*whom, move_id=move_id, **told)  # type: ignore[arg-type]
