"""After the signature: demands, finality, new instructions, corrections, the day's letters."""

import hashlib
import time
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest

from models.entities.document import Instruction, SignedCopy
from models.rules.commands import RecipientChoice, SaveDocument
from models.rules.corrections import Correction, CorrectionEffect, CorrectionGround
from models.rules.demands import Demand
from models.rules.errors import NotAllowed, NotFound, RuleBroken
from models.rules.finality import FinalityState
from models.rules.kinds import DemandOutcome, DocumentKind, ServingWay
from models.rules.organisation import PostalAddress
from models.rules.purposes import Purpose
from models.rules.recipients import RecipientReason
from models.rules.rights import Actor
from models.services.appeals import appeals
from models.services.corrections import correct_decision
from models.services.decisions import (
    decision_facts,
    recipients_suggested,
    record_serving,
    set_recipients,
    signed_bytes,
)
from models.services.demands import record_demand, update_demand
from models.services.documents import save_draft
from models.services.instructions import reissue_instructions
from models.services.people import save_person
from models.services.posting import letters, letters_to_post, record_posted, record_printed
from models.services.prohibitions import end_prohibition, forbid
from models.services.revealing import accept_revealing
from models.store.uow import UnitOfWork
from tests.fakes import FakeClock
from tests.models.services.builders import Made, opened, tied
from tests.models.services.looking import acts, chain_is_sound, entries, stored
from tests.models.services.papers import decision
from tests.models.services.signed import drafted, row_of, served, sheet_of, sign, signed

TODAY = date(2026, 11, 24)
SLIP = Correction(
    CorrectionGround.OBVIOUS_SLIP,
    CorrectionEffect.FOR,
    "Määrä oli väärin.",
    hearing_needless="Korjaus on asiakkaan eduksi.",
)


# finality


def test_that_a_decision_is_final_on_the_day_after_the_last_recipients_last_day(
    uow: UnitOfWork, worker: Actor, clock: FakeClock
) -> None:
    made, _ = signed(uow, worker)
    first, second = row_of(uow, worker, made).recipients
    clock.go_to(date(2026, 11, 30))
    for recipient, day in ((first, TODAY), (second, date(2026, 11, 30))):
        record_serving(uow, worker, recipient_id=recipient.id, way=ServingWay.HANDED, served_on=day)
    found = row_of(uow, worker, made).finality
    clock.go_to(date(2026, 12, 30))
    eve = row_of(uow, worker, made).finality
    clock.go_to(date(2026, 12, 31))
    final = row_of(uow, worker, made).finality

    assert found is not None
    assert (found.state, found.day) == (FinalityState.RUNNING, date(2026, 12, 31))
    assert eve is not None
    assert eve.state is FinalityState.RUNNING
    assert final is not None
    assert (final.state, final.day) == (FinalityState.FINAL, date(2026, 12, 31))


def test_that_a_decision_served_on_one_only_is_not_final(
    uow: UnitOfWork, worker: Actor, clock: FakeClock
) -> None:
    made, _ = signed(uow, worker)
    first, _ = row_of(uow, worker, made).recipients
    record_serving(uow, worker, recipient_id=first.id, way=ServingWay.HANDED, served_on=TODAY)
    clock.go_to(date(2027, 3, 1))

    found = row_of(uow, worker, made).finality

    assert found is not None
    assert found.state is FinalityState.UNSERVED


def test_that_the_list_of_appeal_periods_tells_the_finality_of_the_whole_decision(
    uow: UnitOfWork, worker: Actor
) -> None:
    made, _ = signed(uow, worker)
    first, _ = row_of(uow, worker, made).recipients
    record_serving(uow, worker, recipient_id=first.id, way=ServingWay.HANDED, served_on=TODAY)

    (row,) = appeals(uow, worker)

    assert row.finality is not None
    assert row.finality.state is FinalityState.UNSERVED


# demands


def _demanded(uow: UnitOfWork, worker: Actor, clock: FakeClock) -> tuple[Made, UUID]:
    made, _ = signed(uow, worker)
    served(uow, worker, made, TODAY)
    clock.go_to(date(2026, 12, 1))
    recipient_id = row_of(uow, worker, made).recipients[0].id
    record_demand(
        uow, worker, recipient_id=recipient_id, demand_on=date(2026, 12, 1), note="Lisää tunteja."
    )
    return made, recipient_id


def test_that_a_demand_keeps_a_decision_from_becoming_final(
    uow: UnitOfWork, worker: Actor, clock: FakeClock
) -> None:
    made, _ = _demanded(uow, worker, clock)
    clock.go_to(date(2027, 6, 1))

    row = row_of(uow, worker, made)

    assert row.finality is not None
    assert row.finality.state is FinalityState.DEMANDED
    assert row.recipients[0].demand is not None
    assert row.recipients[0].demand.note == "Lisää tunteja."


