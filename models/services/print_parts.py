"""What several prints of a case share: whose print it is, its language, its first lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from models.entities.case import Case
from models.rules.covering import Cover, cover_for
from models.rules.dates import show_date
from models.rules.errors import NotFound, RuleBroken
from models.rules.letters import DocumentPrint
from models.rules.print_words import word
from models.rules.printed import PRINT_NAMES, PrintedSheet, PrintKind
from models.rules.rows import CaseSheet, PersonRow
from models.rules.words import Language
from models.store.decision_papers import prohibition_rows
from models.store.uow import Work

_IN_ENGLISH = frozenset({PrintKind.FAMILY})


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for: which print of which case, in which language and for whom."""

    work: Work
    case: Case
    sheet: CaseSheet
    kind: PrintKind
    language: Language
    reader: PersonRow | None
    cover: Cover

    @property
    def name(self) -> str:
        """The print's name in its language."""
        return PRINT_NAMES[self.kind].said_in(self.language)


@dataclass(frozen=True, slots=True)
class MadePrint:
    """A print as facts.

    `places` are names of schools, day-care and like places that the reader would see although
    somebody is protected: to be looked at before it is given. `readers` may be chosen.
    """

    kind: PrintKind
    facts: PrintedSheet | DocumentPrint
    language: Language
    reader_id: UUID | None
    readers: tuple[PersonRow, ...]
    places: tuple[str, ...] = ()


def print_language(case: Case, kind: PrintKind, wanted: Language | None) -> Language:
    """Return the wanted language, else the client's own, else that of the matter.

    Only the family's sheet is made in English by itself.
    """
    if wanted is not None:
        return wanted
    own = Language(case.client.language)
    if own is Language.ENGLISH and kind not in _IN_ENGLISH:
        return Language(case.language)
    return own


def reader_of(work: Work, case: Case, reader_id: UUID | None) -> PersonRow | None:
    """Return for whom a print is made; None for the authority's own file.

    NotFound for one who takes no part; RuleBroken("recipient.forbidden") for a guardian to whom
    the child has forbidden to tell (ATL 51 §).
    """
    if reader_id is None:
        return None
    if reader_id in prohibition_rows(work.session, case.client_id):
        raise RuleBroken("recipient.forbidden", statute="AsL 812/2000 11 §")
    found = next((row for row in people_of(work, case) if row.id == reader_id), None)
    if found is None:
        raise NotFound("person.not_found")
    return found


def people_of(work: Work, case: Case) -> tuple[PersonRow, ...]:
    """Return the client and all tied to the client, each once."""
    tied = (tie.person.row() for tie in work.people.ties_of(case.client_id))
    return tuple({row.id: row for row in (case.client.row(), *tied)}.values())


def cover_of(work: Work, case: Case, reader: PersonRow | None) -> Cover:
    """Return what the reader may not see."""
    people = (row.data for row in people_of(work, case))
    return cover_for(reader.data if reader else None, people)


def client_line(case: Case, language: Language) -> str:
    """Return who the client is, as every print of a case begins."""
    name = f"{case.client.given_names} {case.client.surname}".strip()
    if case.client.birth_date is None:
        return word("client_unborn", language, name=name)
    return word("client", language, name=name, born=show_date(case.client.birth_date))


def blank(asked: Asked, *about: str, compact: bool = False) -> PrintedSheet:
    """Return the print with its first lines and no sections yet."""
    return PrintedSheet(
        kind=asked.kind,
        title=asked.name,
        number=asked.case.number,
        language=asked.language,
        organisation=asked.work.records.organisation(),
        made_on=asked.work.today,
        about=tuple(line for line in about if line),
        compact=compact,
    )


def joined(parts: Sequence[str]) -> str:
    """Return what is known, parted by commas."""
    return ", ".join(part for part in parts if part.strip())


def unparted(number: str) -> str:
    """Return a phone number that no line parts."""
    return number.replace(" ", "\u00a0")
