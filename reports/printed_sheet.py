"""A print of the case window on paper: its facts as blocks in the letter's own layout."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from models.rules.errors import RuleBroken
from models.rules.letters import DocumentPrint
from models.rules.printed import (
    Grid,
    Notice,
    Pairs,
    Paragraph,
    Part,
    Path,
    Points,
    PrintedSheet,
    SubTitle,
    texts_of,
)
from models.rules.words import Words
from reports.content import (
    Block,
    Facts,
    Heading,
    Items,
    Masthead,
    Panel,
    Phases,
    SubHeading,
    Table,
    Text,
    Title,
)
from reports.dates import shown
from reports.document_print import document_print
from reports.glyphs import all_drawable, named
from reports.logo import logo_of
from reports.sheet import bound

Print: TypeAlias = PrintedSheet | DocumentPrint
"""What can be printed: the facts of a page set."""
_SECRET = Words("Salassa pidettävä", "Sekretessbelagd", "Confidential")


def printed(facts: Print, *, stand_in: bool = False) -> bytes:
    """Return the print as a tagged PDF/A-2b; the same facts give the same bytes.

    Raises RuleBroken("letter.undrawable", characters=…) naming the letters that the typeface
    lacks, unless `stand_in`: then a visible mark stands in their place.
    """
    if not stand_in:
        lacking = all_drawable(said_by(facts))
        if lacking:
            raise RuleBroken("letter.undrawable", characters=named(lacking))
    return document_print(facts) if isinstance(facts, DocumentPrint) else _bound(facts)


def said_by(facts: Print) -> tuple[str, ...]:
    """Return every text that the print says."""
    if isinstance(facts, PrintedSheet):
        return texts_of(facts)
    rows = (text for _, section in facts.sections for row in section for text in row)
    names = (facts.title, facts.client_name, facts.author.name, facts.author.title)
    house = (facts.organisation.name, facts.organisation.unit)
    return (*names, *house, *(heading for heading, _ in facts.sections), *rows)


def _bound(facts: PrintedSheet) -> bytes:
    blocks: list[Block] = [Title(facts.title)]
    if facts.about:
        blocks.append(Text("\n".join(facts.about)))
    for section in facts.sections:
        if section.heading:
            blocks.append(Heading(section.heading))
        blocks.extend(block for part in section.parts for block in _blocks(part))
    return bound(_masthead(facts), blocks).pdf


def _blocks(part: Part) -> Iterator[Block]:
    yield from _MAKERS[type(part)](part)


def _paragraph(part: Paragraph) -> Iterator[Block]:
    yield Text(part.text, look="small" if part.quiet else "body")


def _pairs(part: Pairs) -> Iterator[Block]:
    if part.rows:
        yield Facts(part.rows)


def _points(part: Points) -> Iterator[Block]:
    if part.items:
        yield Items(part.items)


def _subtitle(part: SubTitle) -> Iterator[Block]:
    yield SubHeading(part.text)


def _notice(part: Notice) -> Iterator[Block]:
    yield Panel(part.heading, part.text)


def _grid(part: Grid) -> Iterator[Block]:
    if part.rows:
        yield Table(part.head, part.rows, part.widths, part.dense)


def _path(part: Path) -> Iterator[Block]:
    yield Phases(
        tuple(
            (
                step.number,
                f"{step.name} – {step.mark}" if step.mark else step.name,
                step.text,
                step.state.value,
            )
            for step in part.steps
        )
    )


_MAKERS: dict[type, Callable[..., Iterator[Block]]] = {
    Paragraph: _paragraph,
    Pairs: _pairs,
    Points: _points,
    SubTitle: _subtitle,
    Notice: _notice,
    Grid: _grid,
    Path: _path,
}


def _masthead(facts: PrintedSheet) -> Masthead:
    organisation = facts.organisation
    secret = _SECRET.said_in(facts.language)
    return Masthead(
        sender=tuple(part for part in (organisation.name, organisation.unit) if part),
        logo=logo_of(organisation),
        name=facts.title,
        metadata=tuple(line for line in (shown(facts.made_on), facts.number, secret) if line),
        recipient=(),
        draft=facts.draft,
        language=facts.language,
        title=f"{facts.title} ({facts.number})" if facts.number else facts.title,
        author=organisation.name or "Polku",
        subject=facts.number,
        compact=facts.compact,
    )
