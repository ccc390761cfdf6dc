import hashlib
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest

from models.entities.document import SignedCopy
from models.rules.changes import DecisionSigned
from models.rules.commands import RecipientChoice, SaveDocument
from models.rules.corrections import Correction, CorrectionEffect, CorrectionGround
from models.rules.errors import NotAllowed, NotFound, RuleBroken, StaleData
from models.rules.kinds import ClockKind, DocumentKind, DocumentStatus, Outcome, ServingWay
from models.rules.letters import DecisionFacts
from models.rules.recipients import RecipientReason
from models.rules.rights import Actor
from models.rules.rows import CaseSheet, PersonRow
from models.services.cases import case_sheet
from models.services.corrections import correct_decision
from models.services.decisions import (
    decision_context,
    decision_facts,
    recipients_suggested,
    record_serving,
    set_recipients,
    sign_decision,
    signed_bytes,
)
from models.services.demands import record_demand
from models.services.documents import save_draft
from models.services.people import save_person
from models.store.uow import UnitOfWork
from tests.fakes import FakeClock
from tests.models.services.builders import (
    Made,
    a_case,
    a_draft,
    a_finished,
    an_intake,
    at_home,
    opened,
    tied,
)
from tests.models.services.looking import acts, chain_is_sound, entries, stored
from tests.models.services.papers import decision

SLIP = Correction(
    CorrectionGround.OBVIOUS_SLIP,
    CorrectionEffect.FOR,
    "Määrä oli väärin.",
    hearing_needless="Korjaus on asiakkaan eduksi.",
)


def seal(facts: DecisionFacts) -> bytes:
    """Stand in for the letter and the card: the facts as bytes."""
    return repr(facts).encode()


def test_that_both_guardians_and_no_small_child_are_suggested_as_recipients(
    uow: UnitOfWork, worker: Actor
) -> None:
    made = a_case(uow, worker)

    found = recipients_suggested(uow, worker, case_id=made.case_id)

    assert [item.person.name for item in found] == ["Esimerkki Maija", "Toinen Mikko"]
    assert {item.reason for item in found} == {RecipientReason.GUARDIAN}


@pytest.mark.parametrize(
    ("kind", "birth", "gets_own"),
    [
        (DocumentKind.CONTACT, date(2011, 11, 24), True),
        (DocumentKind.CONTACT, date(2011, 11, 25), False),
        (DocumentKind.CHILD_WELFARE_NOTIFICATION, date(2014, 11, 24), True),
        (DocumentKind.CHILD_WELFARE_NOTIFICATION, date(2014, 11, 25), False),
    ],
)
def test_that_a_child_who_speaks_for_itself_gets_its_own_print(
    uow: UnitOfWork, worker: Actor, kind: DocumentKind, birth: date, gets_own: bool
) -> None:
    made = a_case(uow, worker, an_intake(kind))
    _change(uow, worker, _sheet(uow, worker, made).client, personal_code="", birth_date=birth)

    found = recipients_suggested(uow, worker, case_id=made.case_id)

    assert (RecipientReason.OWN_VOICE in {item.reason for item in found}) is gets_own


def test_that_a_client_of_age_is_the_only_recipient(uow: UnitOfWork, worker: Actor) -> None:
    made = a_case(uow, worker)
    client = _sheet(uow, worker, made).client
    _change(uow, worker, client, personal_code="", birth_date=date(2008, 11, 24))

    (found,) = recipients_suggested(uow, worker, case_id=made.case_id)

    assert (found.person.id, found.reason) == (made.client_id, RecipientReason.OF_AGE)


def test_that_a_decision_is_numbered_when_its_recipients_are_set(
    uow: UnitOfWork, worker: Actor
) -> None:
    made, document_id = _drafted(uow, worker)

    (row,) = _sheet(uow, worker, made).decisions
    assert (row.document_id, row.number) == (document_id, "ES-2026-0001-P1")
    assert [item.name for item in row.recipients] == ["Esimerkki Maija", "Toinen Mikko"]


def test_that_one_who_stays_a_recipient_keeps_its_row(uow: UnitOfWork, worker: Actor) -> None:
    made, document_id = _drafted(uow, worker)
    sheet = _sheet(uow, worker, made)
    kept = sheet.decisions[0].recipients[0]

    set_recipients(
        uow,
        worker,
        case_id=made.case_id,
        document_id=document_id,
        recipients=[RecipientChoice(kept.person_id, ServingWay.HANDED)],
    )

    (only,) = _sheet(uow, worker, made).decisions[0].recipients
    assert (only.id, only.way) == (kept.id, ServingWay.HANDED)


