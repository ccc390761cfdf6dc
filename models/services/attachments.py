"""Attachments (liitteet) of a case: added, read, described anew, removed, given out; all logged."""

import hashlib
from collections.abc import Mapping
from datetime import date
from uuid import UUID

from models.entities.attachment import Attachment
from models.entities.case import Case
from models.rules.attached_files import file_kind
from models.rules.attachments import (
    MEGABYTE,
    AttachmentContent,
    AttachmentKind,
    EmailGround,
    NewAttachment,
    OutWay,
    require_received,
    require_size,
    require_source,
    require_title,
)
from models.rules.changes import AttachmentsChanged, Changes
from models.rules.errors import NotFound, RuleBroken
from models.rules.purposes import Purpose, stated_reason
from models.rules.rights import Actor, Right
from models.services.print_parts import reader_of
from models.store.uow import UnitOfWork, Work

_OUT_RIGHTS = {OutWay.PRINT: Right.PRINT}


def add_attachments(
    uow: UnitOfWork, actor: Actor, *, case_id: UUID, files: tuple[NewAttachment, ...]
) -> Changes:
    """Add attachments to an open case, all or none; their bytes are those that were checked.

    Raises RuleBroken: attachment.empty, .large and .no_room for sizes, what `file_kind` raises for
    what is not kept, .no_title, .long_title, .long_source, .future; case.closed.
    """
    with uow.begin(actor, Right.WRITE_DOCUMENT) as work:
        case = work.cases.get(case_id)
        case.require_open()
        settings = work.records.rule_settings()
        taken = work.attachments.size_of_case(case.id)
        for new in files:
            require_size(len(new.file.content), settings.attachment_mb)
            taken += len(new.file.content)
            if taken > settings.attachments_mb * MEGABYTE:
                raise RuleBroken("attachment.no_room", most=settings.attachments_mb)
            added = _added(work, case, new)
            _noted(work, "case.attachment_added", added, {"sha256": added.sha256})
        return _told(work, case.id)


def read_attachment(
    uow: UnitOfWork, actor: Actor, *, case_id: UUID, attachment_id: UUID
) -> AttachmentContent:
    """Return an attachment for looking at it; removed ones too."""
    with uow.begin(actor, Right.READ_CASE) as work:
        found = _content(work, case_id, attachment_id)
        _noted(work, "case.attachment_read", work.attachments.get(case_id, attachment_id))
        work.commit()
        return found


def describe_attachment(
    uow: UnitOfWork,
    actor: Actor,
    *,
    case_id: UUID,
    attachment_id: UUID,
    version: int,
    title: str,
    kind: AttachmentKind,
    received_on: date,
    received_from: str,
    document_id: UUID | None,
) -> Changes:
    """Change what is told of an attachment, never its bytes; raises as `add_attachments` does."""
    with uow.begin(actor, Right.WRITE_DOCUMENT) as work:
        case = work.cases.get(case_id)
        case.require_open()
        attachment = work.attachments.get(case.id, attachment_id, version=version)
        attachment.title = require_title(title)
        attachment.kind = kind.value
        attachment.received_on = require_received(received_on, work.today)
        attachment.received_from = require_source(received_from)
        attachment.document_id = _document(work, case, document_id)
        _noted(work, "case.attachment_changed", attachment)
        return _told(work, case.id)


def remove_attachments(
    uow: UnitOfWork, actor: Actor, *, case_id: UUID, attachment_ids: tuple[UUID, ...], reason: str
) -> Changes:
    """Mark attachments as removed, with the reason; the bytes stay as long as the law keeps them.

    RuleBroken("attachment.removed") for one that is removed already.
    """
    with uow.begin(actor, Right.WRITE_DOCUMENT) as work:
        case = work.cases.get(case_id)
        case.require_open()
        why = stated_reason(reason)
        for attachment_id in attachment_ids:
            attachment = work.attachments.get(case.id, attachment_id)
            if attachment.removed_at is not None:
                raise RuleBroken("attachment.removed")
            attachment.removed_at, attachment.removed_reason = work.now, why
            attachment.remover = work.people.worker(actor.user_id)
            _noted(work, "case.attachment_removed", attachment)
        return _told(work, case.id)


