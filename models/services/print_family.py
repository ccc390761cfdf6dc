"""The family's own sheet (perheen oma lehti): one page in plain words."""

from collections.abc import Iterator

from models.entities.people import Worker
from models.rules.dates import show_date
from models.rules.enum_words import enum_name
from models.rules.family_sheet import phases, promises, sources_on
from models.rules.kinds import ClockKind
from models.rules.print_words import word
from models.rules.printed import (
    Notice,
    Pairs,
    Paragraph,
    Path,
    PathStep,
    PrintedSheet,
    PrintSection,
    StepState,
    with_sections,
)
from models.rules.rights import Role
from models.rules.words import Language
from models.services.print_parts import Asked, blank, joined, unparted


def family_sheet(asked: Asked) -> PrintedSheet:
    """Return the sheet: the five phases, where we are, what comes and by when, whom to call."""
    language = asked.language
    return with_sections(
        blank(asked, word("family_lead", language), compact=True),
        PrintSection("", (Path(tuple(_steps(asked))),)),
        PrintSection("", (_next(asked),)),
        PrintSection(word("who", language), tuple(_who(asked))),
        PrintSection(word("more", language), (_sources(asked),)),
    )


def _steps(asked: Asked) -> Iterator[PathStep]:
    closed = asked.case.closed_on is not None
    now = asked.sheet.row.phase
    for phase in phases():
        state = StepState.COMING
        if closed or phase.number < now:
            state = StepState.DONE
        elif phase.number == now:
            state = StepState.NOW
        yield PathStep(
            phase.number,
            phase.name.said_in(asked.language),
            phase.text.said_in(asked.language),
            state,
            word(f"{state.value}_mark", asked.language) if state is not StepState.COMING else "",
        )


def _next(asked: Asked) -> Notice:
    heading = word("next", asked.language)
    closed_on = asked.case.closed_on
    if closed_on is not None:
        return Notice(heading, word("closed", asked.language, day=show_date(closed_on)))
    clocks = tuple(
        clock for clock in asked.sheet.clocks if clock.kind is not ClockKind.NON_DISCLOSURE_ENDS
    )
    return Notice(heading, "\n\n".join(promises(clocks, asked.language)))


def _who(asked: Asked) -> Iterator[Pairs | Paragraph]:
    organisation = asked.work.records.organisation()
    own = asked.work.cases.own_worker(asked.case.id) or asked.case.worker
    rows = []
    if own is not None:
        told = joined((own.name, _title(own, asked.language), unparted(own.phone), own.email))
        rows.append((word("own_worker", asked.language), told))
    unit = joined((organisation.unit, unparted(organisation.phone), organisation.email))
    if unit:
        rows.append((word("unit", asked.language), unit))
    if own is None:
        yield Paragraph(word("no_worker", asked.language))
    yield Pairs(tuple(rows))


def _title(own: Worker, language: Language) -> str:
    """Return the worker's title as typed, which is Finnish, or that of the role in a language."""
    return own.title if language is Language.FINNISH else enum_name(Role(own.role), language)


def _sources(asked: Asked) -> Pairs:
    language = asked.language
    rows = []
    for source in sources_on(asked.work.records.family_sources(), asked.work.today):
        parts = (source.address, source.note.said_in(language))
        rows.append((source.name.said_in(language), "\n".join(text for text in parts if text)))
    address = asked.work.records.organisation().feedback_address
    if address:
        told = f"{address}\n{word('feedback_note', language)}"
        rows.append((word("feedback", language), told))
    return Pairs(tuple(rows))
