"""The prints of a case (tulosteet): one door for all; each is in the use log by its kind."""

from collections.abc import Callable
from uuid import UUID

from models.rules.covering import places_left
from models.rules.errors import RuleBroken
from models.rules.letters import DocumentPrint
from models.rules.printed import PrintedSheet, PrintKind
from models.rules.purposes import Purpose
from models.rules.recipients import is_guardian
from models.rules.rights import Actor, Right
from models.rules.rows import PersonRow
from models.rules.words import Language
from models.services.case_sheets import sheet_of
from models.services.print_case import case_print
from models.services.print_documents import contact_summary, document_of_kind
from models.services.print_family import family_sheet
from models.services.print_handover import HandoverWords, handover_sheet
from models.services.print_parts import (
    Asked,
    MadePrint,
    cover_of,
    print_language,
    reader_of,
)
from models.store.uow import UnitOfWork

__all__ = ["FOR_READERS", "HandoverWords", "MadePrint", "case_print_facts"]

FOR_READERS = frozenset({PrintKind.ASSESSMENT, PrintKind.PLAN, PrintKind.CONTACT})
"""Prints that are given to one reader and cover what that reader may not see."""


def case_print_facts(
    uow: UnitOfWork,
    actor: Actor,
    *,
    case_id: UUID,
    kind: PrintKind,
    words: HandoverWords,
    language: Language | None = None,
    reader_id: UUID | None = None,
) -> MadePrint:
    """Return what a print says; logged with its kind, language and for whom it is.

    `language` None is the client's own. Raises RuleBroken("print.no_document") where there is
    nothing to print, and "recipient.forbidden" for a guardian whom the child has shut out.
    """
    with uow.begin(actor, Right.PRINT) as work:
        case = work.cases.get(case_id)
        reader = reader_of(work, case, reader_id)
        asked = Asked(
            work=work,
            case=case,
            sheet=sheet_of(work, case),
            kind=kind,
            language=print_language(case, kind, language),
            reader=reader,
            cover=cover_of(work, case, reader),
        )
        facts = _made(asked, words)
        work.log(
            "print.made",
            case_id=case.id,
            purpose=Purpose.PRINT.value,
            facts={
                "print": kind.value,
                "language": asked.language.value,
                "reader": str(reader_id or ""),
            },
        )
        work.commit()
        readers = _readers(asked) if kind in FOR_READERS else ()
        return MadePrint(kind, facts, asked.language, reader_id, readers, _places(asked, facts))


def _made(asked: Asked, words: HandoverWords) -> PrintedSheet | DocumentPrint:
    if asked.kind is PrintKind.HANDOVER:
        return handover_sheet(asked, words)
    make = _MAKERS.get(asked.kind)
    if make is None:
        raise RuleBroken("print.unknown")
    return make(asked)


def _readers(asked: Asked) -> tuple[PersonRow, ...]:
    """Return the client and the guardians who may be told."""
    guardians = (
        tie.person for tie in asked.sheet.ties if is_guardian(tie) and tie.prohibition is None
    )
    return asked.sheet.client, *guardians


def _places(asked: Asked, facts: PrintedSheet | DocumentPrint) -> tuple[str, ...]:
    if not isinstance(facts, DocumentPrint):
        return ()
    texts = (text for _, rows in facts.sections for row in rows for text in row)
    return places_left(texts, asked.cover)


_MAKERS: dict[PrintKind, Callable[[Asked], PrintedSheet | DocumentPrint]] = {
    PrintKind.FAMILY: family_sheet,
    PrintKind.ASSESSMENT: document_of_kind,
    PrintKind.PLAN: document_of_kind,
    PrintKind.CONTACT: contact_summary,
    PrintKind.CASE: case_print,
}