def test_that_only_parties_get_the_decision(uow: UnitOfWork, worker: Actor) -> None:
    made, document_id = _drafted(uow, worker)
    other = a_case(uow, worker)

    with pytest.raises(RuleBroken, match=r"recipient\.not_party"):
        set_recipients(
            uow,
            worker,
            case_id=made.case_id,
            document_id=document_id,
            recipients=[RecipientChoice(other.client_id)],
        )


def test_that_the_checklist_knows_recipients_guardians_and_the_deciders_competence(
    uow: UnitOfWork, worker: Actor
) -> None:
    made, document_id = _drafted(uow, worker)

    context = decision_context(
        uow,
        worker,
        case_id=made.case_id,
        document_id=document_id,
        undrawable=lambda text: ("ŋ",) if "Aino" in text else (),
    )

    assert context.recipients == 2
    assert context.posted_without_address == 0
    assert context.guardian_names == ("Esimerkki Maija", "Toinen Mikko")
    assert context.decider_competent
    assert context.undrawable == ("ŋ",)


def test_that_a_guardian_by_post_without_an_address_is_noticed(
    uow: UnitOfWork, worker: Actor
) -> None:
    made, document_id = _drafted(uow, worker, addresses=False)

    context = decision_context(uow, worker, case_id=made.case_id, document_id=document_id)

    assert context.posted_without_address == 2


def test_that_a_print_says_the_case_in_words(uow: UnitOfWork, worker: Actor) -> None:
    made, document_id = _drafted(uow, worker)

    facts = decision_facts(uow, worker, case_id=made.case_id, document_id=document_id)

    assert facts.client_name == "Aino Maria Esimerkki"
    assert facts.number == "ES-2026-0001-P1"
    assert facts.outcome is Outcome.FAVOURABLE
    assert facts.service == "Tukiperhe"
    assert facts.pending_since == date(2026, 11, 24)
    assert facts.distribution == ("Maija Esimerkki", "Mikko Toinen")
    assert facts.parties == ("Aino Maria Esimerkki", "Maija Esimerkki", "Mikko Toinen")
    assert facts.contact.name == "Salla Sosiaalityöntekijä"
    assert facts.contact.address == ("Mallikatu 1", "50100 MIKKELI")
    assert facts.secrecy == ""
    assert facts.addressee is None
    assert facts.draft


def test_that_a_swedish_decision_says_its_codes_in_swedish(uow: UnitOfWork, worker: Actor) -> None:
    made, document_id = _drafted(uow, worker, language="sv")

    facts = decision_facts(uow, worker, case_id=made.case_id, document_id=document_id)

    assert facts.service == "Stödfamilj"


def test_that_hours_and_a_reason_for_no_opinion_are_said_in_the_print(
    uow: UnitOfWork, worker: Actor
) -> None:
    made = a_case(uow, worker)
    values = decision(
        service="home_service",
        hours_per_month=12.5,
        amount="",
        child_opinion="",
        child_opinion_how="",
        child_opinion_none_reason="Lapsi on vauva.",
        immediate=False,
        immediate_reasons="jäi kesken",
    )
    document_id = a_draft(uow, worker, made.case_id, DocumentKind.DECISION, values)

    facts = decision_facts(uow, worker, case_id=made.case_id, document_id=document_id)

    assert facts.amount == "12,5 tuntia kuukaudessa"
    assert facts.child_opinion == "Lapsi on vauva."
    assert facts.immediate_reasons == ""


@pytest.mark.parametrize("typed", [{"outcome": ""}, {"outcome": "ehkä"}])
def test_that_only_a_draft_has_a_print_without_an_outcome(
    uow: UnitOfWork, worker: Actor, typed: dict[str, str]
) -> None:
    made = a_case(uow, worker)
    document_id = a_draft(uow, worker, made.case_id, DocumentKind.DECISION, decision(**typed))

    facts = decision_facts(uow, worker, case_id=made.case_id, document_id=document_id)

    assert facts.outcome is None
    with pytest.raises(RuleBroken, match=r"decision\.no_outcome"):
        decision_facts(uow, worker, case_id=made.case_id, document_id=document_id, draft=False)


