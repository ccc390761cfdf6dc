"""What quick open (Ctrl+K) finds: cases, persons and commands, those opened last first."""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from desktop.base.desk import Desk
from desktop.base.words import language, tr
from desktop.windows.caseload import Caseload
from desktop.windows.matching import Fit, Matcher
from desktop.windows.search_box import Hit, HitKind
from models.rules.dates import show_date
from models.rules.errors import PolkuError
from models.rules.next_act import act_name
from models.rules.rows import CaseRow, PersonRow
from models.services.lists import SHORTEST_SEARCH, SearchHits, search

_MOST = 8
_REMEMBERED = 12


@dataclass(frozen=True, slots=True)
class Command:
    """Something that can be done from anywhere: its words, its key and the act."""

    words: str
    key: str
    act: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Doors:
    """Where what was found leads: to a case, to a person's cases, and onto the map."""

    open_case: Callable[[UUID], None]
    show_person: Callable[[PersonRow], None]
    show_found: Callable[[Sequence[UUID] | None], None]


class Finder:
    """Answers the search box.

    Only cases that the worker has a tie to are looked at, and none under three letters: a search
    tells who is a client.
    """

    def __init__(
        self,
        desk: Desk,
        caseload: Caseload,
        commands: Callable[[], Sequence[Command]],
        doors: Doors,
    ) -> None:
        self._desk, self._caseload = desk, caseload
        self._commands, self._doors = commands, doors
        self._recent: deque[UUID] = deque(maxlen=_REMEMBERED)
        self._read: tuple[CaseRow, ...] = ()
        self._cases = Matcher(())

    def note_open(self, case_id: UUID) -> None:
        """Note that a case was opened; kept for this session and nowhere else."""
        if case_id in self._recent:
            self._recent.remove(case_id)
        self._recent.appendleft(case_id)

    def make_ready(self) -> None:
        """Fold the names of all cases now, so that the first letters are answered at once."""
        if self._read is not self._caseload.rows:
            self._read = self._caseload.rows
            self._cases = Matcher(_key(row) for row in self._read)

    def find(self, text: str) -> Sequence[Hit]:
        """Return what fits `text`, the best first; before anything is typed the last cases."""
        commands = self._commands()
        if not text:
            self._doors.show_found(None)
            return [*map(self._case, self._last()), *map(_hit, commands)]
        found = Matcher(command.words for command in commands).find(text, len(commands))
        exact = [_hit(commands[m.place]) for m in found if m.fit is not Fit.ALIKE]
        alike = [_hit(commands[m.place]) for m in found if m.fit is Fit.ALIKE]
        if len(text) < SHORTEST_SEARCH:
            self._doors.show_found(None)
            return exact
        cases, guessed, persons = self._clients(text)
        sure = [*map(self._case, cases), *map(self._person, persons), *exact]
        return sure or [*map(self._case, guessed), *alike]

    def _clients(self, text: str) -> tuple[list[CaseRow], list[CaseRow], list[PersonRow]]:
        """Return cases that fit, cases that are spelled alike, and persons without either."""
        self.make_ready()
        matches = self._cases.find(text, _MOST)
        stored = self._stored(text)
        last = self._last()
        again = [last[m.place] for m in Matcher(map(_key, last)).find(text, _MOST)]
        sure = [self._read[m.place] for m in matches if m.fit is not Fit.ALIKE]
        guessed = [self._read[m.place] for m in matches if m.fit is Fit.ALIKE]
        cases = [*(again if sure else ()), *sorted(stored.cases, key=_open_first), *sure]
        unique = list({row.id: row for row in cases}.values())
        self._doors.show_found([row.id for row in unique or guessed])
        shown = {row.name for row in unique}
        persons = [row for row in stored.persons if row.name not in shown]
        return unique[:_MOST], guessed, persons[:_MOST]

    def _stored(self, text: str) -> SearchHits:
        found = self._desk.operations.attempt(search, text=text)
        return SearchHits((), ()) if isinstance(found, PolkuError) else found

    def _last(self) -> list[CaseRow]:
        rows = (self._caseload.row(case_id) for case_id in self._recent)
        return [row for row in rows if row is not None]

    def _case(self, row: CaseRow) -> Hit:
        detail = (
            tr("päätetty {day}", day=show_date(row.closed_on))
            if row.closed_on
            else act_name(row.next_act, language())
        )
        words = f"{row.number} · {row.name}"
        return Hit(HitKind.CASE, words, detail, lambda: self._doors.open_case(row.id))

    def _person(self, row: PersonRow) -> Hit:
        born = row.data.birth_date
        detail = tr("s. {day}", day=show_date(born)) if born else ""
        return Hit(HitKind.PERSON, row.name, detail, lambda: self._doors.show_person(row))


def _hit(command: Command) -> Hit:
    return Hit(HitKind.COMMAND, command.words, command.key, command.act)


def _key(row: CaseRow) -> str:
    """Return what a case is found by: its number and its client's name in either order."""
    return f"{row.number} {row.name} {row.name.partition(' ')[0]}"


def _open_first(row: CaseRow) -> tuple[bool, str]:
    return row.closed_on is not None, row.name
