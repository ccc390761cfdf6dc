"""Signing a decision: what is stored and told, and what stops it."""

import hashlib
from datetime import date

import pytest

from models.entities.document import SignedCopy
from models.rules.changes import DecisionSigned
from models.rules.errors import NotAllowed, RuleBroken, StaleData
from models.rules.kinds import DocumentKind, DocumentStatus
from models.rules.letters import DecisionFacts
from models.rules.rights import Actor
from models.services.decisions import (
    set_recipients,
    sign_decision,
    signed_bytes,
)
from models.store.uow import UnitOfWork
from tests.models.services.builders import (
    a_finished,
    at_home,
    opened,
    tied,
)
from tests.models.services.looking import acts, chain_is_sound, entries, stored
from tests.models.services.signed import change, drafted, seal, sheet_of, sign


def test_that_signing_stores_the_archive_copy_and_one_print_for_each_recipient(
    uow: UnitOfWork, worker: Actor
) -> None:
    made, document_id = drafted(uow, worker)

    changes = sign(uow, worker, made, document_id)

    copies = stored(uow, SignedCopy)
    assert len(copies) == 3
    assert DecisionSigned(made.case_id, document_id=document_id) in changes
    row = sheet_of(uow, worker, made).decisions[0]
    assert row.signer_name == "Salla Sosiaalityöntekijä"
    assert all(item.has_copy for item in row.recipients)


def test_that_a_signed_decision_is_finished_and_told_to_the_case(
    uow: UnitOfWork, worker: Actor
) -> None:
    made, document_id = drafted(uow, worker)

    sign(uow, worker, made, document_id)

    facts = sheet_of(uow, worker, made).facts
    assert facts.decision_signed_on == date(2026, 11, 24)
    assert (facts.decision_starts_on, facts.decision_ends_on) == (
        date(2027, 1, 1),
        date(2027, 12, 31),
    )
    row = opened(uow, worker, made.case_id, document_id).row
    assert row.status is DocumentStatus.FINISHED


def test_that_signed_bytes_are_those_of_the_seal_every_time(uow: UnitOfWork, worker: Actor) -> None:
    made, document_id = drafted(uow, worker)
    sign(uow, worker, made, document_id)
    recipient = sheet_of(uow, worker, made).decisions[0].recipients[0]

    once, again = (
        signed_bytes(
            uow, worker, document_id=document_id, recipient_id=recipient.id, purpose="print"
        )
        for _ in range(2)
    )

    assert once == again
    assert b"Maijankuja 1" in once
    assert b"Mikonpolku" not in once
    assert acts(uow)[-2:] == ["copy.read", "copy.read"]


def test_that_the_hashes_of_the_signed_bytes_stand_in_the_log(
    uow: UnitOfWork, worker: Actor
) -> None:
    made, document_id = drafted(uow, worker)
    sign(uow, worker, made, document_id)

    content = signed_bytes(uow, worker, document_id=document_id, purpose="export")

    line = next(entry for entry in entries(uow) if entry.act == "decision.signed")
    assert line.facts["sha256"]["archive"] == hashlib.sha256(content).hexdigest()
    assert line.facts["number"] == "ES-2026-0001-P1"
    assert chain_is_sound(uow)


def test_that_the_version_of_the_letter_texts_is_kept_with_the_decision(
    uow: UnitOfWork, worker: Actor
) -> None:
    made, document_id = drafted(uow, worker)
    seen: list[DecisionFacts] = []

    def watched(facts: DecisionFacts) -> bytes:
        seen.append(facts)
        return seal(facts)

    sign_decision(
        uow,
        worker,
        case_id=made.case_id,
        document_id=document_id,
        row_version=1,
        seal=watched,
        texts_version="2026-01-01",
        trial=True,
    )

    assert {facts.texts_version for facts in seen} == {"2026-01-01"}
    assert all(facts.trial and not facts.draft for facts in seen)


def test_that_nothing_is_signed_while_a_lawful_item_is_missing(
    uow: UnitOfWork, worker: Actor
) -> None:
    made, document_id = drafted(uow, worker, hearing="")

    with pytest.raises(RuleBroken, match=r"decision\.incomplete|document\.incomplete"):
        sign(uow, worker, made, document_id)

    assert stored(uow, SignedCopy) == []


