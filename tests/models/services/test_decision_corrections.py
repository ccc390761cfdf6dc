"""New instructions and corrections after the signature."""

import hashlib
from dataclasses import replace
from datetime import date

import pytest

from models.entities.document import Instruction, SignedCopy
from models.rules.corrections import CorrectionEffect, CorrectionGround
from models.rules.errors import NotAllowed, RuleBroken
from models.rules.finality import FinalityState
from models.rules.kinds import ServingWay
from models.rules.purposes import Purpose
from models.rules.rights import Actor
from models.services.decisions import (
    decision_facts,
    record_serving,
    signed_bytes,
)
from models.services.demands import record_demand
from models.services.instructions import reissue_instructions
from models.services.posting import letters
from models.store.uow import UnitOfWork
from tests.fakes import FakeClock
from tests.models.services.builders import opened
from tests.models.services.looking import acts, stored
from tests.models.services.signed import (
    SLIP,
    complete,
    corrected,
    row_of,
    served,
    sheet_of,
    sign,
    signed,
)

TODAY = date(2026, 11, 24)


# new instructions


def test_that_new_instructions_start_the_period_anew_when_they_are_served(
    uow: UnitOfWork, worker: Actor, clock: FakeClock
) -> None:
    made, _ = signed(uow, worker)
    served(uow, worker, made, TODAY)
    clock.go_to(date(2027, 1, 11))
    first, second = row_of(uow, worker, made).recipients

    reissue_instructions(
        uow,
        worker,
        recipient_id=first.id,
        reason="Ohjeessa oli väärä toimielin.",
        draw=lambda facts: repr(facts.addressee).encode(),
    )
    waiting = row_of(uow, worker, made)
    record_serving(
        uow,
        worker,
        recipient_id=first.id,
        way=ServingWay.HANDED,
        served_on=date(2027, 1, 11),
    )
    again, other = row_of(uow, worker, made).recipients

    assert waiting.recipients[0].clock is None
    assert waiting.finality is not None
    assert waiting.finality.state is FinalityState.UNSERVED
    assert waiting.recipients[0].instruction is not None
    assert waiting.recipients[0].instruction.former_served_on == TODAY
    assert again.clock is not None
    assert again.clock.due == date(2027, 2, 10)
    assert other.clock == second.clock


def test_that_the_letter_of_new_instructions_is_kept_and_nothing_signed_changes(
    uow: UnitOfWork, worker: Actor
) -> None:
    made, _ = signed(uow, worker)
    served(uow, worker, made, TODAY)
    recipient_id = row_of(uow, worker, made).recipients[0].id
    before = [copy.sha256 for copy in stored(uow, SignedCopy)]

    reissue_instructions(
        uow, worker, recipient_id=recipient_id, reason="Puuttui.", draw=lambda facts: b"ohje"
    )

    (kept,) = stored(uow, Instruction)
    (letter,) = letters(uow, worker, recipient_ids=[recipient_id], purpose=Purpose.PRINT)
    assert letter.content == b"ohje"
    assert kept.sha256 == hashlib.sha256(b"ohje").hexdigest()
    assert [copy.sha256 for copy in stored(uow, SignedCopy)] == before
    assert "instructions.reissued" in acts(uow)


@pytest.mark.parametrize("state", ["unserved", "waiting", "demanded"])
def test_that_new_instructions_are_made_only_where_they_mend_something(
    uow: UnitOfWork, worker: Actor, state: str
) -> None:
    made, _ = signed(uow, worker)
    recipient_id = row_of(uow, worker, made).recipients[0].id
    if state != "unserved":
        served(uow, worker, made, TODAY)
    if state == "waiting":
        reissue_instructions(
            uow, worker, recipient_id=recipient_id, reason="Puuttui.", draw=lambda facts: b"o"
        )
    if state == "demanded":
        record_demand(uow, worker, recipient_id=recipient_id, demand_on=TODAY)

    with pytest.raises(RuleBroken, match=rf"instructions\.{state}"):
        reissue_instructions(
            uow, worker, recipient_id=recipient_id, reason="Puuttui.", draw=lambda facts: b"o"
        )