def test_that_a_half_typed_date_does_not_stop_the_preview(uow: UnitOfWork, worker: Actor) -> None:
    made = a_case(uow, worker)
    values = decision(starts_on="2027-13-40")
    document_id = a_draft(uow, worker, made.case_id, DocumentKind.DECISION, values)

    facts = decision_facts(uow, worker, case_id=made.case_id, document_id=document_id)

    assert facts.starts_on is None


def test_that_a_ground_of_secrecy_other_than_the_usual_is_said_once(
    uow: UnitOfWork, worker: Actor
) -> None:
    made, document_id = _drafted(uow, worker, secrecy="client_and_address")

    facts = decision_facts(uow, worker, case_id=made.case_id, document_id=document_id)

    assert "31" in facts.secrecy
    assert "Salassa pidettävä" not in facts.secrecy


def test_that_each_print_has_only_its_own_recipients_address(
    uow: UnitOfWork, worker: Actor
) -> None:
    made, document_id = _drafted(uow, worker)
    first, second = _sheet(uow, worker, made).decisions[0].recipients

    prints = [
        decision_facts(
            uow, worker, case_id=made.case_id, document_id=document_id, recipient_id=item.id
        )
        for item in (first, second)
    ]

    assert prints[0].addressee is not None
    assert prints[0].addressee.lines == ("Maijankuja 1", "50100 MIKKELI")
    assert "Mikonpolku" not in repr(prints[0])
    assert "Maijankuja" not in repr(prints[1])


def test_that_a_protected_persons_print_has_the_contact_address_only(
    uow: UnitOfWork, worker: Actor
) -> None:
    made, document_id = _drafted(uow, worker)
    mother = tied(_sheet(uow, worker, made))[0]
    contact = replace(mother.data.address, street="PL 7")
    _change(uow, worker, mother, non_disclosure=True, contact_address=contact)
    recipient = _sheet(uow, worker, made).decisions[0].recipients[0]

    facts = decision_facts(
        uow, worker, case_id=made.case_id, document_id=document_id, recipient_id=recipient.id
    )

    assert facts.addressee is not None
    assert facts.addressee.lines[0] == "PL 7"
    assert "Maijankuja" not in repr(facts)


def test_that_a_recipient_of_another_decision_is_not_found(uow: UnitOfWork, worker: Actor) -> None:
    first, document_id = _drafted(uow, worker)
    second, _ = _drafted(uow, worker)
    strange = _sheet(uow, worker, second).decisions[0].recipients[0]

    with pytest.raises(NotFound):
        decision_facts(
            uow,
            worker,
            case_id=first.case_id,
            document_id=document_id,
            recipient_id=strange.id,
        )


def test_that_signing_stores_the_archive_copy_and_one_print_for_each_recipient(
    uow: UnitOfWork, worker: Actor
) -> None:
    made, document_id = _drafted(uow, worker)

    changes = _sign(uow, worker, made, document_id)

    copies = stored(uow, SignedCopy)
    assert len(copies) == 3
    assert DecisionSigned(made.case_id, document_id=document_id) in changes
    row = _sheet(uow, worker, made).decisions[0]
    assert row.signer_name == "Salla Sosiaalityöntekijä"
    assert all(item.has_copy for item in row.recipients)


def test_that_a_signed_decision_is_finished_and_told_to_the_case(
    uow: UnitOfWork, worker: Actor
) -> None:
    made, document_id = _drafted(uow, worker)

    _sign(uow, worker, made, document_id)

    facts = _sheet(uow, worker, made).facts
    assert facts.decision_signed_on == date(2026, 11, 24)
    assert (facts.decision_starts_on, facts.decision_ends_on) == (
        date(2027, 1, 1),
        date(2027, 12, 31),
    )
    row = opened(uow, worker, made.case_id, document_id).row
    assert row.status is DocumentStatus.FINISHED


def test_that_signed_bytes_are_those_of_the_seal_every_time(uow: UnitOfWork, worker: Actor) -> None:
    made, document_id = _drafted(uow, worker)
    _sign(uow, worker, made, document_id)
    recipient = _sheet(uow, worker, made).decisions[0].recipients[0]

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
    made, document_id = _drafted(uow, worker)
    _sign(uow, worker, made, document_id)

    content = signed_bytes(uow, worker, document_id=document_id, purpose="export")

    line = next(entry for entry in entries(uow) if entry.act == "decision.signed")
    assert line.facts["sha256"]["archive"] == hashlib.sha256(content).hexdigest()
    assert line.facts["number"] == "ES-2026-0001-P1"
    assert chain_is_sound(uow)


