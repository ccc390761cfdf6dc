"""Two signatures: who may sign second, what waits meanwhile, and what is undone by a return."""

from collections.abc import Callable
from uuid import UUID

import pytest

from models.entities.document import FirstPrint, SignedCopy
from models.rules.commands import RecipientChoice, SaveDocument
from models.rules.errors import NotFound, PolkuError, RuleBroken
from models.rules.kinds import ClockKind, DocumentKind, DocumentStatus, ServingWay
from models.rules.letters import DecisionFacts, Official
from models.rules.organisation import RuleSettings
from models.rules.rights import Actor
from models.rules.rows import CaseSheet, DecisionRow
from models.services.cases import case_sheet
from models.services.decisions import (
    record_serving,
    set_recipients,
    sign_decision,
    signed_bytes,
)
from models.services.documents import open_document, save_draft
from models.services.lists import decisions_to_sign
from models.services.second_signing import (
    return_decision,
    second_refusal,
    sign_second,
    waiting_bytes,
)
from models.services.setup import save_rule_settings
from models.store.uow import UnitOfWork
from tests.fakes import FakeClock
from tests.models.services.builders import Made, a_case, a_draft, at_home, carried_to_signing, tied
from tests.models.services.looking import acts, chain_is_sound, entries, stored
from tests.models.services.papers import decision


@pytest.fixture
def waiting(uow: UnitOfWork, worker: Actor, administrator: Actor) -> tuple[Made, UUID]:
    """A decision that the worker has signed and another must sign."""
    made, document_id = _drafted(uow, worker, administrator)
    _sign(uow, worker, made, document_id)
    return made, document_id


def test_that_one_signature_leaves_the_decision_waiting(
    uow: UnitOfWork, worker: Actor, waiting: tuple[Made, UUID]
) -> None:
    made, document_id = waiting

    sheet = _sheet(uow, worker, made)

    assert _row(sheet, document_id).awaits_second
    assert _row(sheet, document_id).signed_at is None
    assert sheet.facts.decision_signed_on is None
    assert {row.status for row in sheet.documents if row.id == document_id} == {
        DocumentStatus.DRAFT
    }
    assert stored(uow, SignedCopy) == []
    assert len(stored(uow, FirstPrint)) == 3
    assert "decision.first_signed" in acts(uow)
    assert "decision.signed" not in acts(uow)


def test_that_nothing_is_served_and_no_clock_of_the_decision_runs_meanwhile(
    uow: UnitOfWork, worker: Actor, waiting: tuple[Made, UUID], clock: FakeClock
) -> None:
    made, document_id = waiting
    sheet = _sheet(uow, worker, made)
    recipient = _row(sheet, document_id).recipients[0]

    with pytest.raises(RuleBroken, match=r"decision\.unsigned"):
        record_serving(
            uow, worker, recipient_id=recipient.id, way=ServingWay.POST, served_on=clock.today
        )

    kinds = {each.kind for each in sheet.clocks}
    assert not kinds & {ClockKind.APPEAL, ClockKind.DECISION_ENDS}
    with pytest.raises(NotFound, match=r"copy\.not_found"):
        signed_bytes(uow, worker, document_id=document_id, purpose="print")


def test_that_list_and_next_act_know_what_is_waited_for(
    uow: UnitOfWork, worker: Actor, administrator: Actor
) -> None:
    _ask_two(uow, administrator)
    made = a_case(uow, worker)
    document_id = carried_to_signing(uow, worker, made.case_id)
    _recipients(uow, worker, made, document_id)
    _sign(uow, worker, made, document_id)

    (row,) = decisions_to_sign(uow, worker)

    assert row.next_act == "second_signature"
    assert _sheet(uow, worker, made).row.next_act == "second_signature"


def test_that_what_one_has_signed_cannot_be_written_in_or_signed_again(
    uow: UnitOfWork, worker: Actor, waiting: tuple[Made, UUID]
) -> None:
    made, document_id = waiting
    version = open_document(uow, worker, case_id=made.case_id, document_id=document_id).row_version
    tries: tuple[Callable[[], None], ...] = (
        lambda: _save(uow, worker, made, document_id, version),
        lambda: _recipients(uow, worker, made, document_id),
        lambda: _sign(uow, worker, made, document_id),
    )

    for attempt in tries:
        with pytest.raises(RuleBroken, match=r"decision\.awaits_second"):
            attempt()


