"""What the search (Ctrl+K) finds: cases, persons, documents and commands, in groups."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from uuid import UUID

from desktop.base.desk import Desk
from desktop.base.words import language, tr, tr_n
from desktop.windows.caseload import Caseload
from desktop.windows.matching import Fit, Matcher
from desktop.windows.search_box import Hit, HitKind
from models.rules.dates import show_date
from models.rules.enum_words import enum_name
from models.rules.errors import PolkuError
from models.rules.next_act import act_name
from models.rules.rows import CaseRow, DocumentHit, PersonRow
from models.services.lists import MOST_DOCUMENTS, SHORTEST_SEARCH, SearchHits, search

_MOST = 8
_COMPARED = 20_000
"""Names up to which slips are looked for here too; the store forgives them in any number."""
_MOST_PERSONS = 5
_MOST_DOCUMENTS = 5
_REMEMBERED = 12


@dataclass(frozen=True, slots=True)
class Command:
    """Something that can be done from anywhere: its words, its key and the act.

    What is `typed_only` is found by typing, and not listed before.
    """

    words: str
    key: str
    act: Callable[[], None]
    typed_only: bool = False


@dataclass(frozen=True, slots=True)
class Doors:
    """Where what was found leads: into a case, a list or a document, and onto the map."""

    open_case: Callable[[UUID], None]
    show_person: Callable[[PersonRow], None]
    show_found: Callable[[Sequence[UUID] | None], None]
    open_document: Callable[[UUID, UUID], None]
    show_cases: Callable[[tuple[UUID, ...]], None]


@dataclass(frozen=True, slots=True)
class _Found:
    """What fits a text."""

    cases: tuple[CaseRow, ...]
    persons: tuple[PersonRow, ...]
    documents: tuple[DocumentHit, ...]


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
            last = (replace(self._case(row), group=tr("Viimeksi avatut")) for row in self._last())
            return [*last, *(_hit(command) for command in commands if not command.typed_only)]
        found = Matcher(command.words for command in commands).find(text, len(commands))
        exact = [_hit(commands[m.place]) for m in found if m.fit is not Fit.ALIKE]
        alike = [_hit(commands[m.place]) for m in found if m.fit is Fit.ALIKE]
        if len(text) < SHORTEST_SEARCH:
            self._doors.show_found(None)
            return exact
        sure, guessed = self._looked_up(text)
        return [*self._hits(sure), *exact] or [*self._hits(guessed), *alike]

    def _looked_up(self, text: str) -> tuple[_Found, _Found]:
        """Return what fits, and what is spelled alike."""
        self.make_ready()
        stored = self._stored(text)
        slips = not stored.cases and len(self._read) <= _COMPARED
        matches = self._cases.find(text, _MOST, slips=slips)
        last = self._last()
        again = [last[m.place] for m in Matcher(map(_key, last)).find(text, _MOST, slips=False)]
        sure = [self._read[m.place] for m in matches if m.fit is not Fit.ALIKE]
        guessed = [self._read[m.place] for m in matches if m.fit is Fit.ALIKE]
        kept = sorted(stored.cases, key=_open_first)
        if stored.alike:
            found = _found(again if sure else (), sure)
            like = _found(kept, guessed, persons=stored.persons, documents=stored.documents)
        else:
            cases = (*(again if sure else ()), *kept, *sure)
            found = _found(cases, persons=stored.persons, documents=stored.documents)
            like = _found(guessed)
        self._doors.show_found([row.id for row in found.cases or like.cases])
        return found, like

    def _hits(self, found: _Found) -> Iterator[Hit]:
        """Yield the lines of cases, persons and documents, the last ones led on to all of them."""
        yield from map(self._case, found.cases[:_MOST])
        yield from map(self._person, found.persons[:_MOST_PERSONS])
        yield from map(self._document, found.documents[:_MOST_DOCUMENTS])
        if len(found.documents) > _MOST_DOCUMENTS:
            yield self._all_documents(found.documents)

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
        act = partial(self._doors.open_case, row.id)
        return Hit(HitKind.CASE, words, detail, act, tr("Asiat"))

    def _person(self, row: PersonRow) -> Hit:
        born = row.data.birth_date
        detail = tr("s. {day}", day=show_date(born)) if born else ""
        act = partial(self._doors.show_person, row)
        return Hit(HitKind.PERSON, row.name, detail, act, tr("Henkilöt"))

    def _document(self, row: DocumentHit) -> Hit:
        kind = enum_name(row.kind, language())
        day = show_date(row.finished_on) if row.finished_on is not None else ""
        detail = " · ".join(part for part in (row.case_number, row.client_name) if part)
        act = partial(self._doors.open_document, row.case_id, row.document_id)
        return Hit(HitKind.DOCUMENT, f"{kind} {day}".strip(), detail, act, tr("Asiakirjat"))

    def _all_documents(self, rows: Sequence[DocumentHit]) -> Hit:
        ids = tuple(dict.fromkeys(row.case_id for row in rows))
        words = tr_n("Näytä asia luettelossa", "Näytä {count} asiaa luettelossa", len(ids))
        newest = len(rows) == MOST_DOCUMENTS
        detail = (
            tr("Uusimmat {count} asiakirjaa, joissa on nämä sanat", count=len(rows))
            if newest
            else tr("Kaikki {count} asiakirjaa, joissa on nämä sanat", count=len(rows))
        )
        act = partial(self._doors.show_cases, ids)
        return Hit(HitKind.DOCUMENT, words, detail, act, tr("Asiakirjat"))


def _found(
    *cases: Sequence[CaseRow],
    persons: Sequence[PersonRow] = (),
    documents: Sequence[DocumentHit] = (),
) -> _Found:
    """Return these, each case once, and persons whose name no case shows already."""
    unique = tuple({row.id: row for rows in cases for row in rows}.values())
    shown = {row.name for row in unique}
    others = tuple(row for row in persons if row.name not in shown)
    return _Found(unique, others, tuple(documents))


def _hit(command: Command) -> Hit:
    return Hit(HitKind.COMMAND, command.words, command.key, command.act, tr("Toiminnot"))


def _key(row: CaseRow) -> str:
    """Return what a case is found by: its number and its client's name in either order."""
    return f"{row.number} {row.name} {row.name.partition(' ')[0]}"


def _open_first(row: CaseRow) -> tuple[bool, str]:
    return row.closed_on is not None, row.name
