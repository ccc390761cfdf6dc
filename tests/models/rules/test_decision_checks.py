"""The decision's checklist: every lawful item, met and not met."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from models.rules.check_words import check_name, check_todo
from models.rules.decision_checks import (
    CHECK_CODES,
    DecisionContext,
    checklist,
    departs_from_plan,
    require_complete,
)
from models.rules.documents.registry import document_type
from models.rules.documents.schema import Value
from models.rules.errors import RuleBroken
from models.rules.kinds import DocumentKind, ServiceTask
from models.rules.letters import Check
from models.rules.organisation import Organisation, PostalAddress

TODAY = date(2026, 11, 24)
ORGANISATION = Organisation(
    name="Esimerkin hyvinvointialue",
    unit="Lapsiperheiden sosiaalityö",
    rectification_body="Yksilöjaosto",
    registry_name="Kirjaamo",
    registry_address=PostalAddress("Kirjaamontie 1", "00100", "Helsinki"),
)
VALUES: Mapping[str, Value] = {
    "decided_on": "2026-11-24",
    "service": "family_work",
    "outcome": "favourable",
    "outcome_text": "Perheelle myönnetään perhetyötä.",
    "goal": "Arjen rytmi vahvistuu.",
    "starts_on": "2026-12-01",
    "ends_on": "2027-05-31",
    "amount": "2 × 2 h viikossa",
    "facts_text": "Perheellä on toistuva tuen tarve.",
    "amount_reasons": "Kaksi käyntiä viikossa on tarpeen.",
    "child_opinion": "Lapsi toivoo rauhallisia aamuja.",
    "child_opinion_how": "Keskustelu lapsen kanssa 12.11.2026",
    "hearing": "Huoltajia kuultiin 19.11.2026.",
    "departs_from_plan": False,
    "legal_basis": "SHL 18 §",
    "provisions": "Sosiaalihuoltolaki 18, 45 §",
    "immediate": False,
    "contact_name": "K. Hakala",
    "contact_phone": "044 000 0000",
    "contact_street": "Toimistokatu 2",
    "contact_postcode": "00100",
    "contact_town": "Helsinki",
    "language": "fi",
    "secrecy": "client_data",
}
CONTEXT = DecisionContext(
    organisation=ORGANISATION,
    today=TODAY,
    client_name="Aada Virtasalmi",
    client_birth_date=date(2019, 2, 3),
    guardian_names=("Meeri Virtasalmi",),
    recipients=2,
    plan_exists=True,
    plan_services=("family_work",),
    plan_ends_on=date(2027, 5, 31),
)


def unmet(values: Mapping[str, Value], context: DecisionContext = CONTEXT) -> dict[str, Check]:
    return {check.code: check for check in checklist(values, context) if not check.met}


def without(*keys: str) -> dict[str, Value]:
    return {key: value for key, value in VALUES.items() if key not in keys}


def test_that_a_complete_decision_meets_every_item() -> None:
    assert unmet(VALUES) == {}
    require_complete(VALUES, CONTEXT)


def test_that_an_empty_decision_is_refused_with_the_whole_list() -> None:
    with pytest.raises(RuleBroken) as refused:
        require_complete({}, replace(CONTEXT, recipients=0))

    assert refused.value.code == "decision.incomplete"
    checks = refused.value.facts["checks"]
    assert isinstance(checks, tuple)
    assert len(checks) >= 12


@pytest.mark.parametrize(
    ("key", "code"),
    [
        ("decided_on", "authority"),
        ("outcome_text", "outcome"),
        ("amount", "outcome"),
        ("service", "service"),
        ("goal", "goal"),
        ("starts_on", "term"),
        ("ends_on", "term"),
        ("facts_text", "reasons"),
        ("amount_reasons", "reasons"),
        ("legal_basis", "provisions"),
        ("provisions", "provisions"),
        ("child_opinion", "child_opinion"),
        ("child_opinion_how", "child_opinion"),
        ("hearing", "hearing"),
        ("departs_from_plan", "departure"),
        ("contact_name", "contact"),
        ("contact_phone", "contact"),
        ("contact_street", "contact"),
        ("contact_postcode", "contact"),
        ("contact_town", "contact"),
        ("secrecy", "secrecy"),
        ("language", "language"),
    ],
)
def test_that_a_missing_field_leaves_its_item_open(key: str, code: str) -> None:
    found = unmet(without(key))

    assert list(found) == [code]
    assert found[code].field == key


@pytest.mark.parametrize("blank", ["", "   ", None])
def test_that_blanks_do_not_count(blank: Value) -> None:
    assert "goal" in unmet({**VALUES, "goal": blank})


@pytest.mark.parametrize(
    ("context", "code"),
    [
        (replace(CONTEXT, organisation=replace(ORGANISATION, unit="")), "authority"),
        (replace(CONTEXT, client_name=" "), "parties"),
        (replace(CONTEXT, guardian_names=()), "parties"),
        (
            replace(CONTEXT, organisation=replace(ORGANISATION, rectification_body="")),
            "instructions",
        ),
        (
            replace(CONTEXT, organisation=replace(ORGANISATION, registry_address=PostalAddress())),
            "instructions",
        ),
        (replace(CONTEXT, recipients=0), "recipients"),
        (replace(CONTEXT, every_way_chosen=False), "recipients"),
        (replace(CONTEXT, posted_without_address=1), "recipients"),
        (replace(CONTEXT, undrawable=("ǥ",)), "letters"),
        (replace(CONTEXT, decider_competent=False), "competence"),
    ],
)
def test_that_what_lies_outside_the_form_is_checked_too(
    context: DecisionContext, code: str
) -> None:
    found = unmet(VALUES, context)

    assert list(found) == [code]


def test_that_a_decision_is_not_dated_in_the_future() -> None:
    assert "authority" in unmet({**VALUES, "decided_on": "2026-11-25"})


def test_that_hours_a_month_measure_the_service_too() -> None:
    assert unmet({**without("amount"), "hours_per_month": 16}) == {}


def test_that_an_open_ended_decision_needs_a_reason() -> None:
    endless = {**without("ends_on"), "open_ended": True}

    assert unmet(endless)["term"].field == "open_ended_reason"
    assert unmet({**endless, "open_ended_reason": "Tarve on pitkäaikainen."}) == {}


def test_that_an_end_before_the_start_is_found() -> None:
    assert "term_order" in unmet({**VALUES, "ends_on": "2026-11-30"})


def test_that_an_open_ended_decision_has_no_last_day() -> None:
    both = {**VALUES, "open_ended": True, "open_ended_reason": "Tarve on pitkäaikainen."}

    assert list(unmet(both)) == ["term_order"]


def test_that_a_refusal_has_no_goal_term_or_amount() -> None:
    refusal = {
        **without("goal", "starts_on", "ends_on", "amount", "amount_reasons"),
        "outcome": "negative",
        "departs_from_plan": True,
        "departure_reasons": "Tilanne on muuttunut.",
    }

    assert unmet(refusal) == {}


def test_that_an_unheard_child_needs_the_reason_why() -> None:
    silent = without("child_opinion", "child_opinion_how")

    assert "child_opinion" in unmet(silent)
    assert unmet({**silent, "child_opinion_none_reason": "Lapsi on kuuden viikon ikäinen."}) == {}


def test_that_an_adult_has_no_childs_opinion_and_no_guardians() -> None:
    adult = replace(CONTEXT, client_birth_date=date(2008, 11, 24), guardian_names=())

    assert unmet(without("child_opinion", "child_opinion_how"), adult) == {}


def test_that_a_client_of_unknown_age_is_taken_for_a_child() -> None:
    assert "child_opinion" in unmet(
        without("child_opinion"), replace(CONTEXT, client_birth_date=None)
    )


def test_that_the_childs_opinion_rests_on_the_act_that_applies() -> None:
    protected = replace(CONTEXT, task=ServiceTask.CHILD_PROTECTION)

    found = {check.code: check.statute for check in checklist(VALUES, CONTEXT)}
    other = {check.code: check.statute for check in checklist(VALUES, protected)}

    assert found["child_opinion"] == "SHL 32 §"
    assert other["child_opinion"] == "LsL 20 § 1 mom."


def test_that_a_lawful_ground_stands_for_the_hearing() -> None:
    assert unmet({**without("hearing"), "hearing_none_ground": "granted"}) == {}


@pytest.mark.parametrize(
    "other",
    [
        {"service": "home_service"},
        {"ends_on": "2027-02-28"},
        {"outcome": "negative"},
    ],
)
def test_that_a_departure_from_the_plan_cannot_be_denied(other: dict[str, Value]) -> None:
    values = {**VALUES, **other}
    reasoned = {**values, "departs_from_plan": True, "departure_reasons": "Perhe toivoi sitä."}

    assert departs_from_plan(values, CONTEXT)
    assert unmet(values)["departure"].field == "departs_from_plan"
    assert unmet({**values, "departs_from_plan": True})["departure"].field == "departure_reasons"
    assert unmet(reasoned) == {}


def test_that_a_refusal_outside_the_plan_does_not_depart_from_it() -> None:
    values = {**VALUES, "service": "home_service", "outcome": "negative"}

    assert not departs_from_plan(values, CONTEXT)


def test_that_nothing_departs_where_there_is_no_plan() -> None:
    planless = replace(CONTEXT, plan_exists=False, plan_services=(), plan_ends_on=None)

    assert unmet(without("departs_from_plan"), planless) == {}


def test_that_immediate_execution_needs_reasons() -> None:
    values = {**VALUES, "immediate": True}

    assert unmet(values)["immediate"].field == "immediate_reasons"
    assert unmet({**values, "immediate_reasons": "Palvelua ei voi lykätä."}) == {}


@pytest.mark.parametrize("text", ["Muutto: Salakuja 3 B", "salakuja  3 b", "SALAKUJA3B"])
def test_that_a_protected_address_is_found_in_any_field(text: str) -> None:
    protected = replace(CONTEXT, protected_addresses=("Salakuja 3 B",))

    found = unmet({**VALUES, "facts_text": text}, protected)

    assert list(found) == ["addresses"]
    assert found["addresses"].field == "facts_text"


def test_that_protected_addresses_stay_out_of_logs() -> None:
    assert "Salakuja" not in repr(replace(CONTEXT, protected_addresses=("Salakuja 3 B",)))


def test_that_an_undrawable_letter_leads_to_its_field() -> None:
    context = replace(CONTEXT, undrawable=("ǥ",))

    assert unmet({**VALUES, "goal": "ǥ"}, context)["letters"].field == "goal"


@pytest.mark.parametrize("code", CHECK_CODES)
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_that_every_item_has_words(code: str, language: str) -> None:
    assert check_name(code, language)
    assert check_todo(code, language).endswith(".")


def test_that_every_field_is_on_the_decision_form() -> None:
    form = document_type(DocumentKind.DECISION)

    for check in (*checklist(VALUES, CONTEXT), *checklist({}, CONTEXT)):
        if check.field is not None:
            assert form.field(check.field)


def test_that_items_cite_their_statutes() -> None:
    cited = {check.code: check.statute for check in checklist(VALUES, CONTEXT)}

    assert cited["contact"] == "HL 44 § 1 mom. 4 k"
    assert cited["departure"] == "SHL 45 § 4 mom."
    assert cited["secrecy"] == "JulkL 25 §"
    assert [code for code, statute in cited.items() if not statute] == ["term_order"]
