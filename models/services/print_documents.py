"""Documents of a case as prints for a reader: assessment, plan and the summary of the contact."""

from collections.abc import Iterator
from dataclasses import replace

from models.entities.document import Document
from models.rules.covering import covered_print
from models.rules.dates import show_date
from models.rules.documents.paper import sections_for_print
from models.rules.documents.registry import document_type
from models.rules.enum_words import enum_name
from models.rules.errors import RuleBroken
from models.rules.kinds import INTAKE_KINDS, DocumentKind
from models.rules.letters import DocumentPrint, Official
from models.rules.print_words import word
from models.rules.printed import PrintKind
from models.services.decision_letters import official, spoken_name
from models.services.print_parts import Asked
from models.store.uow import HELSINKI

_KINDS = {PrintKind.ASSESSMENT: DocumentKind.ASSESSMENT, PrintKind.PLAN: DocumentKind.PLAN}
_OF_CONTACT = (*INTAKE_KINDS, DocumentKind.PENDING_ENTRY, DocumentKind.EVALUATION)


def document_of_kind(asked: Asked) -> DocumentPrint:
    """Return the newest assessment or plan, a finished one before a draft.

    The informer is left out (JulkL 11 § 2 mom. 7 k). RuleBroken("print.no_document") where none
    was begun.
    """
    kind = _KINDS[asked.kind]
    of_kind = [document for document in _valid(asked) if document.kind == kind]
    finished = [document for document in of_kind if document.is_finished]
    if not of_kind:
        raise RuleBroken("print.no_document", document=kind)
    document = (finished or of_kind)[-1]
    sections = sections_for_print(
        document_type(kind), document.values, asked.language, for_client=True
    )
    return _print(asked, document, sections, draft=not document.is_finished)


def contact_summary(asked: Asked) -> DocumentPrint:
    """Return every contact of the case, the evaluation of it and what was done (kooste)."""
    told = [
        document
        for document in _valid(asked)
        if document.is_finished and document.kind in set(_OF_CONTACT)
    ]
    if not told:
        raise RuleBroken("print.no_document", document=DocumentKind.CONTACT)
    made = _print(asked, told[0], tuple(_summed(asked, told)), draft=False)
    return replace(made, author=Official("", "", ""))  # each document names its own


def _summed(
    asked: Asked, documents: list[Document]
) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    language = asked.language
    for document in documents:
        kind = DocumentKind(document.kind)
        sections = sections_for_print(
            document_type(kind), document.values, language, for_client=True
        )
        rows = tuple(row for _, section in sections for row in section if row[1].strip())
        at = (document.finished_at or document.saved_at).astimezone(HELSINKI)
        name = enum_name(kind, language)
        heading = word("of", language, document=name, day=show_date(at.date()))
        yield heading, (*rows, (word("author", language), document.author.name))


def _valid(asked: Asked) -> list[Document]:
    every = asked.work.documents.of_case(asked.case.id)
    return [document for document in every if not document.superseded]


def _print(
    asked: Asked,
    document: Document,
    sections: tuple[tuple[str, tuple[tuple[str, str], ...]], ...],
    *,
    draft: bool,
) -> DocumentPrint:
    organisation = asked.work.records.organisation()
    at = (document.finished_at or document.saved_at).astimezone(HELSINKI)
    facts = DocumentPrint(
        title=asked.name,
        case_number=asked.case.number,
        client_name=spoken_name(asked.case.client),
        client_birth_date=asked.case.client.birth_date,
        organisation=organisation,
        made_on=at.date(),
        author=official(document.author, organisation),
        language=asked.language,
        sections=sections,
        draft=draft,
    )
    return covered_print(facts, asked.cover)