def test_that_the_version_of_the_letter_texts_is_kept_with_the_decision(
    uow: UnitOfWork, worker: Actor
) -> None:
    made, document_id = _drafted(uow, worker)
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
    made, document_id = _drafted(uow, worker, hearing="")

    with pytest.raises(RuleBroken, match=r"decision\.incomplete|document\.incomplete"):
        _sign(uow, worker, made, document_id)

    assert stored(uow, SignedCopy) == []


def test_that_nothing_is_signed_without_recipients(uow: UnitOfWork, worker: Actor) -> None:
    made, document_id = _drafted(uow, worker)
    set_recipients(uow, worker, case_id=made.case_id, document_id=document_id, recipients=[])

    with pytest.raises(RuleBroken, match=r"decision\.incomplete"):
        _sign(uow, worker, made, document_id)


def test_that_a_protected_address_in_the_text_stops_the_signature(
    uow: UnitOfWork, worker: Actor
) -> None:
    made, document_id = _drafted(uow, worker, service_details="Haetaan osoitteesta maijankuja 1.")
    _change(uow, worker, tied(_sheet(uow, worker, made))[0], secret_contacts=True)

    with pytest.raises(RuleBroken, match=r"decision\.incomplete") as refused:
        _sign(uow, worker, made, document_id)

    unmet = [check.code for check in refused.value.facts["checks"]]  # type: ignore[attr-defined]
    assert unmet == ["addresses"]


def test_that_a_special_support_childs_decision_needs_a_social_worker_in_office(
    uow: UnitOfWork, worker: Actor, counsellor: Actor
) -> None:
    made, document_id = _drafted(uow, worker)
    a_finished(uow, worker, made.case_id, DocumentKind.EVALUATION)

    with pytest.raises(RuleBroken, match=r"competence\.office_social_worker"):
        _sign(uow, counsellor, made, document_id)


def test_that_a_secretary_signs_nothing(uow: UnitOfWork, worker: Actor, secretary: Actor) -> None:
    made, document_id = _drafted(uow, worker)

    with pytest.raises(NotAllowed):
        _sign(uow, secretary, made, document_id)


def test_that_nothing_is_half_saved_when_the_card_fails_at_the_last_print(
    uow: UnitOfWork, worker: Actor
) -> None:
    made, document_id = _drafted(uow, worker)
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
    made, document_id = _drafted(uow, worker)

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
    made, document_id = _drafted(uow, worker)
    _sign(uow, worker, made, document_id)
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
    made, document_id = _drafted(uow, worker)
    mother = tied(_sheet(uow, worker, made))[0]

    def slow(facts: DecisionFacts) -> bytes:
        row = tied(_sheet(uow, worker, made))[0]
        if row.version == mother.version:
            at_home(uow, counsellor, row, "Uusikatu 9")
        return seal(facts)

    with pytest.raises(StaleData, match=r"decision\.changed_while_signing"):
        sign_decision(
            uow, worker, case_id=made.case_id, document_id=document_id, row_version=1, seal=slow
        )

    assert stored(uow, SignedCopy) == []


def test_that_recipients_do_not_change_after_the_signature(uow: UnitOfWork, worker: Actor) -> None:
    made, document_id = _drafted(uow, worker)
    _sign(uow, worker, made, document_id)

    with pytest.raises(RuleBroken, match=r"decision\.signed"):
        set_recipients(uow, worker, case_id=made.case_id, document_id=document_id, recipients=[])


def test_that_each_recipients_appeal_period_runs_from_its_own_service(
    uow: UnitOfWork, worker: Actor, secretary: Actor
) -> None:
    made, document_id = _drafted(uow, worker)
    _sign(uow, worker, made, document_id)
    first, second = _sheet(uow, worker, made).decisions[0].recipients

    record_serving(
        uow,
        secretary,
        recipient_id=first.id,
        way=ServingWay.POST,
        served_on=date(2026, 11, 24),
    )

    one, two = _sheet(uow, worker, made).decisions[0].recipients
    assert one.clock is not None
    assert one.clock.due == date(2026, 12, 31)
    assert two.clock is None
    assert two.id == second.id


