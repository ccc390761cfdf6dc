"""Giving out finished documents of a case: national JSON, PDF and a manifest of their hashes."""

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias
from uuid import UUID

from models.entities.case import Case
from models.entities.document import Document
from models.rules.attachments import SUFFIXES
from models.rules.documents.national import national
from models.rules.documents.registry import document_type
from models.rules.errors import RuleBroken
from models.rules.kinds import DocumentKind
from models.rules.letters import DocumentPrint
from models.rules.manifest import NAME, Manifest, ManifestEntry, digest, manifest_bytes
from models.rules.purposes import Purpose
from models.rules.rights import Actor, Right
from models.rules.words import Language
from models.services.export import AppealWords, national_context, no_appeal_words, print_facts
from models.store.log_list import EXPORTED, exported_day
from models.store.uow import UnitOfWork, Work

Printer: TypeAlias = Callable[[DocumentPrint], bytes]


@dataclass(frozen=True, slots=True)
class Export:
    """The files of an export by name, the manifest among them; no name is a person's."""

    case_number: str
    files: tuple[tuple[str, bytes], ...]
    manifest_hash: str


@dataclass(frozen=True, slots=True)
class _File:
    name: str
    content: bytes
    document: Document
    structure: str = ""


def export_case(
    uow: UnitOfWork,
    actor: Actor,
    *,
    case_id: UUID,
    printer: Printer,
    document_ids: Collection[UUID] | None = None,
    attachment_ids: Collection[UUID] | None = None,
    appeal_words: AppealWords = no_appeal_words,
) -> Export:
    """Return every finished document of a case, or those of `document_ids`, as files.

    Attachments go along, all that are not removed or those of `attachment_ids`.

    Each has its PDF (a decision its signed copies), and its JSON where there is a national
    structure; replaced versions are marked. The hash of the manifest goes into the use log.
    Raises RuleBroken("export.nothing") and "export.client_code_missing".
    """
    with uow.begin(actor, Right.EXPORT) as work:
        case = work.cases.get(case_id)
        chosen = tuple(_chosen(work, case, document_ids))
        files = tuple(
            file
            for document, stem in _named(case, chosen)
            for file in _files(work, case, document, stem, printer, appeal_words)
        )
        attached = tuple(_attached(work, case, attachment_ids))
        if not files and not attached:
            raise RuleBroken("export.nothing")
        entries = (*map(_entry, files), *(entry for entry, _ in attached))
        manifest = manifest_bytes(Manifest(case.number, work.now, entries))
        work.log(
            EXPORTED,
            case_id=case.id,
            purpose=Purpose.EXPORT.value,
            facts={
                "count": len(entries),
                "manifest": digest(manifest),
                "documents": [str(document.id) for document in chosen],
            },
        )
        work.commit()
        contents = (*((file.name, file.content) for file in files), *_contents(attached))
        written = (*contents, (NAME, manifest))
        return Export(case.number, written, digest(manifest))


def exported_on(uow: UnitOfWork, actor: Actor, *, manifest_hash: str) -> date | None:
    """Return the day on which the use log tells of an export with this manifest, else None."""
    with uow.begin(actor, Right.EXPORT) as work:
        day = exported_day(work.session, manifest_hash)
        work.log("export.checked", facts={"manifest": manifest_hash, "known": day is not None})
        work.commit()
        return day


def _attached(
    work: Work, case: Case, wanted: Collection[UUID] | None
) -> Iterator[tuple[ManifestEntry, bytes]]:
    """Yield the attachments, each with its line in the use log; no name is a title."""
    rows = [row for row in work.attachments.of_case(case.id) if not row.is_removed]
    for number, row in enumerate(reversed(rows), start=1):
        if wanted is not None and row.id not in wanted:
            continue
        content = work.attachments.content(row.id)
        work.log(
            "case.attachment_exported",
            case_id=case.id,
            purpose=Purpose.EXPORT.value,
            facts={"attachment": str(row.id)},
        )
        yield (
            ManifestEntry(
                file=f"{case.number}-liite-{number}{SUFFIXES[row.file_kind]}",
                sha256=digest(content),
                size=len(content),
                document_id=str(row.id),
                kind=f"attachment.{row.kind.value}",
                version=1,
                finished_at=row.added_at,
            ),
            content,
        )


def _contents(
    attached: tuple[tuple[ManifestEntry, bytes], ...],
) -> Iterator[tuple[str, bytes]]:
    return ((entry.file, content) for entry, content in attached)


def _chosen(work: Work, case: Case, wanted: Collection[UUID] | None) -> Iterator[Document]:
    for document in work.documents.of_case(case.id):
        if document.is_finished and (wanted is None or document.id in wanted):
            yield document


def _named(case: Case, documents: tuple[Document, ...]) -> Iterator[tuple[Document, str]]:
    """Yield each document with the beginning of its files' names."""
    counts: Counter[str] = Counter()
    for document in documents:
        counts[document.kind] += 1
        number = counts[document.kind]
        yield document, f"{case.number}-{document.kind}-{number}"


def _files(
    work: Work,
    case: Case,
    document: Document,
    stem: str,
    printer: Printer,
    appeal_words: AppealWords,
) -> Iterator[_File]:
    doc_type = document_type(DocumentKind(document.kind))
    if doc_type.root is not None:
        context = national_context(work, case, document, appeal_words)
        tree = national(doc_type, document.values, context)
        content = json.dumps(tree, ensure_ascii=False, indent=2).encode()
        yield _File(f"{stem}.json", content, document, doc_type.oid or "")
    signed = tuple(_signed(work, document))
    yield from signed
    if not signed:
        facts = print_facts(work, case, document, Language(case.language), for_client=True)
        yield _File(f"{stem}.pdf", printer(facts), document)


def _signed(work: Work, document: Document) -> Iterator[_File]:
    """Yield the signed copies: that of the archive, then each recipient's by number."""
    decision = work.documents.decision(document.id)
    if decision is None:
        return
    places = {r.id: str(n) for n, r in enumerate(work.documents.recipients_of(document.id), 1)}
    for copy in work.documents.copies_of(document.id):
        whose = "archive" if copy.recipient_id is None else places.get(copy.recipient_id, "copy")
        yield _File(f"{decision.number}-{whose}.pdf", copy.content, document)


def _entry(file: _File) -> ManifestEntry:
    document = file.document
    assert document.finished_at is not None
    return ManifestEntry(
        file=file.name,
        sha256=digest(file.content),
        size=len(file.content),
        document_id=str(document.id),
        kind=document.kind,
        version=document.version,
        finished_at=document.finished_at,
        structure=file.structure,
        superseded=document.superseded,
    )
