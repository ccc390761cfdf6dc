"""Nobody types the same twice: what was recorded flows on and knows its source."""

from datetime import UTC, datetime
from uuid import UUID

from models.rules.documents.carry import Finished, carried, carried_values
from models.rules.documents.check import problems
from models.rules.documents.registry import DOCUMENT_TYPES, document_type
from models.rules.documents.schema import Value
from models.rules.kinds import DocumentKind
from tests.builders_documents import TODAY, filled, minimal


def a_finished(kind: DocumentKind, number: int = 1, **changes: Value) -> Finished:
    """Return a finished document, later the higher its number."""
    at = datetime(2026, 11, number, 12, tzinfo=UTC)
    return (kind, UUID(int=number), at, filled(kind, **changes))


def test_that_the_conclusions_of_the_assessment_flow_into_plan_and_decision() -> None:
    assessment = a_finished(DocumentKind.ASSESSMENT, conclusions="Perhe tarvitsee tukea.")

    plan = carried_values(DocumentKind.PLAN, [assessment])
    decision = carried_values(DocumentKind.DECISION, [assessment])

    assert plan["professional_view"] == "Perhe tarvitsee tukea."
    assert decision["facts_text"] == "Perhe tarvitsee tukea."


def test_that_a_carried_text_knows_its_source() -> None:
    assessment = a_finished(DocumentKind.ASSESSMENT)

    source = carried(DocumentKind.DECISION, [assessment])["child_opinion"]

    assert source.kind is DocumentKind.ASSESSMENT
    assert source.key == "child_view"
    assert source.document_id == UUID(int=1)
    assert source.text == assessment[3]["child_view"]


def test_that_the_first_named_source_wins_and_the_newest_of_its_kind_speaks() -> None:
    finished = [
        a_finished(DocumentKind.ASSESSMENT, 1, child_view="arviosta"),
        a_finished(DocumentKind.PLAN, 2, child_view="vanhasta suunnitelmasta"),
        a_finished(DocumentKind.PLAN, 3, child_view="suunnitelmasta"),
    ]

    assert carried_values(DocumentKind.DECISION, finished)["child_opinion"] == "suunnitelmasta"


def test_that_intake_flows_into_the_evaluation() -> None:
    values = carried_values(DocumentKind.EVALUATION, [a_finished(DocumentKind.CONTACT)])

    assert values["contact_way"] == "form"
    assert values["needs"] == ["everyday", "child"]
    assert "yksin" in str(values["situation"])


def test_that_the_reasons_of_a_contact_become_needs_of_the_law() -> None:
    contact = a_finished(
        DocumentKind.CONTACT, needs=[], reasons=["parenthood", "upbringing", "money"]
    )

    assert carried_values(DocumentKind.EVALUATION, [contact])["needs"] == ["child", "money"]


def test_that_planned_services_become_rows_of_the_services() -> None:
    values = carried_values(DocumentKind.SERVICES, [a_finished(DocumentKind.PLAN)])

    assert values["services"] == [
        {"service": "family_work", "description": "Kaksi käyntiä viikossa."},
        {"service": "crisis_centre", "description": "Yksi keskustelu."},
    ]


def test_that_the_chosen_service_fills_the_decision() -> None:
    values = carried_values(DocumentKind.DECISION, [a_finished(DocumentKind.SERVICES)])

    assert values["service"] == "family_work"
    assert values["goal"] == "Arjen rytmi vahvistuu."
    assert values["starts_on"] == "2026-12-01"
    assert values["ends_on"] == "2027-05-31"
    assert values["amount"] == "2 × 2 h viikossa"
    assert values["arrangement"] == "own"


def test_that_the_next_decision_takes_the_next_service_of_this_unit() -> None:
    rows: list[dict[str, Value]] = [
        {"service": "marak", "precondition_state": "not_needed"},
        {"service": "family_work", "precondition_state": "clear"},
        {"service": "support_person", "precondition_state": "not_met"},
        {"service": "support_family", "precondition_state": "clear"},
    ]
    services = a_finished(DocumentKind.SERVICES, services=rows)
    first = (DocumentKind.DECISION, UUID(int=9), None, minimal(DocumentKind.DECISION))

    assert carried_values(DocumentKind.DECISION, [services])["service"] == "family_work"
    after = carried_values(DocumentKind.DECISION, [services, first])
    assert after["service"] == "support_family"


def test_that_goals_of_the_plan_become_the_goal_of_the_decision() -> None:
    values = carried_values(DocumentKind.DECISION, [a_finished(DocumentKind.PLAN)])

    assert values["goal"] == "Arjen rytmi vahvistuu: Nukkumaan kello 20."


def test_that_a_hidden_field_is_not_carried() -> None:
    assessment = a_finished(DocumentKind.ASSESSMENT, continues=False, plan_made=True)

    assert "plan_made" not in carried_values(DocumentKind.PLAN, [assessment])


def test_that_everything_carried_fits_the_field_it_is_carried_to() -> None:
    finished = [a_finished(kind, index + 1) for index, kind in enumerate(DOCUMENT_TYPES)]

    for kind in DOCUMENT_TYPES:
        values = carried_values(kind, finished)
        assert problems(document_type(kind), values, today=TODAY, finished=False) == ()
        assert set(values) == set(carried(kind, finished))


def test_that_nothing_is_carried_where_nothing_was_finished() -> None:
    assert carried(DocumentKind.PLAN, []) == {}
