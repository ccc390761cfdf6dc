"""Texts of decisions (päätöstekstit): read, written, published, retired and put into a decision."""

from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

from models.entities.letter_text import OwnText
from models.rules.changes import Changes, SettingsChanged
from models.rules.cleaning import clean_line
from models.rules.decision_texts import DecisionTexts
from models.rules.errors import NotFound, RuleBroken, StaleData
from models.rules.letter_texts import TextLibrary, TextVersion
from models.rules.rights import Actor, Right
from models.rules.text_checks import cleaned, require_publishable_from, require_sound
from models.services.decision_letters import texts_of
from models.services.decision_parts import require_unsigned
from models.services.text_use import used_text
from models.services.writing import document_of
from models.store.uow import UnitOfWork, Work


def text_library(uow: UnitOfWork, actor: Actor) -> TextLibrary:
    """Return every version of every text, shipped and own."""
    with uow.begin(actor, Right.READ_SETTINGS) as work:
        return work.texts.library()


def save_text(uow: UnitOfWork, actor: Actor, *, text: TextVersion) -> Changes:
    """Keep a draft: `text.row_version` 0 begins a new version of `text.text_id`.

    Raises RuleBroken for what is wrong in a wording and StaleData when the draft has changed.
    """
    with uow.begin(actor, Right.EDIT_SETTINGS) as work:
        text = replace(text, words=cleaned(text.words), note=clean_line(text.note))
        require_sound(text, to_publish=False)
        _draft_to_write(work, text).take(text, by=work.actor.user_id, at=work.now)
        return _kept(work, "letter_text.saved", text.text_id)


def publish_text(
    uow: UnitOfWork, actor: Actor, *, text_id: str, row_version: int, valid_from: date
) -> Changes:
    """Let a draft hold from a day on, today at the earliest; the version before stays readable."""
    with uow.begin(actor, Right.EDIT_SETTINGS) as work:
        draft = _newest(work, text_id)
        _require_fresh(draft, row_version)
        if draft.valid_from is not None:
            raise RuleBroken("letter_text.published")
        require_sound(draft.row(used=False), to_publish=True)
        last = _last_day(work, text_id)
        require_publishable_from(valid_from, today=work.today, last=last)
        draft.valid_from = valid_from
        return _kept(work, "letter_text.published", text_id)


def retire_text(uow: UnitOfWork, actor: Actor, *, text_id: str, ends_on: date) -> Changes:
    """Take a text out of use from a day on; it stays readable."""
    with uow.begin(actor, Right.EDIT_SETTINGS) as work:
        newest = _published(work, text_id)[0]
        if newest.retired:
            raise RuleBroken("letter_text.retired")
        if _draft(work, text_id) is not None:
            raise RuleBroken("letter_text.has_draft")
        last = newest.valid_from
        require_publishable_from(ends_on, today=work.today, last=last)
        end = OwnText(id=uuid4(), text_id=text_id, version=_next_version(work, text_id))
        end.take(newest, by=work.actor.user_id, at=work.now)
        end.valid_from, end.retired = ends_on, True
        work.texts.add(end)
        return _kept(work, "letter_text.retired", text_id)


def take_back_text(uow: UnitOfWork, actor: Actor, *, text_id: str) -> Changes:
    """Undo the newest step of a text: drop a draft, unpublish a version, end a retirement.

    RuleBroken("letter_text.used") once a decision has taken the version over.
    """
    with uow.begin(actor, Right.EDIT_SETTINGS) as work:
        newest = _newest(work, text_id)
        version = work.texts.library().find(newest.row(used=False).ref)
        if version is not None and version.used:
            raise RuleBroken("letter_text.used")
        if newest.valid_from is None or newest.retired:
            work.texts.remove(newest)
        else:
            newest.valid_from = None
        return _kept(work, "letter_text.taken_back", text_id)


def decision_texts(
    uow: UnitOfWork, actor: Actor, *, case_id: UUID, document_id: UUID
) -> DecisionTexts:
    """Return the library and which of its texts a decision has taken over; logged as a reading."""
    with uow.begin(actor, Right.READ_CASE) as work:
        case = work.cases.get(case_id)
        document = document_of(work, case, document_id)
        found = texts_of(work, document)
        work.log("decision.texts_read", case_id=case.id, document_id=document.id)
        work.commit()
        return found


def use_text(
    uow: UnitOfWork, actor: Actor, *, case_id: UUID, document_id: UUID, ref: str
) -> Changes:
    """Note that a text was put into a decision; another version of the same text gives way."""
    with uow.begin(actor, Right.WRITE_DOCUMENT) as work:
        case = work.cases.get(case_id)
        document = document_of(work, case, document_id)
        require_unsigned(work, document)
        version = work.texts.library().find(ref)
        if version is None or version.is_draft or version.retired:
            raise NotFound("letter_text.not_found")
        for used in work.texts.used_in(document.id):
            if used.text_id == version.text_id:
                work.texts.remove(used)
        work.texts.add(used_text(document.id, version, work))
        facts = {"text": ref, "field": version.field}
        work.log("decision.text_used", case_id=case.id, document_id=document.id, facts=facts)
        return work.commit()


def _draft_to_write(work: Work, text: TextVersion) -> OwnText:
    draft = _draft(work, text.text_id)
    if draft is not None:
        _require_fresh(draft, text.row_version)
        return draft
    if text.row_version:
        raise StaleData("letter_text.stale")
    draft = OwnText(
        id=uuid4(), text_id=text.text_id, version=_next_version(work, text.text_id), retired=False
    )
    work.texts.add(draft)
    return draft


def _draft(work: Work, text_id: str) -> OwnText | None:
    newest = work.texts.newest(text_id)
    return newest if newest is not None and newest.valid_from is None else None


def _newest(work: Work, text_id: str) -> OwnText:
    newest = work.texts.newest(text_id)
    if newest is None:
        raise NotFound("letter_text.not_found")
    return newest


def _require_fresh(draft: OwnText, row_version: int) -> None:
    if draft.row_version != row_version:
        raise StaleData("letter_text.stale")


def _published(work: Work, text_id: str) -> tuple[TextVersion, ...]:
    found = [v for v in work.texts.library().history(text_id) if v.valid_from is not None]
    if not found:
        raise NotFound("letter_text.not_found")
    return tuple(found)


def _last_day(work: Work, text_id: str) -> date | None:
    days = [v.valid_from for v in work.texts.library().history(text_id) if v.valid_from]
    return max(days, default=None)


def _next_version(work: Work, text_id: str) -> int:
    history = work.texts.library().history(text_id)
    return history[0].version + 1 if history else 1


def _kept(work: Work, act: str, text_id: str) -> Changes:
    work.log(act, facts={"text": text_id})
    work.record(SettingsChanged())
    return work.commit()