def test_that_a_proved_day_of_receipt_counts_instead_of_the_presumed_one(
    uow: UnitOfWork, worker: Actor, clock: FakeClock
) -> None:
    made, document_id = _drafted(uow, worker)
    _sign(uow, worker, made, document_id)
    recipient = _sheet(uow, worker, made).decisions[0].recipients[0]
    clock.go_to(date(2026, 12, 10))

    record_serving(
        uow,
        worker,
        recipient_id=recipient.id,
        way=ServingWay.POST,
        served_on=date(2026, 11, 24),
        received_on=date(2026, 12, 9),
    )

    served = _sheet(uow, worker, made).decisions[0].recipients[0]
    assert served.clock is not None
    assert served.clock.starts_on == date(2026, 12, 9)
    assert served.clock.due == date(2027, 1, 8)


@pytest.mark.parametrize(
    ("served_on", "way", "code"),
    [
        (date(2026, 11, 23), ServingWay.POST, "serving.before_signing"),
        (date(2026, 11, 25), ServingWay.POST, "serving.in_future"),
        (date(2026, 11, 24), ServingWay.ELECTRONIC, "serving.no_consent"),
    ],
)
def test_that_a_service_that_cannot_have_happened_is_refused(
    uow: UnitOfWork, worker: Actor, served_on: date, way: ServingWay, code: str
) -> None:
    made, document_id = _drafted(uow, worker)
    _sign(uow, worker, made, document_id)
    recipient = _sheet(uow, worker, made).decisions[0].recipients[0]

    with pytest.raises(RuleBroken, match=code):
        record_serving(uow, worker, recipient_id=recipient.id, way=way, served_on=served_on)


def test_that_a_receipt_before_the_service_is_refused(uow: UnitOfWork, worker: Actor) -> None:
    made, document_id = _drafted(uow, worker)
    _sign(uow, worker, made, document_id)
    recipient = _sheet(uow, worker, made).decisions[0].recipients[0]

    with pytest.raises(RuleBroken, match=r"serving\.received_day"):
        record_serving(
            uow,
            worker,
            recipient_id=recipient.id,
            way=ServingWay.HANDED,
            served_on=date(2026, 11, 24),
            received_on=date(2026, 11, 23),
        )


def test_that_an_unsigned_decision_is_not_served(uow: UnitOfWork, worker: Actor) -> None:
    made, _ = _drafted(uow, worker)
    recipient = _sheet(uow, worker, made).decisions[0].recipients[0]

    with pytest.raises(RuleBroken, match=r"decision\.unsigned"):
        record_serving(
            uow,
            worker,
            recipient_id=recipient.id,
            way=ServingWay.HANDED,
            served_on=date(2026, 11, 24),
        )


def test_that_a_demand_stops_the_recipients_period(
    uow: UnitOfWork, worker: Actor, clock: FakeClock
) -> None:
    made, document_id = _drafted(uow, worker)
    _sign(uow, worker, made, document_id)
    recipient = _sheet(uow, worker, made).decisions[0].recipients[0]
    record_serving(
        uow,
        worker,
        recipient_id=recipient.id,
        way=ServingWay.HANDED,
        served_on=date(2026, 11, 24),
    )
    clock.go_on(timedelta(days=3))

    record_demand(uow, worker, recipient_id=recipient.id, demand_on=date(2026, 11, 27))

    sheet = _sheet(uow, worker, made)
    appeal = next(clock for clock in sheet.clocks if clock.kind is ClockKind.APPEAL)
    assert appeal.stopped_on == date(2026, 11, 27)


def test_that_a_strangers_recipient_and_bytes_are_not_found(
    uow: UnitOfWork, worker: Actor, stranger: Actor
) -> None:
    made, document_id = _drafted(uow, worker)
    _sign(uow, worker, made, document_id)
    recipient = _sheet(uow, worker, made).decisions[0].recipients[0]

    with pytest.raises(NotFound):
        record_serving(
            uow,
            stranger,
            recipient_id=recipient.id,
            way=ServingWay.HANDED,
            served_on=date(2026, 11, 24),
        )
    with pytest.raises(NotFound):
        signed_bytes(uow, stranger, document_id=document_id, purpose="print")


