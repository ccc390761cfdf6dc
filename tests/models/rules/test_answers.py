"""Reckoned time limits as plain data."""

import json
from datetime import date

import pytest

from models.rules.answers import deadlines_answer, service_answer
from models.rules.kinds import Group, ServingWay
from models.rules.organisation import RuleSettings

RECEIVED = date(2026, 6, 15)


def test_that_the_answer_has_the_three_clocks_in_order() -> None:
    answer = deadlines_answer(RECEIVED, Group.SPECIAL_SUPPORT, RuleSettings())

    assert set(answer) == {"received", "rules", "clocks"}
    clocks = json.loads(json.dumps(answer))["clocks"]
    assert [clock["clock"] for clock in clocks] == [
        "assessment_start",
        "assessment_ready",
        "decision_executed",
    ]
    assert set(clocks[0]) == {
        "clock",
        "nominal",
        "due",
        "target",
        "stricter",
        "statutory",
        "basis",
        "steps",
    }


def test_that_the_days_are_written_in_iso_form() -> None:
    answer = deadlines_answer(RECEIVED, Group.SPECIAL_SUPPORT, RuleSettings())
    start = json.loads(json.dumps(answer))["clocks"][0]

    assert (start["due"], start["stricter"]) == ("2026-06-25", "2026-06-24")
    assert start["basis"][0] == "SHL 36 § 3 mom."
    assert "Pe 19.6.2026 ei ole arkipäivä: juhannusaatto." in start["steps"]


@pytest.mark.parametrize(
    ("group", "statutory"),
    [
        (Group.SPECIAL_SUPPORT, [True, True, True]),
        (Group.CHILD_PROTECTION, [True, True, True]),
        (Group.OTHER, [False, False, True]),
        (None, [False, False, True]),
    ],
)
def test_that_statutory_limits_follow_the_group(group: Group | None, statutory: list[bool]) -> None:
    answer = json.loads(json.dumps(deadlines_answer(RECEIVED, group, RuleSettings())))

    assert [clock["statutory"] for clock in answer["clocks"]] == statutory


@pytest.mark.parametrize(
    ("way", "received", "last"),
    [
        (ServingWay.POST, "2026-11-24", "2026-12-28"),
        (ServingWay.HANDED, "2026-11-17", "2026-12-17"),
        (ServingWay.ELECTRONIC, "2026-11-20", "2026-12-21"),
    ],
)
def test_that_service_gives_receipt_and_last_day(way: ServingWay, received: str, last: str) -> None:
    answer = service_answer(way, date(2026, 11, 17))

    assert answer["deemed_received"] == received
    assert answer["appeal_last_day"] == last
    assert set(answer) == {"deemed_received", "appeal_last_day", "steps"}
    assert json.dumps(answer)


def test_that_the_steps_speak_swedish_on_request() -> None:
    answer = service_answer(ServingWay.POST, date(2026, 11, 17), "sv")

    assert "FörvL 59 §" in json.dumps(answer, ensure_ascii=False)