def test_that_nothing_is_signed_without_recipients(uow: UnitOfWork, worker: Actor) -> None:
    made, document_id = drafted(uow, worker)
    set_recipients(uow, worker, case_id=made.case_id, document_id=document_id, recipients=[])

    with pytest.raises(RuleBroken, match=r"decision\.incomplete"):
        sign(uow, worker, made, document_id)


def test_that_a_protected_address_in_the_text_stops_the_signature(
    uow: UnitOfWork, worker: Actor
) -> None:
    made, document_id = drafted(uow, worker, service_details="Haetaan osoitteesta maijankuja 1.")
    change(uow, worker, tied(sheet_of(uow, worker, made))[0], secret_contacts=True)

    with pytest.raises(RuleBroken, match=r"decision\.incomplete") as refused:
        sign(uow, worker, made, document_id)

    unmet = [check.code for check in refused.value.facts["checks"]]  # type: ignore[attr-defined]
    assert unmet == ["addresses"]


def test_that_a_special_support_childs_decision_needs_a_social_worker_in_office(
    uow: UnitOfWork, worker: Actor, counsellor: Actor
) -> None:
    made, document_id = drafted(uow, worker)
    a_finished(uow, worker, made.case_id, DocumentKind.EVALUATION)

    with pytest.raises(RuleBroken, match=r"competence\.office_social_worker"):
        sign(uow, counsellor, made, document_id)


def test_that_a_secretary_signs_nothing(uow: UnitOfWork, worker: Actor, secretary: Actor) -> None:
    made, document_id = drafted(uow, worker)

    with pytest.raises(NotAllowed):
        sign(uow, secretary, made, document_id)


def test_that_nothing_is_half_saved_when_the_card_fails_at_the_last_print(
    uow: UnitOfWork, worker: Actor
) -> None:
    made, document_id = drafted(uow, worker)
    before = acts(uow)
    made_prints: list[DecisionFacts] = []

    def failing(facts: DecisionFacts) -> bytes:
        made_prints.append(facts)
        if len(made_prints) == 3:
            raise RuleBroken("key.card_removed")
        return seal(facts)

    with pytest.raises(RuleBroken, match=r"key\.card_removed"):
        sign_decision(
            uow,
            worker,
            case_id=made.case_id,
            document_id=document_id,
            row_version=1,
            seal=failing,
        )

    assert stored(uow, SignedCopy) == []
    assert acts(uow) == before
    assert opened(uow, worker, made.case_id, document_id).row.status is DocumentStatus.DRAFT


def test_that_an_empty_print_is_our_own_mistake(uow: UnitOfWork, worker: Actor) -> None:
    made, document_id = drafted(uow, worker)

    with pytest.raises(ValueError, match="signed bytes"):
        sign_decision(
            uow,
            worker,
            case_id=made.case_id,
            document_id=document_id,
            row_version=1,
            seal=lambda facts: b"",
        )

    assert stored(uow, SignedCopy) == []


def test_that_a_decision_is_signed_once(uow: UnitOfWork, worker: Actor) -> None:
    made, document_id = drafted(uow, worker)
    sign(uow, worker, made, document_id)
    version = opened(uow, worker, made.case_id, document_id).row_version

    with pytest.raises(RuleBroken, match=r"decision\.signed"):
        sign_decision(
            uow,
            worker,
            case_id=made.case_id,
            document_id=document_id,
            row_version=version,
            seal=seal,
        )


def test_that_a_change_while_the_card_works_stops_the_signature(
    uow: UnitOfWork, worker: Actor, counsellor: Actor
) -> None:
    made, document_id = drafted(uow, worker)
    mother = tied(sheet_of(uow, worker, made))[0]

    def slow(facts: DecisionFacts) -> bytes:
        row = tied(sheet_of(uow, worker, made))[0]
        if row.version == mother.version:
            at_home(uow, counsellor, row, "Uusikatu 9")
        return seal(facts)

    with pytest.raises(StaleData, match=r"decision\.changed_while_signing"):
        sign_decision(
            uow, worker, case_id=made.case_id, document_id=document_id, row_version=1, seal=slow
        )

    assert stored(uow, SignedCopy) == []


def test_that_recipients_do_not_change_after_the_signature(uow: UnitOfWork, worker: Actor) -> None:
    made, document_id = drafted(uow, worker)
    sign(uow, worker, made, document_id)

    with pytest.raises(RuleBroken, match=r"decision\.signed"):
        set_recipients(uow, worker, case_id=made.case_id, document_id=document_id, recipients=[])