def test_that_a_print_that_was_never_made_is_not_found(uow: UnitOfWork, worker: Actor) -> None:
    _, document_id = _drafted(uow, worker)

    with pytest.raises(NotFound, match=r"copy\.not_found"):
        signed_bytes(uow, worker, document_id=document_id, purpose="print")


def test_that_a_correction_is_a_new_decision_that_names_the_old_one(
    uow: UnitOfWork, worker: Actor
) -> None:
    made, document_id = _drafted(uow, worker)
    _sign(uow, worker, made, document_id)
    new_id = _replaced(uow, worker, made, document_id)

    facts = decision_facts(uow, worker, case_id=made.case_id, document_id=new_id)

    assert facts.number == "ES-2026-0001-P2"
    assert facts.replaces == "ES-2026-0001-P1"
    values = opened(uow, worker, made.case_id, new_id).values
    assert values["outcome_text"] == decision()["outcome_text"]
    assert "decided_on" not in values
    names = [item.name for item in _sheet(uow, worker, made).decisions[1].recipients]
    assert names == ["Esimerkki Maija", "Toinen Mikko"]


def test_that_the_corrected_decision_stays_in_force_until_the_new_one_is_signed(
    uow: UnitOfWork, worker: Actor
) -> None:
    made, document_id = _drafted(uow, worker)
    _sign(uow, worker, made, document_id)
    new_id = _replaced(uow, worker, made, document_id)
    before = opened(uow, worker, made.case_id, document_id).row.superseded

    _complete(uow, worker, made, new_id)
    _sign(uow, worker, made, new_id, version=2)

    assert not before
    assert opened(uow, worker, made.case_id, document_id).row.superseded
    assert _sheet(uow, worker, made).decisions[1].replaces == "ES-2026-0001-P1"


def test_that_only_a_signed_decision_is_replaced(uow: UnitOfWork, worker: Actor) -> None:
    made, document_id = _drafted(uow, worker)

    with pytest.raises(RuleBroken, match=r"decision\.unsigned"):
        _replaced(uow, worker, made, document_id)


def _sheet(uow: UnitOfWork, actor: Actor, made: Made) -> CaseSheet:
    return case_sheet(uow, actor, case_id=made.case_id)


def _change(uow: UnitOfWork, actor: Actor, person: PersonRow, **changed: object) -> None:
    data = replace(person.data, **changed)  # type: ignore[arg-type]
    save_person(uow, actor, person_id=person.id, data=data, row_version=person.version)


def _drafted(
    uow: UnitOfWork, worker: Actor, *, addresses: bool = True, **typed: str
) -> tuple[Made, UUID]:
    made = a_case(uow, worker)
    guardians = tied(_sheet(uow, worker, made))
    if addresses:
        for person, street in zip(guardians, ("Maijankuja 1", "Mikonpolku 2"), strict=True):
            at_home(uow, worker, person, street)
    document_id = a_draft(uow, worker, made.case_id, DocumentKind.DECISION, decision(**typed))
    set_recipients(
        uow,
        worker,
        case_id=made.case_id,
        document_id=document_id,
        recipients=[RecipientChoice(person.id, ServingWay.POST) for person in guardians],
    )
    return made, document_id


def _sign(
    uow: UnitOfWork, actor: Actor, made: Made, document_id: UUID, version: int = 1
) -> tuple[object, ...]:
    return sign_decision(
        uow,
        actor,
        case_id=made.case_id,
        document_id=document_id,
        row_version=version,
        seal=seal,
    )


def _replaced(uow: UnitOfWork, actor: Actor, made: Made, document_id: UUID) -> UUID:
    new_id = uuid4()
    correct_decision(
        uow,
        actor,
        case_id=made.case_id,
        document_id=document_id,
        new_id=new_id,
        correction=SLIP,
    )
    return new_id


def _complete(uow: UnitOfWork, actor: Actor, made: Made, document_id: UUID) -> None:
    command = SaveDocument(made.case_id, document_id, DocumentKind.DECISION, decision(), 1)
    save_draft(uow, actor, command=command)
    row = next(row for row in _sheet(uow, actor, made).decisions if row.document_id == document_id)
    set_recipients(
        uow,
        actor,
        case_id=made.case_id,
        document_id=document_id,
        recipients=[RecipientChoice(item.person_id, ServingWay.POST) for item in row.recipients],
    )
