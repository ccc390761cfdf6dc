"""Attachments of a case: kept whole or not at all, told in the use log, given out with care."""

from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from models.rules.attachments import (
    UNDO_REASON,
    AttachmentKind,
    AttachmentRow,
    EmailGround,
    NewAttachment,
    OutWay,
)
from models.rules.errors import NotAllowed, NotFound, PolkuError, RuleBroken, StaleData
from models.rules.organisation import RuleSettings
from models.rules.rights import Actor
from models.rules.rows import CaseSheet, PersonData
from models.services.attachments import (
    add_attachments,
    attachment_out,
    describe_attachment,
    read_attachment,
    record_emailed,
    remove_attachments,
    restore_attachment,
)
from models.services.cases import case_sheet
from models.services.exporting import export_case
from models.services.prohibitions import forbid
from models.services.setup import save_rule_settings
from models.store.checking import check_store
from models.store.uow import UnitOfWork
from models.store.vault import Store
from reports.attaching import checked_file
from tests import attached
from tests.models.services.builders import ADMINISTRATOR, a_case, an_intake, tied
from tests.models.services.looking import acts, entries

TODAY = date(2026, 11, 24)
GOOD = RuleSettings()


def a_file(title: str = "Koulun lausunto", content: bytes | None = None) -> NewAttachment:
    """A statement from the school, checked as a window does."""
    checked = checked_file(content or attached.pdf(), "lausunto.pdf", 20)
    kind = AttachmentKind.STATEMENT
    return NewAttachment(uuid4(), checked, title, kind, TODAY, "Kotkan koulu")


def sheet(uow: UnitOfWork, actor: Actor, case_id: UUID) -> CaseSheet:
    return case_sheet(uow, actor, case_id=case_id)


@pytest.fixture
def case_id(uow: UnitOfWork, worker: Actor) -> UUID:
    """A case of the worker's team."""
    return a_case(uow, worker).case_id


@pytest.fixture
def kept(uow: UnitOfWork, worker: Actor, case_id: UUID) -> AttachmentRow:
    """A statement that is attached to the case."""
    add_attachments(uow, worker, case_id=case_id, files=(a_file(),))
    return sheet(uow, worker, case_id).attachments[0]


def test_that_an_attachment_is_told_and_its_bytes_come_back_as_checked(
    uow: UnitOfWork, worker: Actor, case_id: UUID
) -> None:
    new = a_file()

    add_attachments(uow, worker, case_id=case_id, files=(new,))

    row = sheet(uow, worker, case_id).attachments[0]
    assert (row.title, row.received_from, row.pages) == ("Koulun lausunto", "Kotkan koulu", 1)
    found = read_attachment(uow, worker, case_id=case_id, attachment_id=row.id)
    assert found.content == new.file.content


def test_that_every_act_is_a_line_of_the_log_without_titles(
    uow: UnitOfWork, worker: Actor, kept: AttachmentRow
) -> None:
    ids = {"case_id": kept.case_id, "attachment_id": kept.id}
    read_attachment(uow, worker, **ids)
    attachment_out(uow, worker, **ids, way=OutWay.PRINT)
    attachment_out(uow, worker, **ids, way=OutWay.SAVE)
    reason = "Väärä asia."
    remove_attachments(uow, worker, case_id=kept.case_id, attachment_ids=(kept.id,), reason=reason)
    restore_attachment(uow, worker, **ids)

    lines = [entry for entry in entries(uow) if entry.act.startswith("case.attachment")]
    assert [entry.act.removeprefix("case.attachment_") for entry in lines] == [
        "added", "read", "printed", "exported", "removed", "restored",
    ]  # fmt: skip
    assert not any("lausunto" in str(entry.facts) or reason in str(entry.facts) for entry in lines)


def test_that_several_are_added_all_or_none(uow: UnitOfWork, worker: Actor, case_id: UUID) -> None:
    with pytest.raises(RuleBroken, match=r"attachment\.no_title"):
        add_attachments(uow, worker, case_id=case_id, files=(a_file(), a_file(" ")))

    assert sheet(uow, worker, case_id).attachments == ()


def test_that_the_house_limits_one_file_and_all_of_a_case(
    uow: UnitOfWork, worker: Actor, case_id: UUID
) -> None:
    save_rule_settings(uow, ADMINISTRATOR, settings=replace(GOOD, attachments_mb=1))
    large = replace(a_file().file, content=attached.pdf() + b"%" * 600_000)
    files = tuple(replace(a_file(f"Liite {n}"), file=large) for n in range(2))

    with pytest.raises(RuleBroken, match=r"attachment\.no_room"):
        add_attachments(uow, worker, case_id=case_id, files=files)


def test_that_bytes_that_are_not_what_they_are_said_to_be_are_not_stored(
    uow: UnitOfWork, worker: Actor, case_id: UUID
) -> None:
    false = replace(a_file(), file=replace(a_file().file, content=attached.PROGRAM))

    with pytest.raises(RuleBroken, match=r"attachment\.program"):
        add_attachments(uow, worker, case_id=case_id, files=(false,))


def test_that_a_stranger_gets_and_adds_nothing(
    uow: UnitOfWork, stranger: Actor, secretary: Actor, kept: AttachmentRow
) -> None:
    ids = {"case_id": kept.case_id, "attachment_id": kept.id}

    with pytest.raises(NotFound):
        read_attachment(uow, stranger, **ids)
    with pytest.raises(NotFound):
        add_attachments(uow, stranger, case_id=kept.case_id, files=(a_file(),))
    with pytest.raises(NotAllowed):
        attachment_out(uow, secretary, **ids, way=OutWay.EMAIL)


