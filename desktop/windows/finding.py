"""What the search box finds: cases and persons by the services, commands by their words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from desktop.base.desk import Desk
from desktop.base.words import language, tr
from desktop.windows.search_box import Hit, HitKind
from models.rules.dates import show_date
from models.rules.errors import PolkuError
from models.rules.next_act import act_name
from models.rules.rows import CaseRow, PersonRow
from models.services.lists import SHORTEST_SEARCH, SearchHits, search

_MOST = 8


@dataclass(frozen=True, slots=True)
class Command:
    """Something that can be done from anywhere: its words, its key and the act."""

    words: str
    key: str
    act: Callable[[], None]


class Finder:
    """Answers the search box; nothing is asked of the store under three letters."""

    def __init__(
        self,
        desk: Desk,
        commands: Sequence[Command],
        open_case: Callable[[UUID], None],
        show_person: Callable[[PersonRow], None],
        show_found: Callable[[Sequence[UUID] | None], None],
    ) -> None:
        self._desk, self._commands = desk, commands
        self._open_case, self._show_person = open_case, show_person
        self._show_found = show_found

    def find(self, text: str) -> Sequence[Hit]:
        """Return what fits `text`; every command when nothing is typed."""
        return [*self._stored(text), *self._commanded(text)]

    def _stored(self, text: str) -> list[Hit]:
        if len(text) < SHORTEST_SEARCH:
            self._show_found(None)
            return []
        found = self._desk.operations.attempt(search, text=text)
        if isinstance(found, PolkuError):
            return []
        assert isinstance(found, SearchHits)
        self._show_found([row.id for row in found.cases])
        shown = {row.name for row in found.cases}
        persons = [row for row in found.persons if row.name not in shown]
        return [
            *(self._case(row) for row in sorted(found.cases, key=_open_first)[:_MOST]),
            *(self._person(row) for row in persons[:_MOST]),
        ]

    def _commanded(self, text: str) -> list[Hit]:
        words = text.casefold().split()
        return [
            Hit(HitKind.COMMAND, command.words, command.key, command.act)
            for command in self._commands
            if all(word in command.words.casefold() for word in words)
        ]

    def _case(self, row: CaseRow) -> Hit:
        detail = (
            tr("päätetty {day}", day=show_date(row.closed_on))
            if row.closed_on
            else act_name(row.next_act, language())
        )
        words = f"{row.number} · {row.name}"
        return Hit(HitKind.CASE, words, detail, lambda: self._open_case(row.id))

    def _person(self, row: PersonRow) -> Hit:
        born = row.data.birth_date
        detail = tr("s. {day}", day=show_date(born)) if born else ""
        return Hit(HitKind.PERSON, row.name, detail, lambda: self._show_person(row))


def _open_first(row: CaseRow) -> tuple[bool, str]:
    return row.closed_on is not None, row.name
