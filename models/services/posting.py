"""The day's letters (päivän kirjeet): read for printing, printed, and posted all at once."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from models.entities.document import Recipient
from models.rules.changes import Changes
from models.rules.errors import NotFound
from models.rules.kinds import ServingWay
from models.rules.posting import PostRow, require_postable
from models.rules.purposes import Purpose
from models.rules.recipients import require_servable
from models.rules.rights import Actor, Right
from models.services.decision_parts import recipient_of, require_told, signed_day, tell
from models.services.lists import SHOWN_IN_LOG
from models.store.decision_papers import instructions_of, posting_rows
from models.store.uow import UnitOfWork, Work


@dataclass(frozen=True, slots=True)
class Letter:
    """The stored bytes of one letter; the same bytes every time."""

    recipient_id: UUID
    number: str
    content: bytes = field(repr=False)


def letters_to_post(uow: UnitOfWork, actor: Actor) -> tuple[PostRow, ...]:
    """Return the letters to be posted and those posted today, in the order of the envelopes."""
    with uow.begin(actor, Right.READ_LISTS) as work:
        rows = posting_rows(work.session, work.today, actor=actor)
        shown = [str(row.case_id) for row in rows][:SHOWN_IN_LOG]
        work.log("list.shown", facts={"scope": "letters", "count": len(rows), "cases": shown})
        work.commit()
        return rows


def letters(
    uow: UnitOfWork, actor: Actor, *, recipient_ids: Sequence[UUID], purpose: Purpose
) -> tuple[Letter, ...]:
    """Return letters in the order asked for; each reading has its own line in the log.

    RuleBroken("recipient.forbidden") and NotFound("copy.not_found") refuse them all.
    """
    with uow.begin(actor, Right.PRINT) as work:
        found = tuple(_letter(work, recipient_of(work, each), purpose) for each in recipient_ids)
        work.commit()
        return found


def record_printed(uow: UnitOfWork, actor: Actor, *, recipient_ids: Collection[UUID]) -> Changes:
    """Record that letters went to the printer; nobody is served by that."""
    with uow.begin(actor, Right.PRINT) as work:
        for recipient_id in dict.fromkeys(recipient_ids):
            recipient = recipient_of(work, recipient_id)
            recipient.prints, recipient.printed_at = (recipient.prints or 0) + 1, work.now
            tell(work, recipient, "letter.printed", {"print": str(recipient.prints)})
        return work.commit()


def record_posted(
    uow: UnitOfWork, actor: Actor, *, recipient_ids: Collection[UUID], posted_on: date
) -> Changes:
    """Record that letters were posted (tiedoksianto): all or none, a log line for each.

    One who has been served already is passed over, so that a repeated click serves nobody twice.
    """
    with uow.begin(actor, Right.RECORD_SERVING) as work:
        known = {
            row.recipient_id: row for row in posting_rows(work.session, work.today, actor=actor)
        }
        wanted = [known[each] for each in dict.fromkeys(recipient_ids) if each in known]
        waiting = [row for row in wanted if row.waits]
        require_postable(waiting)
        for row in waiting:
            _post(work, recipient_of(work, row.recipient_id), posted_on)
        return work.commit()


def _letter(work: Work, recipient: Recipient, purpose: Purpose) -> Letter:
    require_told(work, recipient)
    signed_day(work, recipient.document_id)
    decision = work.documents.decision(recipient.document_id)
    number = decision.number if decision is not None else ""
    kind, content, digest = _content(work, recipient)
    facts = {"copy": str(recipient.id), "sha256": digest, "kind": kind}
    case_id, document_id = recipient.case_id, recipient.document_id
    work.log("copy.read", case_id=case_id, document_id=document_id, purpose=purpose, facts=facts)
    return Letter(recipient.id, number, content)


def _content(work: Work, recipient: Recipient) -> tuple[str, bytes, str]:
    newest = next(iter(instructions_of(work.session, recipient.id)), None)
    if newest is not None:
        return "instructions", newest.content, newest.sha256
    copies = work.documents.copies_of(recipient.document_id)
    copy = next((each for each in copies if each.recipient_id == recipient.id), None)
    if copy is None:
        raise NotFound("copy.not_found")
    return "decision", copy.content, copy.sha256


def _post(work: Work, recipient: Recipient, posted_on: date) -> None:
    require_servable(
        recipient.person.row().data,
        way=ServingWay.POST,
        served_on=posted_on,
        signed_on=signed_day(work, recipient.document_id),
        today=work.today,
    )
    recipient.way, recipient.served_on = ServingWay.POST.value, posted_on
    recipient.received_on = None
    tell(work, recipient, "decision.served", {"way": ServingWay.POST.value})
