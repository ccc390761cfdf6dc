"""Why a row to be saved was not there as it was read: another's save, or a right that ended."""

from sqlalchemy import select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from models.entities.case import Case
from models.rules.errors import NotFound, PolkuError, StaleData, StoreTrouble
from models.store.gate import gate_of
from models.store.trouble import trouble_code


def why_stale(session: Session) -> PolkuError:
    """Return StaleData, or NotFound("case.right_ended") where a case got here shows no more.

    A server hides the rows of a case that is one's own no longer, so that both look alike to the
    writer; only looking again tells them apart. What was not committed is undone.
    """
    if gate_of(session) is None:
        return StaleData("stale")
    got = {key[1][0] for key in session.identity_map.keys() if issubclass(key[0], Case)}  # noqa: SIM118
    try:
        session.rollback()
        seen = set(session.scalars(select(Case.id).where(Case.id.in_(got))))
    except DBAPIError as error:
        return StoreTrouble(trouble_code(error.orig))
    return StaleData("stale") if got <= seen else NotFound("case.right_ended")
