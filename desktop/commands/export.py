"""`polku export`: a case's finished documents in the national structures, and their PDFs."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from desktop.base.words import tr, tr_n
from desktop.commands.answers import GOOD, file_trouble, show_json, show_words
from desktop.commands.opening import Opened, opened
from models.rules.errors import NotFound, PolkuError
from models.rules.kinds import DocumentKind, DocumentStatus
from models.rules.purposes import Purpose

if TYPE_CHECKING:
    from models.rules.rows import CaseSheet


def add_arguments(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--case", required=True, metavar="ID", help=tr("asian numero tai tunnus"))
    parser.add_argument("--out", required=True, metavar="DIR", type=Path)


def run(arguments: Namespace) -> int:
    """Write the files; their names are case numbers and kinds, never names of persons."""
    with opened(arguments) as here:
        files = dict(_files(here, _case_id(here, arguments.case)))
    _write(arguments.out, files)
    if arguments.json:
        show_json({"out": str(arguments.out), "files": sorted(files)})
    else:
        head = tr_n("Yksi tiedosto kirjoitettu.", "{count} tiedostoa kirjoitettu.", len(files))
        show_words([head, *sorted(files)])
    return GOOD


def _case_id(here: Opened, named: str) -> UUID:
    from models.services.lists import Scope, case_rows

    try:
        return UUID(named)
    except ValueError:
        rows = case_rows(here.uow, here.actor, scope=Scope.WITH_CLOSED)
    found = next((row.id for row in rows if row.number == named.strip().upper()), None)
    if found is None:
        raise NotFound("case.not_found")
    return found


def _files(here: Opened, case_id: UUID) -> Iterator[tuple[str, bytes]]:
    from models.services.cases import open_case
    from models.services.export import case_documents_national
    from reports.appeal_words import appeal_words

    sheet = open_case(here.uow, here.actor, case_id=case_id, purpose=Purpose.EXPORT.value)
    yield from case_documents_national(
        here.uow, here.actor, case_id=case_id, appeal_words=appeal_words
    )
    yield from _documents(here, sheet)
    yield from _decisions(here, sheet)


def _documents(here: Opened, sheet: "CaseSheet") -> Iterator[tuple[str, bytes]]:
    from models.services.export import document_print
    from reports.document_print import document_print as made

    counts: dict[DocumentKind, int] = {}
    for row in sheet.documents:
        if row.status is not DocumentStatus.FINISHED or row.kind is DocumentKind.DECISION:
            continue
        counts[row.kind] = counts.get(row.kind, 0) + 1
        facts = document_print(
            here.uow,
            here.actor,
            case_id=sheet.row.id,
            document_id=row.id,
            purpose=Purpose.EXPORT.value,
        )
        yield f"{sheet.row.number}-{row.kind}-{counts[row.kind]}.pdf", made(facts)


def _decisions(here: Opened, sheet: "CaseSheet") -> Iterator[tuple[str, bytes]]:
    from models.services.decisions import signed_bytes

    for decision in sheet.decisions:
        if decision.signed_at is None:
            continue
        whose = {"archive": None, **{str(n): r.id for n, r in enumerate(decision.recipients, 1)}}
        for name, recipient_id in whose.items():
            try:
                content = signed_bytes(
                    here.uow,
                    here.actor,
                    document_id=decision.document_id,
                    recipient_id=recipient_id,
                    purpose=Purpose.EXPORT.value,
                )
            except PolkuError as error:
                if error.code != "copy.not_found":  # signed on paper before Polku
                    raise
                continue
            yield f"{decision.number}-{name}.pdf", content


def _write(folder: Path, files: dict[str, bytes]) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        for name, content in files.items():
            (folder / name).write_bytes(content)
    except OSError as error:
        raise file_trouble(folder, error) from None