@pytest.mark.parametrize(
    ("outcome", "served_on", "state"),
    [
        (DemandOutcome.REJECTED, date(2027, 1, 11), FinalityState.FINAL),
        (DemandOutcome.REJECTED, None, FinalityState.DEMANDED),
        (DemandOutcome.DISMISSED, date(2027, 1, 11), FinalityState.FINAL),
        (DemandOutcome.WITHDRAWN, None, FinalityState.FINAL),
        (DemandOutcome.CHANGED, date(2027, 1, 11), FinalityState.CHANGED),
        (DemandOutcome.RETURNED, date(2027, 1, 11), FinalityState.CHANGED),
    ],
)
def test_that_the_answer_says_whether_the_decision_becomes_final(
    uow: UnitOfWork,
    worker: Actor,
    clock: FakeClock,
    outcome: DemandOutcome,
    served_on: date | None,
    state: FinalityState,
) -> None:
    made, recipient_id = _demanded(uow, worker, clock)
    clock.go_to(date(2027, 3, 1))
    demand = Demand(date(2026, 12, 1), "", date(2026, 12, 2), outcome, date(2027, 1, 8), served_on)

    update_demand(uow, worker, recipient_id=recipient_id, demand=demand)

    found = row_of(uow, worker, made).finality
    assert found is not None
    assert found.state is state


def test_that_an_appeal_to_the_court_keeps_it_open_until_the_court_is_done(
    uow: UnitOfWork, worker: Actor, clock: FakeClock
) -> None:
    made, recipient_id = _demanded(uow, worker, clock)
    clock.go_to(date(2027, 9, 1))
    rejected = Demand(
        date(2026, 12, 1),
        "",
        date(2026, 12, 2),
        DemandOutcome.REJECTED,
        date(2027, 1, 8),
        date(2027, 1, 11),
        date(2027, 2, 1),
    )

    update_demand(uow, worker, recipient_id=recipient_id, demand=rejected)
    before = row_of(uow, worker, made).finality
    over = replace(rejected, court_ended_on=date(2027, 8, 2))
    update_demand(uow, worker, recipient_id=recipient_id, demand=over)
    after = row_of(uow, worker, made).finality

    assert before is not None
    assert before.state is FinalityState.IN_COURT
    assert after is not None
    assert (after.state, after.day) == (FinalityState.FINAL, date(2027, 8, 2))


def test_that_every_step_of_a_demand_has_its_line_in_the_log(
    uow: UnitOfWork, worker: Actor, clock: FakeClock
) -> None:
    _, recipient_id = _demanded(uow, worker, clock)
    clock.go_to(date(2027, 2, 1))
    sent = Demand(date(2026, 12, 1), "Lisää tunteja.", date(2026, 12, 2))
    answered = replace(
        sent,
        outcome=DemandOutcome.REJECTED,
        answered_on=date(2027, 1, 8),
        answer_served_on=date(2027, 1, 11),
    )

    for demand in (sent, answered):
        update_demand(uow, worker, recipient_id=recipient_id, demand=demand)

    wanted = {"decision.demand_recorded", "demand.sent", "demand.answered", "demand.answer_served"}
    assert wanted <= set(acts(uow))
    assert "Lisää" not in repr([entry.facts for entry in entries(uow)])
    assert chain_is_sound(uow)


def test_that_a_late_demand_is_recorded_and_marked_so(
    uow: UnitOfWork, worker: Actor, clock: FakeClock
) -> None:
    made, _ = signed(uow, worker)
    served(uow, worker, made, TODAY)
    clock.go_to(date(2027, 1, 20))
    recipient_id = row_of(uow, worker, made).recipients[0].id

    record_demand(uow, worker, recipient_id=recipient_id, demand_on=date(2027, 1, 20))

    line = next(entry for entry in entries(uow) if entry.act == "decision.demand_recorded")
    assert line.facts["late"] == "true"


def test_that_a_demand_before_the_service_is_refused(uow: UnitOfWork, worker: Actor) -> None:
    made, _ = signed(uow, worker)
    recipient_id = row_of(uow, worker, made).recipients[0].id

    with pytest.raises(RuleBroken, match=r"demand\.unserved"):
        record_demand(uow, worker, recipient_id=recipient_id, demand_on=TODAY)


def test_that_a_second_demand_of_one_recipient_is_refused_and_anothers_is_not(
    uow: UnitOfWork, worker: Actor, clock: FakeClock
) -> None:
    made, recipient_id = _demanded(uow, worker, clock)
    other = row_of(uow, worker, made).recipients[1].id

    with pytest.raises(RuleBroken, match=r"demand\.already"):
        record_demand(uow, worker, recipient_id=recipient_id, demand_on=date(2026, 12, 1))
    record_demand(uow, worker, recipient_id=other, demand_on=date(2026, 12, 1))


