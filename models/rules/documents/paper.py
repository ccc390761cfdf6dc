"""A document as plain titled paragraphs, for the case file's print and the reading view."""

from typing import TypeAlias

from models.rules.documents.conditions import visible_values
from models.rules.documents.schema import DocumentType, Section, Values
from models.rules.documents.spoken import in_words
from models.rules.words import Language

PaperSection: TypeAlias = tuple[str, tuple[tuple[str, str], ...]]


def sections_for_print(
    doc_type: DocumentType, values: Values, language: Language | str, *, for_client: bool
) -> tuple[PaperSection, ...]:
    """Return (title, ((label, text), …)) of every section that says something.

    `for_client` leaves the informer's data out (JulkL 11 § 2 mom. 7 k): giving them is a separate
    act with its own ground.
    """
    visible = visible_values(doc_type, values)
    sections = (_section(part, visible, str(language), for_client) for part in doc_type.sections)
    return tuple(section for section in sections if section[1])


def _section(section: Section, values: Values, language: str, for_client: bool) -> PaperSection:
    paragraphs = tuple(
        (field.words.said_in(language), in_words(field, values[field.key], language))
        for field in section.fields
        if field.key in values and not (for_client and field.hidden_in_client_print)
    )
    return section.words.said_in(language), paragraphs