def test_that_the_second_signature_makes_the_decision(
    uow: UnitOfWork, worker: Actor, lead: Actor, waiting: tuple[Made, UUID], clock: FakeClock
) -> None:
    made, document_id = waiting

    _sign_second(uow, lead, made, document_id)

    sheet = _sheet(uow, worker, made)
    row = _row(sheet, document_id)
    assert not row.awaits_second
    assert (row.signer_name, row.second_signer_name) == (
        "Salla Sosiaalityöntekijä",
        "Tiina Tiiminvetäjä",
    )
    assert sheet.facts.decision_signed_on == clock.today
    copy = signed_bytes(uow, worker, document_id=document_id, purpose="print")
    assert copy.endswith(b"+Tiiminvetaja Tiina")
    assert copy.startswith(b"DecisionFacts")
    assert len(stored(uow, SignedCopy)) == 3
    assert stored(uow, FirstPrint) == []
    assert acts(uow).count("decision.signed") == 1
    assert chain_is_sound(uow)


def test_that_the_second_signer_sees_the_very_bytes_that_are_signed(
    uow: UnitOfWork, lead: Actor, waiting: tuple[Made, UUID]
) -> None:
    made, document_id = waiting
    seen = waiting_bytes(uow, lead, document_id=document_id, purpose="client_work")
    given: list[bytes] = []

    _sign_second(uow, lead, made, document_id, given)

    assert seen in given


def test_that_the_same_person_does_not_sign_twice(
    uow: UnitOfWork, worker: Actor, waiting: tuple[Made, UUID]
) -> None:
    made, document_id = waiting

    with pytest.raises(RuleBroken, match=r"second\.same_signer"):
        _sign_second(uow, worker, made, document_id)


def test_that_only_one_in_public_office_signs_second(
    uow: UnitOfWork, counsellor: Actor, waiting: tuple[Made, UUID]
) -> None:
    made, document_id = waiting

    with pytest.raises(RuleBroken, match=r"second\.not_in_office"):
        _sign_second(uow, counsellor, made, document_id)


def test_that_who_wrote_in_the_decision_is_refused_with_the_day(
    uow: UnitOfWork, worker: Actor, lead: Actor, administrator: Actor, clock: FakeClock
) -> None:
    made, document_id = _drafted(uow, worker, administrator)
    wrote_on = clock.today
    _save(uow, lead, made, document_id, 1)
    clock.go_to(clock.today.replace(day=25))
    _sign(uow, worker, made, document_id, 2)

    with pytest.raises(RuleBroken, match=r"second\.edited_decision") as refused:
        _sign_second(uow, lead, made, document_id)

    assert refused.value.facts["day"] == wrote_on


def test_that_who_wrote_in_the_assessment_is_refused_with_the_day(
    uow: UnitOfWork, worker: Actor, lead: Actor, administrator: Actor, clock: FakeClock
) -> None:
    made, document_id = _drafted(uow, worker, administrator)
    a_draft(uow, lead, made.case_id, DocumentKind.ASSESSMENT, {"situation": "Äiti on väsynyt."})
    wrote_on = clock.today
    clock.go_to(clock.today.replace(day=25))
    _sign(uow, worker, made, document_id)

    refusal = second_refusal(uow, lead, case_id=made.case_id, document_id=document_id)

    assert refusal is not None
    assert (refusal.code, refusal.facts["day"]) == ("second.edited_assessment", wrote_on)
    with pytest.raises(RuleBroken, match=r"second\.edited_assessment"):
        _sign_second(uow, lead, made, document_id)


def test_that_a_stranger_does_not_even_see_it(
    uow: UnitOfWork, stranger: Actor, waiting: tuple[Made, UUID]
) -> None:
    made, document_id = waiting
    reads = (
        lambda: _sign_second(uow, stranger, made, document_id),
        lambda: waiting_bytes(uow, stranger, document_id=document_id, purpose="client_work"),
        lambda: _return(uow, stranger, made, document_id),
    )

    for read in reads:
        with pytest.raises(NotFound):
            read()


def test_that_a_card_pulled_out_midway_leaves_nothing_half_signed(
    uow: UnitOfWork, worker: Actor, lead: Actor, waiting: tuple[Made, UUID]
) -> None:
    made, document_id = waiting
    done: list[bytes] = []

    def fails(pdf: bytes, facts: DecisionFacts, signer: Official) -> bytes:
        done.append(pdf)
        if len(done) == 2:
            raise RuleBroken("card.pulled_out")
        return pdf

    with pytest.raises(RuleBroken, match=r"card\.pulled_out"):
        sign_second(uow, lead, case_id=made.case_id, document_id=document_id, seal=fails)

    assert stored(uow, SignedCopy) == []
    assert _row(_sheet(uow, worker, made), document_id).awaits_second


