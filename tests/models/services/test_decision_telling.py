"""Who may be told of a decision: a minor's prohibition, words that reveal, the day's letters."""

import time
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from models.rules.commands import RecipientChoice
from models.rules.errors import NotFound, RuleBroken
from models.rules.kinds import ServingWay
from models.rules.organisation import PostalAddress
from models.rules.purposes import Purpose
from models.rules.recipients import RecipientReason
from models.rules.rights import Actor
from models.services.decisions import (
    decision_facts,
    recipients_suggested,
    record_serving,
    set_recipients,
    signed_bytes,
)
from models.services.people import save_person
from models.services.posting import letters, letters_to_post, record_posted, record_printed
from models.services.prohibitions import end_prohibition, forbid
from models.services.revealing import accept_revealing
from models.store.uow import UnitOfWork
from tests.fakes import FakeClock
from tests.models.services.builders import Made, tied
from tests.models.services.looking import acts, entries
from tests.models.services.signed import (
    complete,
    corrected,
    drafted,
    row_of,
    served,
    sheet_of,
    sign,
    signed,
)

TODAY = date(2026, 11, 24)


# a minor's prohibition


def _forbid(uow: UnitOfWork, worker: Actor, made: Made, **changed: object) -> UUID:
    person = tied(sheet_of(uow, worker, made))[0]
    told = {"person_id": person.id, "made_on": TODAY, "ground": "Lapsi pelkää.", **changed}
    forbid(uow, worker, case_id=made.case_id, **told)  # type: ignore[arg-type]
    return person.id


def test_that_a_guardian_whom_the_child_forbids_to_tell_is_not_suggested(
    uow: UnitOfWork, worker: Actor
) -> None:
    made, document_id = drafted(uow, worker)
    person_id = _forbid(uow, worker, made)

    found = recipients_suggested(uow, worker, case_id=made.case_id)

    assert [each.reason for each in found] == [RecipientReason.GUARDIAN]
    assert person_id not in {each.person.id for each in found}
    with pytest.raises(RuleBroken, match=r"recipient\.forbidden"):
        set_recipients(
            uow,
            worker,
            case_id=made.case_id,
            document_id=document_id,
            recipients=[RecipientChoice(person_id, ServingWay.POST)],
        )


def test_that_a_prohibition_after_the_signature_blocks_print_and_service(
    uow: UnitOfWork, worker: Actor
) -> None:
    made, document_id = signed(uow, worker)
    _forbid(uow, worker, made)
    first, second = row_of(uow, worker, made).recipients

    for act in (
        lambda: signed_bytes(
            uow, worker, document_id=document_id, recipient_id=first.id, purpose="print"
        ),
        lambda: record_serving(
            uow, worker, recipient_id=first.id, way=ServingWay.HANDED, served_on=TODAY
        ),
        lambda: letters(uow, worker, recipient_ids=[first.id], purpose=Purpose.PRINT),
        lambda: record_posted(uow, worker, recipient_ids=[first.id], posted_on=TODAY),
    ):
        with pytest.raises(RuleBroken, match=r"recipient\.forbidden"):
            act()
    signed_bytes(uow, worker, document_id=document_id, recipient_id=second.id, purpose="print")
    tie = next(tie for tie in sheet_of(uow, worker, made).ties if tie.prohibition is not None)
    assert tie.prohibition is not None
    assert tie.prohibition.ground == "Lapsi pelkää."


def test_that_a_prohibition_taken_back_lets_the_print_out_again(
    uow: UnitOfWork, worker: Actor
) -> None:
    made, document_id = signed(uow, worker)
    person_id = _forbid(uow, worker, made)
    first, _ = row_of(uow, worker, made).recipients

    end_prohibition(uow, worker, case_id=made.case_id, person_id=person_id)

    signed_bytes(uow, worker, document_id=document_id, recipient_id=first.id, purpose="print")
    with pytest.raises(NotFound):
        end_prohibition(uow, worker, case_id=made.case_id, person_id=person_id)
    assert {"prohibition.made", "prohibition.ended"} <= set(acts(uow))
    assert "pelkää" not in repr([entry.facts for entry in entries(uow)])


def test_that_a_prohibition_needs_a_ground_a_guardian_a_past_day_and_a_child(
    uow: UnitOfWork, worker: Actor
) -> None:
    made, _ = drafted(uow, worker)

    with pytest.raises(RuleBroken, match=r"reason\.missing"):
        _forbid(uow, worker, made, ground=" ")
    with pytest.raises(RuleBroken, match=r"prohibition\.day"):
        _forbid(uow, worker, made, made_on=date(2026, 11, 25))
    with pytest.raises(RuleBroken, match=r"prohibition\.not_guardian"):
        _forbid(uow, worker, made, person_id=made.client_id)
    _forbid(uow, worker, made)
    with pytest.raises(RuleBroken, match=r"prohibition\.already"):
        _forbid(uow, worker, made)
    client = sheet_of(uow, worker, made).client
    data = replace(client.data, personal_code="", birth_date=date(2000, 1, 1))
    save_person(uow, worker, person_id=client.id, data=data, row_version=client.version)
    with pytest.raises(RuleBroken, match=r"prohibition\.of_age"):
        _forbid(uow, worker, made, person_id=tied(sheet_of(uow, worker, made))[1].id)


# words that reveal a place


