"""Problems: every one at once, with its place; drafts may be incomplete, nothing is cut."""

from datetime import date

import pytest

from models.rules.documents.check import problems
from models.rules.documents.registry import DOCUMENT_TYPES, document_type
from models.rules.documents.schema import TEXT_LIMIT, Value
from models.rules.kinds import DocumentKind
from tests.builders_documents import TODAY, filled, minimal

KINDS = tuple(DOCUMENT_TYPES)


def found(kind: DocumentKind, **changes: Value) -> set[tuple[str, str]]:
    """Return place and code of what keeps a minimal document with `changes` from finishing."""
    doc_type, values = document_type(kind), minimal(kind, **changes)
    wrong = problems(doc_type, values, today=TODAY, finished=True)
    return {(item.place, item.code) for item in wrong}


def found_in_draft(kind: DocumentKind, **changes: Value) -> set[tuple[str, str]]:
    """Return place and code of what cannot be right in a draft with `changes`."""
    doc_type, values = document_type(kind), minimal(kind, **changes)
    wrong = problems(doc_type, values, today=TODAY, finished=False)
    return {(item.place, item.code) for item in wrong}


@pytest.mark.parametrize("kind", KINDS)
def test_that_the_examples_may_be_finished(kind: DocumentKind) -> None:
    for values in (minimal(kind), filled(kind)):
        assert problems(document_type(kind), values, today=TODAY, finished=True) == ()


@pytest.mark.parametrize("kind", KINDS)
def test_that_an_empty_draft_has_nothing_wrong_with_it(kind: DocumentKind) -> None:
    assert problems(document_type(kind), {}, today=TODAY, finished=False) == ()


@pytest.mark.parametrize("kind", KINDS)
def test_that_an_empty_document_cannot_be_finished(kind: DocumentKind) -> None:
    wrong = problems(document_type(kind), {}, today=TODAY, finished=True)
    wanted = {
        field.key
        for section in document_type(kind).sections
        for field in section.fields
        if field.mandatory and field.condition is None and section.condition is None
    }

    assert wanted <= {item.place for item in wrong if item.code == "field.mandatory"}


@pytest.mark.parametrize("kind", KINDS)
def test_that_every_mandatory_value_of_the_least_document_is_wanted(kind: DocumentKind) -> None:
    whole = minimal(kind)
    for field in document_type(kind).fields:
        if field.mandatory and field.key in whole:
            values = {key: value for key, value in whole.items() if key != field.key}
            wrong = problems(document_type(kind), values, today=TODAY, finished=True)
            assert (field.key, "field.mandatory") in {(i.place, i.code) for i in wrong}


@pytest.mark.parametrize(
    ("changes", "place", "code"),
    [
        ({"client_surname": "a" * 101}, "client_surname", "field.too_long"),
        ({"client_surname": "Kuu\u202esela"}, "client_surname", "text.forbidden_character"),
        ({"client_surname": "Kuu\nsela"}, "client_surname", "line.break"),
        ({"client_surname": 7.0}, "client_surname", "field.wrong_kind"),
        ({"description": "a" * (TEXT_LIMIT + 1)}, "description", "field.too_long"),
        ({"description": "nolla\0"}, "description", "text.forbidden_character"),
        ({"received_on": "2026-02-30"}, "received_on", "date.impossible"),
        ({"received_on": "24.11.2026"}, "received_on", "date.impossible"),
        ({"received_on": "2026-11-25"}, "received_on", "date.future"),
        ({"received_time": "25:00"}, "received_time", "time.impossible"),
        ({"received_time": "9.30"}, "received_time", "time.impossible"),
        ({"channel": "pigeon"}, "channel", "choice.unknown"),
        ({"reasons": ["coping", "nothing"]}, "reasons", "choice.unknown"),
        ({"reasons": "coping"}, "reasons", "field.wrong_kind"),
        ({"consent": "kyllä"}, "consent", "field.wrong_kind"),
        ({"client_code": "020516C903X"}, "client_code", "code.check"),
        ({"client_code": "020516c903k"}, "client_code", "code.lower_case"),
        ({"client_code": "310216C903K"}, "client_code", "code.date"),
        ({"client_phone": "soita kotiin"}, "client_phone", "phone.malformed"),
        ({"client_postcode": "5710"}, "client_postcode", "postcode.malformed"),
        ({"guardians": [{"surname": "Kuusela"}, 5]}, "guardians", "field.wrong_kind"),
    ],
)
def test_that_what_cannot_be_right_is_found_in_a_draft_too(
    changes: dict[str, Value], place: str, code: str
) -> None:
    assert (place, code) in found_in_draft(DocumentKind.CONTACT, **changes)


def test_that_a_long_line_is_refused_with_its_length_and_never_cut() -> None:
    wrong = problems(
        document_type(DocumentKind.CONTACT),
        {"client_surname": "a" * 103},
        today=TODAY,
        finished=False,
    )

    assert wrong[0].facts == (("limit", "100"), ("over", "3"))


def test_that_no_fact_of_a_problem_repeats_what_was_typed() -> None:
    secret = "020516C903X"
    values = minimal(DocumentKind.CONTACT, client_code=secret, client_surname="Hemmo\0")

    wrong = problems(document_type(DocumentKind.CONTACT), values, today=TODAY, finished=True)

    told = " ".join(str(fact) for item in wrong for fact in item.facts)
    assert secret not in told
    assert "Hemmo" not in told


