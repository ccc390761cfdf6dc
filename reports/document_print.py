"""A document of the case file on paper: titled sections in the letter's layout."""

from collections.abc import Sequence

from models.rules.letters import DocumentPrint
from models.rules.words import Words
from reports.content import Block, Facts, Heading, Masthead, SubHeading, Text, Title
from reports.dates import shown
from reports.logo import logo_of
from reports.sheet import bound

_SHORT_VALUE = 60
_SHORT_LABEL = 34
_SECRET = Words("Salassa pidettävä", "Sekretessbelagd", "Confidential")
_DRAFT = Words("LUONNOS – keskeneräinen", "UTKAST – inte färdig", "DRAFT – unfinished")
_CLIENT = Words(
    "Asiakas: {name}, s. {born}", "Klient: {name}, f. {born}", "Client: {name}, b. {born}"
)
_CLIENT_UNBORN = Words("Asiakas: {name}", "Klient: {name}", "Client: {name}")
_AUTHOR = Words("Laatija", "Upprättad av", "Written by")
_NOTHING = Words("Ei kirjattu", "Inte antecknat", "Not recorded")


def document_print(facts: DocumentPrint) -> bytes:
    """Return the document as a tagged PDF/A-2b; the same facts give the same bytes.

    Characters that the typeface lacks are shown as a visible mark.
    """
    blocks: list[Block] = [Title(facts.title), Text(_client(facts))]
    for heading, rows in facts.sections:
        blocks += [Heading(heading), *_section(rows, facts)]
    if author := _author(facts):
        blocks += [Heading(_AUTHOR.said_in(facts.language)), Text(author)]
    return bound(_masthead(facts), blocks).pdf


def _section(rows: Sequence[tuple[str, str]], facts: DocumentPrint) -> list[Block]:
    """Short values side by side as a table, long ones under their names."""
    blocks: list[Block] = []
    short: list[tuple[str, str]] = []
    for label, text in rows:
        value = text.strip() or _NOTHING.said_in(facts.language)
        if label and _is_short(label, value):
            short.append((label, value))
            continue
        blocks += _table(short)
        short = []
        blocks += [SubHeading(label), Text(value)] if label else [Text(value)]
    return [*blocks, *_table(short)]


def _table(rows: Sequence[tuple[str, str]]) -> list[Block]:
    return [Facts(tuple(rows))] if rows else []


def _is_short(label: str, value: str) -> bool:
    return len(value) <= _SHORT_VALUE and "\n" not in value and len(label) <= _SHORT_LABEL


def _client(facts: DocumentPrint) -> str:
    if facts.client_birth_date is None:
        return _CLIENT_UNBORN.said_in(facts.language).format(name=facts.client_name)
    born = shown(facts.client_birth_date)
    return _CLIENT.said_in(facts.language).format(name=facts.client_name, born=born)


def _author(facts: DocumentPrint) -> str:
    author = facts.author
    return ", ".join(part for part in (author.name, author.title, author.unit) if part)


def _masthead(facts: DocumentPrint) -> Masthead:
    organisation = facts.organisation
    return Masthead(
        sender=tuple(part for part in (organisation.name, organisation.unit) if part),
        logo=logo_of(organisation),
        name=facts.title,
        metadata=(
            shown(facts.made_on),
            facts.case_number,
            _SECRET.said_in(facts.language),
        ),
        recipient=(),
        draft=_DRAFT.said_in(facts.language) if facts.draft else "",
        language=facts.language,
        title=f"{facts.title} ({facts.case_number})",
        author=organisation.name or facts.author.name,
        subject=facts.case_number,
    )