def restore_attachment(
    uow: UnitOfWork, actor: Actor, *, case_id: UUID, attachment_id: UUID
) -> Changes:
    """Bring a removed attachment back into the list."""
    with uow.begin(actor, Right.WRITE_DOCUMENT) as work:
        case = work.cases.get(case_id)
        case.require_open()
        attachment = work.attachments.get(case.id, attachment_id)
        attachment.removed_at = attachment.remover = None
        attachment.removed_reason = ""
        _noted(work, "case.attachment_restored", attachment)
        return _told(work, case.id)


def attachment_out(
    uow: UnitOfWork,
    actor: Actor,
    *,
    case_id: UUID,
    attachment_id: UUID,
    way: OutWay,
    reader_id: UUID | None = None,
) -> AttachmentContent:
    """Return an attachment that leaves the program on paper or as a file, logged with for whom.

    `reader_id` None is the authority's own use. RuleBroken("recipient.forbidden") for a guardian
    whom the child has shut out (ATL 703/2023 51 §), "attachment.removed" for a removed one.
    """
    with uow.begin(actor, _OUT_RIGHTS.get(way, Right.EXPORT)) as work:
        case = work.cases.get(case_id)
        reader_of(work, case, reader_id)
        found = _content(work, case.id, attachment_id)
        if found.row.is_removed:
            raise RuleBroken("attachment.removed")
        purpose = Purpose.PRINT if way is OutWay.PRINT else Purpose.EXPORT
        work.log(
            "case.attachment_printed" if way is OutWay.PRINT else "case.attachment_exported",
            case_id=case.id,
            purpose=purpose.value,
            facts={"attachment": str(attachment_id), "reader": str(reader_id or "")},
        )
        work.commit()
        return found


def record_emailed(
    uow: UnitOfWork, actor: Actor, *, ground: EmailGround, case_id: UUID | None = None
) -> None:
    """Write down, before the file leaves, that it is sent by ordinary e-mail and on what ground.

    No address and no subject: only that it was done, of which case and why. RuleBroken
    ("email.no_ground") without a ground.
    """
    with uow.begin(actor, Right.EXPORT) as work:
        if ground not in set(EmailGround):
            raise RuleBroken("email.no_ground")
        facts = {"ground": EmailGround(ground).value}
        if case_id is None:
            work.log("pdf.emailed", purpose=Purpose.EXPORT.value, facts=facts)
        else:
            case = work.cases.get(case_id)
            work.log("case.emailed", case_id=case.id, purpose=Purpose.EXPORT.value, facts=facts)
        work.commit()


def _added(work: Work, case: Case, new: NewAttachment) -> Attachment:
    content, kind = new.file.content, new.file.kind
    if file_kind(content, f"{kind.value}.txt") is not kind:
        raise RuleBroken("attachment.unknown")
    made = Attachment(
        id=new.id,
        case_id=case.id,
        document_id=_document(work, case, new.document_id),
        title=require_title(new.title),
        kind=new.kind.value,
        file_kind=kind.value,
        size=len(content),
        pages=new.file.pages,
        sha256=hashlib.sha256(content).hexdigest(),
        cleaned=[code.value for code in new.file.cleaned],
        received_on=require_received(new.received_on, work.today),
        received_from=require_source(new.received_from),
        added_at=work.now,
        worker_id=work.actor.user_id,
        removed_at=None,
    )
    work.attachments.add(made, content)
    return made


def _document(work: Work, case: Case, document_id: UUID | None) -> UUID | None:
    if document_id is None:
        return None
    document = work.documents.get(document_id)
    if document.case_id != case.id:
        raise NotFound("document.not_found")
    return document.id


def _content(work: Work, case_id: UUID, attachment_id: UUID) -> AttachmentContent:
    case = work.cases.get(case_id)
    attachment = work.attachments.get(case.id, attachment_id)
    content = work.attachments.content(attachment.id)
    if hashlib.sha256(content).hexdigest() != attachment.sha256:
        raise RuleBroken("attachment.changed")
    return AttachmentContent(attachment.row(), content, case.number)


def _noted(
    work: Work, act: str, attachment: Attachment, facts: Mapping[str, str] | None = None
) -> None:
    told = {"attachment": str(attachment.id), "kind": attachment.kind, **(facts or {})}
    work.log(act, case_id=attachment.case_id, facts=told)


def _told(work: Work, case_id: UUID) -> Changes:
    work.record(AttachmentsChanged(case_id))
    return work.commit()