def test_that_a_returned_decision_is_a_draft_again_with_the_note(
    uow: UnitOfWork, worker: Actor, lead: Actor, waiting: tuple[Made, UUID]
) -> None:
    made, document_id = waiting

    _return(uow, lead, made, document_id)

    sheet = _sheet(uow, worker, made)
    row = _row(sheet, document_id)
    assert not row.awaits_second
    assert (row.returned_by, row.returned_note) == ("Tiina Tiiminvetäjä", "Perustelut puuttuvat.")
    assert sheet.facts.decision_first_signed_on is None
    assert stored(uow, FirstPrint) == []
    assert "Perustelut" not in repr([entry.facts for entry in entries(uow)])
    _sign(uow, worker, made, document_id)
    assert _row(_sheet(uow, worker, made), document_id).returned_note == ""


def test_that_a_return_needs_a_note(
    uow: UnitOfWork, lead: Actor, waiting: tuple[Made, UUID]
) -> None:
    made, document_id = waiting

    with pytest.raises(PolkuError):
        return_decision(uow, lead, case_id=made.case_id, document_id=document_id, note="  ")


def test_that_two_kinds_of_keys_do_not_mix(
    uow: UnitOfWork, lead: Actor, waiting: tuple[Made, UUID]
) -> None:
    made, document_id = waiting

    with pytest.raises(RuleBroken, match=r"second\.trial"):
        sign_second(
            uow, lead, case_id=made.case_id, document_id=document_id, seal=_second, trial=True
        )


def test_that_one_signature_is_enough_where_the_house_wants_one(
    uow: UnitOfWork, worker: Actor, administrator: Actor
) -> None:
    made, document_id = _drafted(uow, worker, administrator, two=False)

    _sign(uow, worker, made, document_id)

    row = _row(_sheet(uow, worker, made), document_id)
    assert row.signed_at is not None
    with pytest.raises(RuleBroken, match=r"second\.not_awaited"):
        sign_second(uow, worker, case_id=made.case_id, document_id=document_id, seal=_second)


def _second(pdf: bytes, facts: DecisionFacts, signer: Official) -> bytes:
    """Stand in for the second signature: it is added behind the first."""
    assert facts.second_signature
    return pdf + f"+{signer.name}".encode("ascii", "replace").replace(b"?", b"a")


def _sign_second(
    uow: UnitOfWork,
    actor: Actor,
    made: Made,
    document_id: UUID,
    given: list[bytes] | None = None,
) -> None:
    def seal(pdf: bytes, facts: DecisionFacts, signer: Official) -> bytes:
        if given is not None:
            given.append(pdf)
        return _second(pdf, facts, signer)

    sign_second(uow, actor, case_id=made.case_id, document_id=document_id, seal=seal)


def _return(uow: UnitOfWork, actor: Actor, made: Made, document_id: UUID) -> None:
    note = "Perustelut puuttuvat."
    return_decision(uow, actor, case_id=made.case_id, document_id=document_id, note=note)


def _ask_two(uow: UnitOfWork, administrator: Actor) -> None:
    save_rule_settings(uow, administrator, settings=RuleSettings(second_signature=True))


def _drafted(
    uow: UnitOfWork, worker: Actor, administrator: Actor, *, two: bool = True
) -> tuple[Made, UUID]:
    if two:
        _ask_two(uow, administrator)
    made = a_case(uow, worker)
    document_id = a_draft(uow, worker, made.case_id, DocumentKind.DECISION, decision())
    _recipients(uow, worker, made, document_id)
    return made, document_id


def _recipients(uow: UnitOfWork, worker: Actor, made: Made, document_id: UUID) -> None:
    streets = ("Maijankuja 1", "Mikonpolku 2")
    for person, street in zip(tied(_sheet(uow, worker, made)), streets, strict=True):
        at_home(uow, worker, person, street)
    set_recipients(
        uow,
        worker,
        case_id=made.case_id,
        document_id=document_id,
        recipients=[
            RecipientChoice(person.id, ServingWay.POST)
            for person in tied(_sheet(uow, worker, made))
        ],
    )


def _sign(uow: UnitOfWork, actor: Actor, made: Made, document_id: UUID, version: int = 1) -> None:
    sign_decision(
        uow,
        actor,
        case_id=made.case_id,
        document_id=document_id,
        row_version=version,
        seal=lambda facts: repr(facts).encode(),
    )


def _save(uow: UnitOfWork, actor: Actor, made: Made, document_id: UUID, version: int) -> None:
    values = {**decision(), "goal": "Aamut sujuvat kiireettä."}
    save_draft(
        uow,
        actor,
        command=SaveDocument(
            case_id=made.case_id,
            document_id=document_id,
            kind=DocumentKind.DECISION,
            values=values,
            sources={},
            row_version=version,
        ),
    )


def _sheet(uow: UnitOfWork, actor: Actor, made: Made) -> CaseSheet:
    return case_sheet(uow, actor, case_id=made.case_id)


def _row(sheet: CaseSheet, document_id: UUID) -> DecisionRow:
    return next(row for row in sheet.decisions if row.document_id == document_id)
