"""Walking the server's use log: every line against the seal that covers it."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC

from sqlalchemy import Connection, text

from models.entities.record import AuditEntry

_SEALS = text(
    "SELECT seq, from_xid, to_xid, lines, previous, head FROM sec.audit_seal ORDER BY seq"
)
_TOLD = text("SELECT told FROM sec.told(CAST(:since AS xid8), CAST(:upto AS xid8))")
_OPEN = text(
    "SELECT (SELECT count(*) FROM sec.audit_line l WHERE l.xid >= s.upto)"
    " + (SELECT count(*) FROM sec.row_line r WHERE r.xid >= s.upto)"
    " FROM (SELECT coalesce(max(to_xid), '0'::xid8) AS upto FROM sec.audit_seal) s"
)
_HISTORY = text(
    "SELECT seq, at, worker_id, act, case_id, person_id, document_id, purpose, facts,"
    " previous_hash, hash FROM sec.history_line ORDER BY seq"
)

_STREAMED = {"yield_per": 1000}


@dataclass(frozen=True, slots=True)
class LogReport:
    """Outcome: seals, lines under them, lines that wait for one, and the first broken seal."""

    seals: int
    lines: int
    unsealed: int
    head: str
    broken_at: int | None


def checked_log(connection: Connection) -> LogReport:
    """Reckon every seal anew from the lines it covers, here and not by the server's functions.

    That the whole chain was not made anew is told only by a witness.
    """
    previous, upto, lines, broken = bytes(32), "0", 0, None
    seals = connection.execute(_SEALS).all()
    for number, seal in enumerate(seals, 1):
        head, count = previous, 0
        span = {"since": str(seal.from_xid), "upto": str(seal.to_xid)}
        if number == 1 and seal.from_xid == seal.to_xid:
            head, count = _head_of_history(connection)
        for told in connection.execute(_TOLD, span).scalars():
            head, count = hashlib.sha256(head + told.encode("utf-8")).digest(), count + 1
        sound = seal.seq == number and str(seal.from_xid) == upto and count == seal.lines
        if not sound or bytes(seal.previous) != previous or bytes(seal.head) != head:
            broken = int(seal.seq)
            break
        previous, upto, lines = head, str(seal.to_xid), lines + count
    waiting = int(connection.execute(_OPEN).scalar_one())
    return LogReport(len(seals), lines, waiting, previous.hex(), broken)


def history(connection: Connection) -> Iterator[AuditEntry]:
    """Yield the lines of the log that was moved here from a file, in their order."""
    for row in connection.execute(_HISTORY, execution_options=_STREAMED).mappings():
        yield AuditEntry(**{**row, "at": row["at"].replace(tzinfo=UTC)})


def _head_of_history(connection: Connection) -> tuple[bytes, int]:
    """Return head and length of that log; no head when its chain is broken."""
    from models.store.audit import walked  # which imports this module

    found = walked(history(connection))
    return (bytes.fromhex(found.head) if found.broken_at is None else b""), found.lines