def test_that_a_word_accepted_with_a_reason_no_longer_stops_the_signature(
    uow: UnitOfWork, worker: Actor
) -> None:
    made, document_id = drafted(uow, worker, goal="Tuki jatkuu Rantakylän koululla.")
    mother = tied(sheet_of(uow, worker, made))[0]
    data = replace(mother.data, secret_contacts=True)
    save_person(uow, worker, person_id=mother.id, data=data, row_version=mother.version)
    finding = "institution:goal:rantakylän koululla"

    with pytest.raises(RuleBroken, match=r"reason\.missing"):
        accept_revealing(
            uow, worker, case_id=made.case_id, document_id=document_id, finding=finding, reason=""
        )
    accept_revealing(
        uow,
        worker,
        case_id=made.case_id,
        document_id=document_id,
        finding=finding,
        reason="Koulu on jo molempien tiedossa.",
    )

    sign(uow, worker, made, document_id)
    line = next(entry for entry in entries(uow) if entry.act == "decision.word_accepted")
    assert "rantakylän" not in repr(line.facts)


# the day's letters


def test_that_letters_wait_in_the_order_of_the_envelopes(uow: UnitOfWork, worker: Actor) -> None:
    made, _ = signed(uow, worker)
    second = tied(sheet_of(uow, worker, made))[1]
    data = replace(second.data, address=PostalAddress("Aapontie 1", "00100", "Helsinki"))
    save_person(uow, worker, person_id=second.id, data=data, row_version=second.version)

    rows = letters_to_post(uow, worker)

    assert [row.postcode for row in rows] == ["00100", "50100"]
    assert all(row.waits and row.may_be_printed for row in rows)


def test_that_posting_serves_each_once_with_one_line_each(
    uow: UnitOfWork, worker: Actor, secretary: Actor
) -> None:
    made, _ = signed(uow, worker)
    ids = [row.recipient_id for row in letters_to_post(uow, secretary)]
    letters(uow, secretary, recipient_ids=ids, purpose=Purpose.PRINT)
    record_printed(uow, secretary, recipient_ids=ids)

    record_posted(uow, secretary, recipient_ids=ids, posted_on=TODAY)
    record_posted(uow, secretary, recipient_ids=ids, posted_on=TODAY)

    assert acts(uow).count("decision.served") == 2
    assert acts(uow).count("letter.printed") == 2
    assert acts(uow).count("copy.read") == 2
    assert all(item.served_on == TODAY for item in row_of(uow, worker, made).recipients)
    assert all(not row.waits for row in letters_to_post(uow, worker))


def test_that_a_page_printed_again_serves_nobody_and_is_counted(
    uow: UnitOfWork, worker: Actor, clock: FakeClock
) -> None:
    made, _ = signed(uow, worker)
    first, _ = (row.recipient_id for row in letters_to_post(uow, worker))
    record_printed(uow, worker, recipient_ids=[first])
    clock.go_on(timedelta(minutes=5))

    record_printed(uow, worker, recipient_ids=[first])

    row = next(row for row in letters_to_post(uow, worker) if row.recipient_id == first)
    assert (row.prints, row.served_on) == (2, None)
    assert row.printed_at == clock.now()
    assert all(item.served_on is None for item in row_of(uow, worker, made).recipients)


def test_that_all_letters_are_posted_or_none(uow: UnitOfWork, worker: Actor) -> None:
    made, _ = signed(uow, worker)
    ids = [row.recipient_id for row in letters_to_post(uow, worker)]
    mother = tied(sheet_of(uow, worker, made))[0]
    data = replace(mother.data, address=PostalAddress())
    save_person(uow, worker, person_id=mother.id, data=data, row_version=mother.version)

    with pytest.raises(RuleBroken, match=r"serving\.no_address"):
        record_posted(uow, worker, recipient_ids=ids, posted_on=TODAY)

    assert all(item.served_on is None for item in row_of(uow, worker, made).recipients)


def test_that_a_letter_of_a_decision_that_was_replaced_is_not_posted(
    uow: UnitOfWork, worker: Actor
) -> None:
    made, document_id = signed(uow, worker)
    new_id = corrected(uow, worker, made, document_id)
    complete(uow, worker, made, new_id)
    sign(uow, worker, made, new_id, version=2)

    rows = letters_to_post(uow, worker)

    assert {row.number for row in rows} == {"ES-2026-0001-P2"}


def test_that_a_stranger_sees_no_letters(uow: UnitOfWork, worker: Actor, stranger: Actor) -> None:
    signed(uow, worker)

    assert letters_to_post(uow, stranger) == ()


def test_that_a_hundred_letters_are_read_for_printing_in_less_than_ten_seconds(
    uow: UnitOfWork, worker: Actor
) -> None:
    signed(uow, worker)
    ids = [row.recipient_id for row in letters_to_post(uow, worker)] * 50
    started = time.perf_counter()

    found = letters(uow, worker, recipient_ids=ids, purpose=Purpose.PRINT)

    assert len(found) == 100
    assert time.perf_counter() - started < 10


def test_that_a_service_by_post_without_an_address_is_refused(
    uow: UnitOfWork, worker: Actor
) -> None:
    made, _ = signed(uow, worker)
    first, _ = row_of(uow, worker, made).recipients
    mother = tied(sheet_of(uow, worker, made))[0]
    data = replace(mother.data, address=PostalAddress())
    save_person(uow, worker, person_id=mother.id, data=data, row_version=mother.version)

    with pytest.raises(RuleBroken, match=r"serving\.no_address"):
        record_serving(uow, worker, recipient_id=first.id, way=ServingWay.POST, served_on=TODAY)


def test_that_a_recipient_of_a_signed_decision_is_not_taken_away(
    uow: UnitOfWork, worker: Actor
) -> None:
    made, document_id = signed(uow, worker)
    served(uow, worker, made, TODAY)

    with pytest.raises(RuleBroken, match=r"decision\.signed"):
        set_recipients(uow, worker, case_id=made.case_id, document_id=document_id, recipients=[])
    assert decision_facts(uow, worker, case_id=made.case_id, document_id=document_id).distribution