def test_that_an_attachment_of_another_case_is_not_reached_through_ones_own(
    uow: UnitOfWork, worker: Actor, kept: AttachmentRow
) -> None:
    other = a_case(uow, worker, an_intake(client=PersonData("Toinen", "Lapsi")))

    with pytest.raises(NotFound, match=r"attachment\.not_found"):
        read_attachment(uow, worker, case_id=other.case_id, attachment_id=kept.id)


def test_that_a_removed_one_keeps_its_reason_and_bytes_but_does_not_leave(
    uow: UnitOfWork, worker: Actor, kept: AttachmentRow
) -> None:
    ids = {"case_id": kept.case_id, "attachment_id": kept.id}

    remove_attachments(
        uow, worker, case_id=kept.case_id, attachment_ids=(kept.id,), reason=UNDO_REASON
    )

    row = sheet(uow, worker, kept.case_id).attachments[0]
    assert (row.is_removed, row.removed_reason) == (True, UNDO_REASON)
    assert read_attachment(uow, worker, **ids).content
    with pytest.raises(RuleBroken, match=r"attachment\.removed"):
        attachment_out(uow, worker, **ids, way=OutWay.PRINT)


def test_that_the_second_of_two_who_describe_it_is_refused(
    uow: UnitOfWork, worker: Actor, kept: AttachmentRow
) -> None:
    def describe(title: str) -> None:
        describe_attachment(
            uow, worker, case_id=kept.case_id, attachment_id=kept.id, version=kept.version,
            title=title, kind=AttachmentKind.LETTER, received_on=TODAY, received_from="",
            document_id=None,
        )  # fmt: skip

    describe("Kirje")

    with pytest.raises(StaleData):
        describe("Toinen kirje")
    assert sheet(uow, worker, kept.case_id).attachments[0].title == "Kirje"


def test_that_a_guardian_whom_the_child_shut_out_gets_no_attachment(
    uow: UnitOfWork, worker: Actor, kept: AttachmentRow
) -> None:
    parent = tied(sheet(uow, worker, kept.case_id))[0].id
    forbid(
        uow, worker, case_id=kept.case_id, person_id=parent, made_on=TODAY, ground="Lapsi pelkää."
    )

    with pytest.raises(RuleBroken, match=r"recipient\.forbidden"):
        attachment_out(
            uow, worker, case_id=kept.case_id, attachment_id=kept.id, way=OutWay.PRINT,
            reader_id=parent,
        )  # fmt: skip


def test_that_an_export_takes_attachments_with_their_hashes_and_no_titles(
    uow: UnitOfWork, worker: Actor, kept: AttachmentRow
) -> None:
    made = export_case(
        uow, worker, case_id=kept.case_id, printer=lambda _: b"%PDF-", document_ids=()
    )

    names = [name for name, _ in made.files]
    assert names[0].endswith("-liite-1.pdf")
    assert kept.sha256.encode() in dict(made.files)["manifest.json"]
    assert not any("lausunto" in name.casefold() for name in names)


def test_that_sending_by_mail_is_in_the_log_with_its_ground_only(
    uow: UnitOfWork, worker: Actor, case_id: UUID
) -> None:
    record_emailed(uow, worker, ground=EmailGround.ASKED, case_id=case_id)

    last = entries(uow)[-1]
    assert (last.act, last.facts) == ("case.emailed", {"ground": "asked"})


def test_that_bytes_and_hash_are_frozen_and_the_check_finds_what_was_changed(
    uow: UnitOfWork, store: Store, worker: Actor, kept: AttachmentRow
) -> None:
    assert not [p for p in check_store(store).problems if "attachment" in p.code]
    changes = (
        "UPDATE attached_content SET content = x'00'",
        "UPDATE attachment SET sha256 = 'a'",
        "DELETE FROM attached_content",
        "DELETE FROM attachment",
    )
    for change in changes:
        with store.sessions() as session, pytest.raises(DBAPIError, match="append_only"):
            session.execute(text(change))

    with store.sessions.begin() as session:
        session.execute(text("DROP TRIGGER attached_content_frozen"))
        session.execute(text(changes[0]))

    assert "check.attachment_changed" in {p.code for p in check_store(store).problems}
    with pytest.raises(RuleBroken, match=r"attachment\.changed"):
        read_attachment(uow, worker, case_id=kept.case_id, attachment_id=kept.id)


def test_that_a_full_disk_is_told_and_nothing_is_half_kept(
    uow: UnitOfWork, store: Store, worker: Actor, case_id: UUID
) -> None:
    with store.sessions() as session:
        pages = session.execute(text("PRAGMA page_count")).scalar_one()
        session.execute(text(f"PRAGMA max_page_count = {pages + 20}"))
    large = replace(a_file().file, content=attached.pdf() + b"%" * 900_000)

    with pytest.raises(PolkuError, match=r"store\.disk_full"):
        add_attachments(uow, worker, case_id=case_id, files=(replace(a_file(), file=large),))

    assert "case.attachment_added" not in acts(uow)
    assert sheet(uow, worker, case_id).attachments == ()
