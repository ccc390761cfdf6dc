"""A decision before its signature: recipients, checklist and prints."""

from dataclasses import replace
from datetime import date

import pytest

from models.rules.commands import RecipientChoice
from models.rules.errors import NotFound, RuleBroken
from models.rules.kinds import DocumentKind, Outcome, ServingWay
from models.rules.recipients import RecipientReason
from models.rules.rights import Actor
from models.services.decisions import (
    decision_context,
    decision_facts,
    recipients_suggested,
    set_recipients,
)
from models.store.uow import UnitOfWork
from tests.models.services.builders import (
    a_case,
    a_draft,
    an_intake,
    tied,
)
from tests.models.services.papers import decision
from tests.models.services.signed import change, drafted, drafted_in, sheet_of


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
    change(uow, worker, sheet_of(uow, worker, made).client, personal_code="", birth_date=birth)

    found = recipients_suggested(uow, worker, case_id=made.case_id)

    assert (RecipientReason.OWN_VOICE in {item.reason for item in found}) is gets_own


def test_that_a_client_of_age_is_the_only_recipient(uow: UnitOfWork, worker: Actor) -> None:
    made = a_case(uow, worker)
    client = sheet_of(uow, worker, made).client
    change(uow, worker, client, personal_code="", birth_date=date(2008, 11, 24))

    (found,) = recipients_suggested(uow, worker, case_id=made.case_id)

    assert (found.person.id, found.reason) == (made.client_id, RecipientReason.OF_AGE)


def test_that_a_decision_is_numbered_when_its_recipients_are_set(
    uow: UnitOfWork, worker: Actor
) -> None:
    made, document_id = drafted(uow, worker)

    (row,) = sheet_of(uow, worker, made).decisions
    assert (row.document_id, row.number) == (document_id, "ES-2026-0001-P1")
    assert [item.name for item in row.recipients] == ["Esimerkki Maija", "Toinen Mikko"]


def test_that_one_who_stays_a_recipient_keeps_its_row(uow: UnitOfWork, worker: Actor) -> None:
    made, document_id = drafted(uow, worker)
    sheet = sheet_of(uow, worker, made)
    kept = sheet.decisions[0].recipients[0]

    set_recipients(
        uow,
        worker,
        case_id=made.case_id,
        document_id=document_id,
        recipients=[RecipientChoice(kept.person_id, ServingWay.HANDED)],
    )

    (only,) = sheet_of(uow, worker, made).decisions[0].recipients
    assert (only.id, only.way) == (kept.id, ServingWay.HANDED)


def test_that_only_parties_get_the_decision(uow: UnitOfWork, worker: Actor) -> None:
    made, document_id = drafted(uow, worker)
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
    made, document_id = drafted(uow, worker)

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
    made = a_case(uow, worker)
    document_id = drafted_in(uow, worker, made)

    context = decision_context(uow, worker, case_id=made.case_id, document_id=document_id)

    assert context.posted_without_address == 2


def test_that_a_print_says_the_case_in_words(uow: UnitOfWork, worker: Actor) -> None:
    made, document_id = drafted(uow, worker)

    facts = decision_facts(uow, worker, case_id=made.case_id, document_id=document_id)

    assert facts.client_name == "Aino Maria Esimerkki"
    assert facts.number == "ES-2026-0001-P1"
    assert facts.outcome is Outcome.FAVOURABLE
    assert facts.service == "Tukiperhe"
    assert facts.pending_since == date(2026, 11, 24)
    assert facts.distribution == ("Maija Esimerkki", "Mikko Toinen")
    assert facts.parties == ("Aino Maria Esimerkki", "Maija Esimerkki", "Mikko Toinen")
    assert facts.contact.name == "Salla Sosiaalityöntekijä"
    assert facts.decider.name == "Sosiaalityöntekijä Salla"
    assert facts.contact.address == ("Mallikatu 1", "50100 MIKKELI")
    assert facts.secrecy == ""
    assert facts.addressee is None
    assert facts.draft


def test_that_a_swedish_decision_says_its_codes_in_swedish(uow: UnitOfWork, worker: Actor) -> None:
    made, document_id = drafted(uow, worker, language="sv")

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
    made, document_id = drafted(uow, worker, secrecy="client_and_address")

    facts = decision_facts(uow, worker, case_id=made.case_id, document_id=document_id)

    assert "31" in facts.secrecy
    assert "Salassa pidettävä" not in facts.secrecy


def test_that_each_print_has_only_its_own_recipients_address(
    uow: UnitOfWork, worker: Actor
) -> None:
    made, document_id = drafted(uow, worker)
    first, second = sheet_of(uow, worker, made).decisions[0].recipients

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
    made, document_id = drafted(uow, worker)
    mother = tied(sheet_of(uow, worker, made))[0]
    contact = replace(mother.data.address, street="PL 7")
    change(uow, worker, mother, non_disclosure=True, contact_address=contact)
    recipient = sheet_of(uow, worker, made).decisions[0].recipients[0]

    facts = decision_facts(
        uow, worker, case_id=made.case_id, document_id=document_id, recipient_id=recipient.id
    )

    assert facts.addressee is not None
    assert facts.addressee.lines[0] == "PL 7"
    assert "Maijankuja" not in repr(facts)


def test_that_a_recipient_of_another_decision_is_not_found(uow: UnitOfWork, worker: Actor) -> None:
    first, document_id = drafted(uow, worker)
    second, _ = drafted(uow, worker)
    strange = sheet_of(uow, worker, second).decisions[0].recipients[0]

    with pytest.raises(NotFound):
        decision_facts(
            uow,
            worker,
            case_id=first.case_id,
            document_id=document_id,
            recipient_id=strange.id,
        )