@pytest.mark.parametrize(
    ("changed", "code", "field"),
    [
        ({"sent_on": date(2026, 11, 30)}, "demand.order", "sent_on"),
        ({"sent_on": date(2027, 2, 2)}, "demand.order", "sent_on"),
        ({"outcome": DemandOutcome.REJECTED}, "demand.outcome_wanted", "answered_on"),
        ({"answered_on": date(2027, 1, 8)}, "demand.outcome_wanted", "outcome"),
        ({"answer_served_on": date(2027, 1, 8)}, "demand.outcome_wanted", "outcome"),
        ({"court_on": date(2027, 1, 8)}, "demand.order", "answer_served_on"),
        ({"court_ended_on": date(2027, 1, 8)}, "demand.order", "court_on"),
    ],
)
def test_that_a_demands_days_follow_each_other(
    uow: UnitOfWork,
    worker: Actor,
    clock: FakeClock,
    changed: dict[str, object],
    code: str,
    field: str,
) -> None:
    _, recipient_id = _demanded(uow, worker, clock)
    clock.go_to(date(2027, 2, 1))
    demand = replace(Demand(date(2026, 12, 1)), **changed)  # type: ignore[arg-type]

    with pytest.raises(RuleBroken) as refused:
        update_demand(uow, worker, recipient_id=recipient_id, demand=demand)

    assert (refused.value.code, refused.value.facts["field"]) == (code, field)


def test_that_the_service_is_not_changed_once_a_demand_came(
    uow: UnitOfWork, worker: Actor, clock: FakeClock
) -> None:
    _, recipient_id = _demanded(uow, worker, clock)

    with pytest.raises(RuleBroken, match=r"serving\.demanded"):
        record_serving(
            uow, worker, recipient_id=recipient_id, way=ServingWay.HANDED, served_on=TODAY
        )


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


def _corrected(
    uow: UnitOfWork, worker: Actor, made: Made, old: UUID, correction: Correction = SLIP
) -> UUID:
    new_id = uuid4()
    correct_decision(
        uow,
        worker,
        case_id=made.case_id,
        document_id=old,
        new_id=new_id,
        correction=correction,
    )
    return new_id


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
        _corrected(uow, worker, made, document_id, replace(SLIP, **changed))  # type: ignore[arg-type]

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

    _corrected(uow, worker, made, document_id, wanted)

    old, new = sheet_of(uow, worker, made).decisions
    assert new.correction == wanted
    assert old.being_replaced == new.number
    assert (old.replaced_by, new.replaces) == ("", old.number)
    assert {item.person_id for item in new.recipients} == {
        item.person_id for item in old.recipients
    }


def test_that_five_years_after_the_decision_no_correction_is_begun(
    uow: UnitOfWork, worker: Actor, clock: FakeClock
) -> None:
    made, document_id = signed(uow, worker)
    clock.go_to(date(2031, 11, 25))

    with pytest.raises(RuleBroken, match=r"correction\.too_late") as refused:
        _corrected(uow, worker, made, document_id)

    assert refused.value.facts["last"] == date(2031, 11, 24)


def test_that_a_correction_marks_the_old_decision_and_touches_none_of_its_bytes(
    uow: UnitOfWork, worker: Actor
) -> None:
    made, document_id = signed(uow, worker)
    before = signed_bytes(uow, worker, document_id=document_id, purpose="print")
    new_id = _corrected(uow, worker, made, document_id)

    _finish(uow, worker, made, new_id)

    old, new = sheet_of(uow, worker, made).decisions
    assert (old.replaced_by, old.replaced_by_id) == (new.number, new_id)
    assert opened(uow, worker, made.case_id, document_id).row.superseded
    assert signed_bytes(uow, worker, document_id=document_id, purpose="print") == before


def test_that_one_decision_has_one_correction_and_a_correction_can_be_corrected(
    uow: UnitOfWork, worker: Actor
) -> None:
    made, document_id = signed(uow, worker)
    new_id = _corrected(uow, worker, made, document_id)

    with pytest.raises(RuleBroken, match=r"correction\.begun"):
        _corrected(uow, worker, made, document_id)
    _finish(uow, worker, made, new_id)
    with pytest.raises(RuleBroken, match=r"correction\.superseded"):
        _corrected(uow, worker, made, document_id)
    third = _corrected(uow, worker, made, new_id)

    assert sheet_of(uow, worker, made).decisions[2].document_id == third


def test_that_a_secretary_corrects_nothing(
    uow: UnitOfWork, worker: Actor, secretary: Actor
) -> None:
    made, document_id = signed(uow, worker)

    with pytest.raises(NotAllowed):
        _corrected(uow, secretary, made, document_id)


def _finish(uow: UnitOfWork, worker: Actor, made: Made, new_id: UUID) -> None:
    people = tied(sheet_of(uow, worker, made))
    set_recipients(
        uow,
        worker,
        case_id=made.case_id,
        document_id=new_id,
        recipients=[RecipientChoice(person.id, ServingWay.POST) for person in people],
    )
    save_draft(
        uow,
        worker,
        command=SaveDocument(made.case_id, new_id, DocumentKind.DECISION, decision(), 1),
    )
    sign(uow, worker, made, new_id, version=2)


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
    _finish(uow, worker, made, _corrected(uow, worker, made, document_id))

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
