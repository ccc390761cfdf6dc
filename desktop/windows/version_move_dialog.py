"""Moving running cases to another version of the path: counterparts, dry run, and only then."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QListWidget, QWidget
from shiboken6 import isValid

from desktop.base.announcing import RestedSaying
from desktop.base.desk import Desk
from desktop.base.sentences import sentence
from desktop.base.words import tr, tr_n
from desktop.widgets.plain import PlainLabel, section_head
from desktop.widgets.tick import Tick
from desktop.windows.dialog_parts import FormDialog
from desktop.windows.labelled import Labelled
from desktop.windows.long_run import run_many
from desktop.windows.page_parts import screen_room
from desktop.windows.version_chooser import VersionChooser
from desktop.windows.version_mapping_table import MappingTable
from desktop.windows.version_words import change_words, refusal_line
from models.rules.errors import PolkuError
from models.rules.kinds import ClockKind
from models.rules.path_limits import limits_in, limits_of
from models.rules.process import ProcessDefinition
from models.rules.rows import ProcessRow, VersionState
from models.rules.version_mapping import suggest
from models.rules.version_moves import Accepted, MovedVersion, VersionChoice, VersionMovePlan
from models.services.processes import process_definition
from models.services.version_move import move_to_version, plan_version_move

PAUSE_MS = 250
_LINES_SHOWN = 7
_WIDTH, _HEIGHT = 860, 760
_ASKED = {Accepted.PHASE: "version.phase_changes", Accepted.LATE: "version.becomes_late"}


@dataclass(frozen=True, slots=True)
class _Pair:
    """The two versions chosen."""

    source: UUID
    target: UUID
    old: ProcessDefinition
    new: ProcessDefinition


class VersionMoveDialog(FormDialog):
    """Side by side mapping, what is kept, what is accepted, and the dry run under it.

    Signals:
        moved(MovedVersion, int): the cases were moved, and to which version.
    """

    moved = Signal(object, int)

    def __init__(
        self, desk: Desk, rows: Sequence[ProcessRow], source: UUID, parent: QWidget | None
    ) -> None:
        super().__init__(
            parent,
            tr("Siirrä asiat toiseen versioon"),
            tr(
                "Asiat, joita ei siirretä, jatkavat nykyisellä versiollaan. "
                "Siirron voi perua kerralla."
            ),
            tr("Siirrä"),
        )
        self._desk, self._rows = desk, {row.id: row for row in rows}
        self._pair: _Pair | None = None
        self._plan: VersionMovePlan | None = None
        self._asked, self._is_counted = 0, False
        live = (VersionState.CURRENT, VersionState.FORMER)
        current = (row.id for row in rows if row.state is VersionState.CURRENT)
        self.source = VersionChooser([row for row in rows if row.cases], source)
        self.target = VersionChooser(
            [row for row in rows if row.state in live], next(current, None)
        )
        self.table = MappingTable()
        self.table.changed.connect(self._later)
        self.keep: dict[ClockKind, Tick] = {}
        self.deadlines = QWidget()
        self.accept_phase = self._box(tr("Hyväksyn, että nämä asiat vaihtavat vaihetta"))
        self.accept_late = self._box(tr("Hyväksyn, että nämä asiat myöhästyvät"))
        self.outcome = PlainLabel("", "strong")
        self._told = RestedSaying(self.outcome)
        self.list = QListWidget()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._look)
        self._lay_out()
        for chooser in (self.source, self.target):
            chooser.currentIndexChanged.connect(self._on_versions)
        self._on_versions()

    @property
    def lines(self) -> tuple[str, ...]:
        """What the dry run tells of single cases."""
        return tuple(self.list.item(row).text() for row in range(self.list.count()))

    def do(self) -> None:
        """Move the cases that the dry run lets move."""
        choice, plan = self._choice(), self._plan
        if choice is None or plan is None or not plan.ready or self._pause.isActive():
            return
        run_many(
            self._desk,
            self,
            tr("Asioita siirretään toiseen versioon"),
            len(plan.ready),
            partial(_moving, choice),
            self._on_moved,
            self._on_refused,
        )

    def _box(self, words: str) -> Tick:
        box = Tick(words)
        box.toggled.connect(self._later)
        box.hide()
        return box

    def _lay_out(self) -> None:
        self.list.setAccessibleName(tr("Mitä asioista on tiedettävä"))
        self.list.setWordWrap(True)
        self.list.setMinimumHeight(_LINES_SHOWN * self.fontMetrics().height())
        self.add_row(
            Labelled(tr("Mistä versiosta"), self.source),
            Labelled(tr("Mihin versioon"), self.target),
        )
        self.box.addWidget(section_head(tr("Askeleet")))
        self.box.addWidget(self.table)
        self.kept_head = section_head(tr("Määräajat"))
        self.kept_lead = PlainLabel(
            tr("Valitse ne määräajat, jotka pysyvät siirrettävissä asioissa ennallaan."), "dim"
        )
        self.box.addWidget(self.kept_head)
        self.box.addWidget(self.kept_lead)
        self._keep_at = self.box.count()
        self.box.addWidget(section_head(tr("Mitä siirto tekisi")))
        for part in (self.outcome, self.accept_phase, self.accept_late):
            self.box.addWidget(part)
        self.box.addWidget(self.list, 1)
        self.box.addStretch()
        self.list.hide()
        room = screen_room(self)
        self.resize(min(_WIDTH, room.width()), min(_HEIGHT, room.height()))

    def _on_versions(self) -> None:
        self._plan, self._pair = None, None
        source, target = self.source.chosen, self.target.chosen
        old, new = self._read(source), self._read(target)
        self._allow()
        if old is None or new is None or source is None or target is None:
            return
        self._pair, self._is_counted = _Pair(source, target, old, new), False
        self._show_deadlines(old, new)
        self.table.show_mapping(suggest(old, new), old, new, {})
        self._look()

    def _read(self, process_id: UUID | None) -> ProcessDefinition | None:
        if process_id is None:
            return None
        return self._desk.operations.ask(process_definition, process_id=process_id)

    def _show_deadlines(self, old: ProcessDefinition, new: ProcessDefinition) -> None:
        for box in self.keep.values():
            self.box.removeWidget(box)
            box.hide()
            box.deleteLater()
        before, after = (
            {item.kind: item for item in limits_in(limits_of(each))} for each in (old, new)
        )
        self.keep = {
            kind: Tick(change_words(kind, before.get(kind), after.get(kind)))
            for kind in ClockKind
            if before.get(kind) != after.get(kind)
        }
        for place, box in enumerate(self.keep.values()):
            box.toggled.connect(self._later)
            self.box.insertWidget(self._keep_at + place, box)
        for part in (self.kept_head, self.kept_lead):
            part.setVisible(bool(self.keep))

    def _choice(self) -> VersionChoice | None:
        if self._pair is None:
            return None
        accepted = {Accepted.PHASE: self.accept_phase, Accepted.LATE: self.accept_late}
        return VersionChoice(
            self._pair.source,
            self._pair.target,
            self.table.mapping,
            frozenset(kind for kind, box in self.keep.items() if box.is_ticked),
            frozenset(what for what, box in accepted.items() if box.is_ticked),
        )

    def _later(self) -> None:
        self._plan = None
        self._allow()
        self._pause.start()

    def _look(self) -> None:
        choice = self._choice()
        if choice is None:
            return
        self._asked += 1
        self.outcome.setText(tr("Katsotaan asioita…"))
        self._desk.operations.run_slowly(
            lambda uow, actor: plan_version_move(uow, actor, choice=choice),
            partial(self._on_plan, self._asked),
            self._on_refused,
        )

    def _on_plan(self, asked: int, plan: VersionMovePlan) -> None:
        if not isValid(self) or asked != self._asked or self._pair is None:
            return
        self._plan = plan
        self.notice.hide()
        if not self._is_counted:
            pair, self._is_counted = self._pair, True
            self.table.show_mapping(self.table.mapping, pair.old, pair.new, plan.at_steps)
        self.outcome.setText(_outcome(plan))
        self._told.say(self.outcome.text())
        self.list.clear()
        self.list.addItems([refusal_line(each) for each in (*plan.refused, *plan.noted)])
        self.list.setVisible(self.list.count() > 0)
        self.fit()
        self._offer_acceptance(plan)
        self._allow()
        self.fit()

    def _offer_acceptance(self, plan: VersionMovePlan) -> None:
        counted = Counter(each.why.code for each in plan.refused)
        boxes = {Accepted.PHASE: self.accept_phase, Accepted.LATE: self.accept_late}
        for what, box in boxes.items():
            box.setVisible(bool(counted[_ASKED[what]]) or box.is_ticked)

    def _allow(self) -> None:
        ready = len(self._plan.ready) if self._plan is not None else 0
        self.act.setEnabled(bool(ready))
        words = tr_n("Siirrä {count} asia", "Siirrä {count} asiaa", ready)
        self.act.set_words(words if ready else tr("Siirrä"))

    def _on_moved(self, done: MovedVersion) -> None:
        assert self._pair is not None
        number = self._rows[self._pair.target].version
        self._desk.operations.tell(done.changes)
        self.moved.emit(done, number)
        self.accept()

    def _on_refused(self, error: PolkuError) -> None:
        if isValid(self):
            self.outcome.setText("")
            self.refuse(sentence(error))
            self._allow()


def _moving(choice: VersionChoice, *whom: object, **told: object) -> MovedVersion:
    return move_to_version(*whom, choice=choice, **told)  # type: ignore[arg-type]


def _outcome(plan: VersionMovePlan) -> str:
    if not plan.at_steps:
        return tr("Tässä versiossa ei ole avoimia asioita.")
    parts = [tr_n("{count} asia siirtyy", "{count} asiaa siirtyy", len(plan.ready))]
    if plan.refused:
        stays = tr_n(
            "{count} asia jää nykyiseen versioon",
            "{count} asiaa jää nykyiseen versioon",
            len(plan.refused),
        )
        parts.append(stays)
    if plan.noted:
        noted = tr_n(
            "{count} asiasta on huomautettavaa",
            "{count} asiasta on huomautettavaa",
            len(plan.noted),
        )
        parts.append(noted)
    return f"{', '.join(parts)}."