def test_that_an_artificial_code_is_refused_where_only_real_ones_are_taken() -> None:
    doc_type = document_type(DocumentKind.CONTACT)
    values = minimal(DocumentKind.CONTACT, client_code="020516C903K")

    wrong = problems(doc_type, values, today=TODAY, finished=True, real_codes_only=True)

    assert [(item.place, item.code) for item in wrong] == [("client_code", "code.test_number")]


def test_that_a_birth_date_must_agree_with_the_code() -> None:
    changes: dict[str, Value] = {
        "client_code": "020516C903K",
        "client_birth_date": "2016-05-03",
    }

    assert ("client_birth_date", "code.other_birth_date") in found(DocumentKind.CONTACT, **changes)


def test_that_rows_are_checked_with_their_place() -> None:
    rows: list[dict[str, Value]] = [
        {"service": "family_work", "precondition_state": "clear"},
        {"service": "family_work", "starts_on": "2026-12-02", "ends_on": "2026-12-01"},
    ]

    wrong = found(DocumentKind.SERVICES, services=rows)

    assert wrong == {
        ("services[1].precondition_state", "field.mandatory"),
        ("services[1].ends_on", "date.before"),
    }


def test_that_an_end_before_the_start_names_the_start() -> None:
    wrong = problems(
        document_type(DocumentKind.DECISION),
        minimal(DocumentKind.DECISION, ends_on="2026-11-30"),
        today=TODAY,
        finished=True,
    )

    assert [(item.code, item.facts) for item in wrong] == [
        ("date.before", (("other", "1.12.2026"),))
    ]


def test_that_a_number_is_a_number_within_reason() -> None:
    changes: dict[str, Value] = {"service": "home_service", "hours_per_month": "paljon"}

    assert ("hours_per_month", "number.malformed") in found(DocumentKind.DECISION, **changes)
    changes["hours_per_month"] = -1.0
    assert ("hours_per_month", "number.out_of_range") in found(DocumentKind.DECISION, **changes)


def test_that_a_hidden_field_is_neither_wanted_nor_looked_at() -> None:
    shown = found(DocumentKind.EVALUATION, result="obviously_needless")
    hidden = found(DocumentKind.EVALUATION, needless_on="2026-02-30")

    assert ("needless_reasons", "field.mandatory") in shown
    assert hidden == set()


def test_that_a_field_depending_on_a_hidden_field_is_hidden_too() -> None:
    wrong = found(DocumentKind.ASSESSMENT, continues=False, plan_made=False)

    assert wrong == {("ending_reasons", "field.mandatory")}


def test_that_no_plan_item_is_wanted_when_no_plan_is_made() -> None:
    made = found(DocumentKind.PLAN, plan_made=True)

    assert ("strengths", "field.mandatory") in made
    assert found(DocumentKind.PLAN) == set()


def test_that_no_plan_needs_a_ground_and_reasons() -> None:
    wrong = found(DocumentKind.PLAN, plan_ground=None, no_plan_reasons="  ")

    assert wrong == {
        ("plan_ground", "field.mandatory"),
        ("no_plan_reasons", "field.mandatory"),
    }


@pytest.mark.parametrize(
    ("kind", "changes", "place", "code"),
    [
        (
            DocumentKind.APPLICATION,
            {"services": [{"starts_on": "2026-12-01"}]},
            "services[0].service",
            "application.service_or_words",
        ),
        (
            DocumentKind.EVALUATION,
            {"special_support_child": True, "special_support_grounds": ["conduct"]},
            "urgency",
            "urgency.seven_days_bind",
        ),
        (
            DocumentKind.ASSESSMENT,
            {
                "need": "long_term",
                "plan_made": False,
                "plan_ground": "assessment_covers",
                "no_plan_reasons": "Sisältyy arvioon.",
            },
            "plan_made",
            "plan.needed_long_term",
        ),
        (DocumentKind.DECISION, {"ends_on": None}, "ends_on", "decision.end_missing"),
        (
            DocumentKind.DECISION,
            {"open_ended": True, "open_ended_reason": "Tarve on pitkä."},
            "ends_on",
            "decision.end_and_open",
        ),
        (DocumentKind.DECISION, {"hearing": ""}, "hearing", "decision.hearing_missing"),
    ],
)
def test_that_fields_must_agree_with_each_other(
    kind: DocumentKind, changes: dict[str, Value], place: str, code: str
) -> None:
    assert found(kind, **changes) == {(place, code)}


def test_that_a_refusal_wants_neither_goal_nor_term() -> None:
    refused = minimal(DocumentKind.DECISION, outcome="negative")
    for key in ("goal", "starts_on", "ends_on", "amount_reasons"):
        del refused[key]

    wrong = problems(document_type(DocumentKind.DECISION), refused, today=TODAY, finished=True)

    assert wrong == ()


def test_that_problems_come_in_the_order_of_the_form() -> None:
    doc_type = document_type(DocumentKind.DECISION)
    keys = [field.key for field in doc_type.fields]

    wrong = problems(doc_type, {}, today=date(2026, 11, 24), finished=True)

    places = [keys.index(item.place) for item in wrong]
    assert places == sorted(places)
