"""The hand-over sheet for a new worker (siirtolehti): where it stands and what was agreed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from models.entities.document import Document
from models.rules.dates import show_date, show_time
from models.rules.documents.conditions import visible_values
from models.rules.documents.registry import document_type
from models.rules.documents.spoken import in_words
from models.rules.enum_words import enum_name
from models.rules.facts import Missing
from models.rules.kinds import ClockState, DocumentKind
from models.rules.print_words import word
from models.rules.printed import (
    Grid,
    Pairs,
    Paragraph,
    Part,
    Points,
    PrintedSheet,
    PrintSection,
    SubTitle,
    with_sections,
)
from models.rules.rows import EventRow, PersonData, TieRow
from models.rules.words import Language
from models.services.print_case import case_facts, clock_rows
from models.services.print_parts import Asked, blank, client_line, joined
from models.store.uow import HELSINKI

_EVENTS = 12
_MEETINGS = 3
_NOT_TOLD = frozenset(
    {"case.opened", "print.made", "document.printed", "document.saved", "document.settled"}
)
_OPEN = (ClockState.RUNNING, ClockState.LATE, ClockState.NO_DATE)
_AGREED: dict[DocumentKind, tuple[str, ...]] = {
    DocumentKind.MEETING: ("agreed", "next_at"),
    DocumentKind.ASSESSMENT: ("conclusions", "continuation"),
    DocumentKind.PLAN: ("goals", "services", "other_means", "follow_up", "review_on"),
    DocumentKind.DECISION: ("service", "outcome", "amount", "starts_on", "ends_on", "goal"),
}


@dataclass(frozen=True, slots=True)
class HandoverWords:
    """How the windows say what is missing and what happened, in a language."""

    missing: Callable[[Missing, Language], str]
    event: Callable[[EventRow, Language], str]


def handover_sheet(asked: Asked, words: HandoverWords) -> PrintedSheet:
    """Return the sheet; it tells no address of anybody."""
    language = asked.language
    return with_sections(
        blank(asked, client_line(asked.case, language)),
        PrintSection(word("stand", language), (Pairs(case_facts(asked)),)),
        PrintSection(word("open_clocks", language), tuple(_clocks(asked))),
        PrintSection(word("missing", language), (Points(tuple(_missing(asked, words))),)),
        PrintSection(word("agreed", language), tuple(_agreed(asked))),
        PrintSection(word("reminders", language), tuple(_reminders(asked))),
        PrintSection(word("people", language), (_people(asked),)),
        PrintSection(word("workers", language), tuple(_workers(asked))),
        PrintSection(word("events", language), (_events(asked, words),)),
    )


def _clocks(asked: Asked) -> Iterator[Part]:
    running = tuple(clock for clock in asked.sheet.clocks if clock.state in _OPEN)
    yield clock_rows(asked, running) if running else Paragraph(word("no_clocks", asked.language))


def _missing(asked: Asked, words: HandoverWords) -> Iterator[str]:
    language = asked.language
    told = (
        words.missing(missing, language) for move in asked.sheet.moves for missing in move.missing
    )
    found = list(dict.fromkeys(told))
    for row in asked.sheet.documents:
        if row.finished_at is None:
            day = show_date(row.saved_at.astimezone(HELSINKI).date())
            found.append(word("draft", language, document=enum_name(row.kind, language), day=day))
    yield from found or [word("nothing_missing", language)]


def _agreed(asked: Asked) -> Iterator[Part]:
    found = [part for document in _sources(asked) for part in _said_by(asked, document)]
    yield from found or [Paragraph(word("nothing_agreed", asked.language))]


def _sources(asked: Asked) -> Iterator[Document]:
    valid = [
        document
        for document in asked.work.documents.of_case(asked.case.id)
        if document.is_finished and not document.superseded
    ]
    for kind in (DocumentKind.DECISION, DocumentKind.PLAN, DocumentKind.ASSESSMENT):
        yield from [document for document in valid if document.kind == kind][-1:]
    meetings = [document for document in valid if document.kind == DocumentKind.MEETING]
    yield from reversed(meetings[-_MEETINGS:])


def _said_by(asked: Asked, document: Document) -> Iterator[Part]:
    kind = DocumentKind(document.kind)
    doc_type, language = document_type(kind), asked.language
    values = visible_values(doc_type, document.values)
    rows = tuple(
        (field.words.said_in(language), in_words(field, values[field.key], language))
        for field in doc_type.fields
        if field.key in _AGREED[kind] and field.key in values
    )
    told = tuple((name, text) for name, text in rows if text.strip())
    if told:
        finished = document.finished_at or document.saved_at
        day = show_date(finished.astimezone(HELSINKI).date())
        yield SubTitle(word("of", language, document=enum_name(kind, language), day=day))
        yield Pairs(told)


def _reminders(asked: Asked) -> Iterator[Part]:
    rows = tuple(f"{show_date(row.due_on)}: {row.text}" for row in asked.sheet.reminders)
    if rows:
        yield Points(rows)


def _people(asked: Asked) -> Grid:
    language = asked.language
    head = tuple(word(key, language) for key in ("name", "role", "phone", "note"))
    client = asked.sheet.client
    rows = [(client.name, word("the_client", language), *_contacts(client.data, language))]
    rows += [
        (tie.person.name, _role(tie, language), *_tied_contacts(tie, language))
        for tie in asked.sheet.ties
    ]
    return Grid(head, tuple(rows), (28, 20, 18, 34))


def _role(tie: TieRow, language: str) -> str:
    custody = word("custody", language)
    name = enum_name(tie.kind, language)
    held = custody if tie.has_custody and name != custody else ""
    return joined((name, held, tie.note))


def _tied_contacts(tie: TieRow, language: str) -> tuple[str, str]:
    phone, note = _contacts(tie.person.data, language)
    if tie.prohibition is not None:
        note = joined((note, word("forbidden", language)))
    return phone, note


def _contacts(data: PersonData, language: str) -> tuple[str, str]:
    """Return phone and note; of a protected person no contact at all."""
    if data.non_disclosure:
        return "", word("in_system", language)
    if data.secret_contacts:
        return "", word("secret", language)
    return data.phone, ""


def _workers(asked: Asked) -> Iterator[Part]:
    rows = tuple(
        word(
            "assignment",
            asked.language,
            kind=enum_name(row.kind, asked.language),
            name=row.worker_name,
            day=show_date(row.starts_on),
        )
        for row in asked.sheet.assignments
        if row.ends_on is None
    )
    if rows:
        yield Points(rows)


def _events(asked: Asked, words: HandoverWords) -> Grid:
    head = tuple(word(key, asked.language) for key in ("when", "what", "by"))
    rows = []
    happened = [event for event in asked.sheet.events if event.act not in _NOT_TOLD]
    for event in happened[:_EVENTS]:
        local = event.at.astimezone(HELSINKI)
        moment = f"{show_date(local.date())} {show_time(local.time())}"
        rows.append((moment, words.event(event, asked.language), event.actor_name))
    return Grid(head, tuple(rows), (22, 52, 26))
