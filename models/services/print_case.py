"""The case sheet (asian tiedot ja määräajat): every day counted, every day skipped, the statute."""

from collections.abc import Iterator

from models.rules.clock_words import CLOCK_STATES, clock_name
from models.rules.clocks import Clock, explain
from models.rules.dates import show_date, show_weekday_date
from models.rules.documents.codes import said
from models.rules.enum_words import enum_name
from models.rules.law import citation, citation_in
from models.rules.next_act import act_name
from models.rules.print_words import unbroken, word
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
from models.services.print_parts import Asked, blank, client_line, joined


def case_print(asked: Asked) -> PrintedSheet:
    """Return the sheet of a case with its time limits and how each was counted."""
    language = asked.language
    return with_sections(
        blank(asked, client_line(asked.case, language)),
        PrintSection(word("matter", language), (Pairs(case_facts(asked)),)),
        PrintSection(word("clocks", language), tuple(_table(asked))),
        PrintSection(word("counted", language), tuple(_explained(asked))),
    )


def case_facts(asked: Asked) -> tuple[tuple[str, str], ...]:
    """Return what is known of the case as names and values."""
    language, row, facts = asked.language, asked.sheet.row, asked.sheet.facts
    client = asked.case.client
    definition = asked.work.records.definition(asked.case.process_id)
    step = definition.step(row.step_id)
    phase = definition.phase(step.phase).words.said_in(language) if step.phase else ""
    since = show_date(asked.case.step_since.date())
    spoken = said("contact_languages", client.language, language)
    if client.interpreter_language:
        other = said("interpreter_languages", client.interpreter_language, language)
        spoken = joined((spoken, word("interpreter", language, spoken=other)))
    until = client.non_disclosure_until
    protected = (
        word("protected_until", language, day=show_date(until))
        if until
        else word("in_force", language)
    )
    named = (
        ("received", show_weekday_date(facts.received_on, language)),
        ("group", enum_name(row.group, language)),
        ("task", enum_name(facts.task, language)),
        ("phase", f"{row.phase}. {phase}" if phase else ""),
        ("step", word("step_since", language, step=step.words.said_in(language), day=since)),
        ("next_act", act_name(row.next_act, language)),
        ("urgent", word("yes", language) if row.urgent else ""),
        ("need", enum_name(facts.need, language) if facts.need else ""),
        ("worker", row.worker_name or word("none", language)),
        ("language", spoken),
        ("protected", protected if client.non_disclosure else ""),
    )
    return tuple((word(key, language), value) for key, value in named if value)


def clock_rows(asked: Asked, clocks: tuple[Clock, ...]) -> Grid:
    """Return clocks as a table: which, last day, state and basis."""
    language = asked.language
    head = tuple(word(key, language) for key in ("clock", "due", "state", "basis"))
    rows = tuple(
        (
            _name(asked, clock),
            show_weekday_date(clock.due, language) if clock.due else "",
            _state(clock, language),
            _basis(clock, language),
        )
        for clock in clocks
    )
    return Grid(head, rows, (30, 18, 24, 28))


def _table(asked: Asked) -> Iterator[Part]:
    if asked.sheet.clocks:
        yield clock_rows(asked, asked.sheet.clocks)
    else:
        yield Paragraph(word("no_clocks", asked.language))


def _explained(asked: Asked) -> Iterator[Part]:
    settings = asked.work.records.rule_settings()
    for clock in asked.sheet.clocks:
        if clock.due is None:
            continue
        yield SubTitle(_name(asked, clock))
        yield Points(tuple(map(unbroken, explain(clock, settings, asked.language))))


def _name(asked: Asked, clock: Clock) -> str:
    name = clock_name(clock.kind, asked.language)
    if clock.recipient_id is None:
        return name
    whose = (
        recipient.name
        for decision in asked.sheet.decisions
        for recipient in decision.recipients
        if recipient.id == clock.recipient_id
    )
    return f"{name}: {next(whose, '')}".removesuffix(": ")


def _state(clock: Clock, language: str) -> str:
    state = CLOCK_STATES[clock.state].said_in(language)
    if clock.stopped_on is not None:
        return f"{state} {show_date(clock.stopped_on)}"
    if clock.days_left is None:
        return state
    count = abs(clock.days_left)
    key = "late_by" if clock.days_left < 0 else "left"
    left = word(f"{key}_one" if count == 1 else key, language, count=count)
    return joined((state, left)) if clock.days_left >= 0 else left


def _basis(clock: Clock, language: str) -> str:
    house = citation("house.target")
    law = "; ".join(unbroken(citation_in(each, language)) for each in clock.basis if each != house)
    return law if clock.statutory else joined((word("house", language), law))
