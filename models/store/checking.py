"""Checking the database (tarkistus): every page, every tie, the use log and every signed byte."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlcipher3 import dbapi2 as sqlcipher

from models.entities.attachment import AttachedContent, Attachment
from models.entities.document import Decision, Document, SignedCopy
from models.entities.figures import SentFigures
from models.entities.record import AuditEntry
from models.rules.kinds import DocumentStatus
from models.rules.store_report import StoreProblem, StoreReport
from models.store import audit
from models.store.engine import first_value, run
from models.store.migrations.objects import INDEX_TABLES, trigger_names
from models.store.opened import Store
from models.store.trouble import trouble_code

SIGNED = "decision.signed"
ATTACHED = "case.attachment_added"
_NAMES = "SELECT name FROM sqlite_schema WHERE type = '{kind}' AND name NOT LIKE 'sqlite_%'"


def check_store(store: Store, *, remembered: tuple[int, str] | None = None) -> StoreReport:
    """Check an open database; nothing is changed, and what is found is told, not raised.

    `remembered` is the length and head of the use log that an earlier report told: with it a log
    cut short, or an older copy of the file put back, is seen.
    """
    with closing(store.connect()) as connection:
        problems = list(_file_problems(connection))
        counts = {} if problems else _counts(connection, problems)
    with store.sessions() as session:
        log = _log(session, problems, remembered)
        copies = _signed(session, problems)
        problems.extend(_sent(session))
        problems.extend(_attached(session))
    return StoreReport(tuple(problems), log.lines, log.head, counts, copies)


def _file_problems(connection: DBAPIConnection) -> Iterator[StoreProblem]:
    try:
        for (told,) in run(connection, "PRAGMA cipher_integrity_check"):
            yield StoreProblem("check.page", {"page": _page_in(str(told))})
        for (told,) in run(connection, "PRAGMA integrity_check(20)"):
            if told != "ok":
                yield StoreProblem("check.structure", {"told": str(told).splitlines()[0]})
        for table, row, target, _ in run(connection, "PRAGMA foreign_key_check"):
            yield StoreProblem("check.stray", {"table": table, "row": str(row), "to": target})
        there = {name for (name,) in run(connection, _NAMES.format(kind="trigger"))}
        for name in sorted(trigger_names() - there):
            yield StoreProblem("check.trigger_missing", {"name": name})
    except sqlcipher.Error as error:
        yield StoreProblem("check.unreadable", {"cause": trouble_code(error)})


def _counts(connection: DBAPIConnection, problems: list[StoreProblem]) -> dict[str, int]:
    try:
        found = (name for (name,) in run(connection, _NAMES.format(kind="table")))
        tables = sorted(name for name in found if not name.startswith(INDEX_TABLES))
        return {name: first_value(connection, f'SELECT count(*) FROM "{name}"') for name in tables}
    except sqlcipher.Error as error:
        problems.append(StoreProblem("check.unreadable", {"cause": trouble_code(error)}))
        return {}


def _log(
    session: Session, problems: list[StoreProblem], remembered: tuple[int, str] | None
) -> audit.ChainReport:
    try:
        report = audit.check(session)
        if report.broken_at is not None:
            problems.append(StoreProblem("check.log_broken", {"line": str(report.broken_at)}))
        if remembered is not None and not _knows(session, *remembered):
            problems.append(StoreProblem("check.log_cut", {"line": str(remembered[0])}))
    except DBAPIError as error:
        problems.append(StoreProblem("check.unreadable", {"cause": trouble_code(error.orig)}))
        return audit.ChainReport(0, audit.GENESIS, None)
    return report


def _knows(session: Session, line: int, head: str) -> bool:
    if line == 0:
        return True
    return session.scalar(select(AuditEntry.hash).where(AuditEntry.seq == line)) == head


def _signed(session: Session, problems: list[StoreProblem]) -> int:
    """Compare every signed copy with its own hash and with the hashes that the log wrote down."""
    hashes: defaultdict[UUID, set[str]] = defaultdict(set)
    copies = 0
    try:
        rows = session.execute(
            select(SignedCopy.document_id, SignedCopy.sha256, SignedCopy.content)
        )
        for document_id, written, content in rows.yield_per(20):
            copies += 1
            hashes[document_id].add(written)
            if hashlib.sha256(content).hexdigest() != written:
                problems.append(_about("check.copy_changed", document_id))
        logged = session.execute(
            select(AuditEntry.document_id, AuditEntry.facts).where(AuditEntry.act == SIGNED)
        )
        for document_id, facts in logged:
            if not set(facts.get("sha256", {}).values()) <= hashes[document_id]:
                problems.append(_about("check.copy_missing", document_id))
        problems.extend(_about("check.decision_open", found) for found in _unfinished(session))
    except DBAPIError as error:
        problems.append(StoreProblem("check.unreadable", {"cause": trouble_code(error.orig)}))
    return copies


def _sent(session: Session) -> Iterator[StoreProblem]:
    """Compare every report that was sent with its own hash."""
    try:
        rows = session.execute(select(SentFigures.id, SentFigures.sha256, SentFigures.pdf))
        for report_id, written, pdf in rows.yield_per(20):
            if hashlib.sha256(pdf).hexdigest() != written:
                yield StoreProblem("check.figures_changed", {"report": str(report_id)})
    except DBAPIError as error:
        yield StoreProblem("check.unreadable", {"cause": trouble_code(error.orig)})


def _attached(session: Session) -> Iterator[StoreProblem]:
    """Compare every attachment with its own hash and with the one that the log wrote down."""
    try:
        logged = session.scalars(select(AuditEntry.facts).where(AuditEntry.act == ATTACHED))
        wanted = {facts.get("attachment", ""): facts.get("sha256", "") for facts in logged}
        rows = session.execute(
            select(Attachment.id, Attachment.sha256, AttachedContent.content).outerjoin(
                AttachedContent, AttachedContent.attachment_id == Attachment.id
            )
        )
        for attachment_id, written, content in rows.yield_per(2):
            found = hashlib.sha256(content or b"").hexdigest()
            if content is None or {found} != {written, wanted.pop(str(attachment_id), written)}:
                yield _on("check.attachment_changed", str(attachment_id))
        for lost in sorted(wanted):
            yield _on("check.attachment_missing", lost)
    except DBAPIError as error:
        yield StoreProblem("check.unreadable", {"cause": trouble_code(error.orig)})


def _on(code: str, attachment: str) -> StoreProblem:
    return StoreProblem(code, {"attachment": attachment})


def _unfinished(session: Session) -> Iterator[UUID]:
    yield from session.scalars(
        select(Decision.document_id)
        .join(Document, Document.id == Decision.document_id)
        .where(Decision.signed_at.is_not(None), Document.status != DocumentStatus.FINISHED.value)
    )


def _about(code: str, document_id: UUID) -> StoreProblem:
    return StoreProblem(code, {"document": str(document_id)})


def _page_in(told: str) -> str:
    found = re.search(r"page (\d+)", told)
    return found[1] if found else ""