# corrections


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"hearing_needless": " "}, "correction.hearing_wanted"),
        ({"heard_on": date(2026, 11, 25)}, "correction.day"),
        ({"effect": CorrectionEffect.AGAINST}, "correction.unreasonable"),
        (
            {"effect": CorrectionEffect.AGAINST, "ground": CorrectionGround.NEW_EVIDENCE},
            "correction.only_for",
        ),
        (
            {"effect": CorrectionEffect.AGAINST, "ground": CorrectionGround.LAW},
            "correction.consent_wanted",
        ),
        ({"reason": "  "}, "reason.missing"),
    ],
)
def test_that_a_correction_that_the_law_forbids_is_refused(
    uow: UnitOfWork, worker: Actor, changed: dict[str, object], code: str
) -> None:
    made, document_id = signed(uow, worker)

    with pytest.raises(RuleBroken) as refused:
        corrected(uow, worker, made, document_id, replace(SLIP, **changed))  # type: ignore[arg-type]

    assert refused.value.code == code


@pytest.mark.parametrize(
    "changed",
    [
        {"effect": CorrectionEffect.AGAINST, "reasonable": True},
        {"effect": CorrectionEffect.AGAINST, "own_conduct": True},
        {
            "effect": CorrectionEffect.AGAINST,
            "ground": CorrectionGround.INFORMATION,
            "consent_on": TODAY,
        },
        {"ground": CorrectionGround.NEW_EVIDENCE, "heard_on": TODAY, "hearing_needless": ""},
    ],
)
def test_that_a_lawful_correction_is_begun_and_says_its_ground(
    uow: UnitOfWork, worker: Actor, changed: dict[str, object]
) -> None:
    made, document_id = signed(uow, worker)
    wanted = replace(SLIP, **changed)  # type: ignore[arg-type]

    corrected(uow, worker, made, document_id, wanted)

    old, new = sheet_of(uow, worker, made).decisions
    print_ = decision_facts(uow, worker, case_id=made.case_id, document_id=new.document_id)
    assert (print_.replaces, print_.corrects) == (old.number, wanted.ground)
    assert new.correction == wanted
    assert old.being_replaced == new.number
    assert (old.replaced_by, new.replaces) == ("", old.number)
    assert {(item.person_id, item.way) for item in new.recipients} == {
        (item.person_id, item.way) for item in old.recipients
    }


def test_that_five_years_after_the_decision_no_correction_is_begun(
    uow: UnitOfWork, worker: Actor, clock: FakeClock
) -> None:
    made, document_id = signed(uow, worker)
    clock.go_to(date(2031, 11, 25))

    with pytest.raises(RuleBroken, match=r"correction\.too_late") as refused:
        corrected(uow, worker, made, document_id)

    assert refused.value.facts["last"] == date(2031, 11, 24)


def test_that_a_correction_marks_the_old_decision_and_touches_none_of_its_bytes(
    uow: UnitOfWork, worker: Actor
) -> None:
    made, document_id = signed(uow, worker)
    before = signed_bytes(uow, worker, document_id=document_id, purpose="print")
    new_id = corrected(uow, worker, made, document_id)

    complete(uow, worker, made, new_id)

    sign(uow, worker, made, new_id, version=2)

    old, new = sheet_of(uow, worker, made).decisions
    assert (old.replaced_by, old.replaced_by_id) == (new.number, new_id)
    assert opened(uow, worker, made.case_id, document_id).row.superseded
    assert signed_bytes(uow, worker, document_id=document_id, purpose="print") == before


def test_that_one_decision_has_one_correction_and_a_correction_can_be_corrected(
    uow: UnitOfWork, worker: Actor
) -> None:
    made, document_id = signed(uow, worker)
    new_id = corrected(uow, worker, made, document_id)

    with pytest.raises(RuleBroken, match=r"correction\.begun"):
        corrected(uow, worker, made, document_id)
    complete(uow, worker, made, new_id)
    sign(uow, worker, made, new_id, version=2)
    with pytest.raises(RuleBroken, match=r"correction\.superseded"):
        corrected(uow, worker, made, document_id)
    third = corrected(uow, worker, made, new_id)

    assert sheet_of(uow, worker, made).decisions[2].document_id == third


def test_that_a_secretary_corrects_nothing(
    uow: UnitOfWork, worker: Actor, secretary: Actor
) -> None:
    made, document_id = signed(uow, worker)

    with pytest.raises(NotAllowed):
        corrected(uow, secretary, made, document_id)
