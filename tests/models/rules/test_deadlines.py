"""Time limits against the dates of the domain's vectors."""

from datetime import date

import pytest

from models.rules.deadlines import (
    add_days,
    add_months,
    age_on,
    appeal_from_service,
    appeal_last_day,
    days_between,
    months_after,
    presumed_receipt,
    seventh_working_day,
)
from models.rules.kinds import ServingWay
from models.rules.organisation import EveRule, RuleSettings
from models.rules.workdays import is_working_day

SETTINGS = RuleSettings()
COUNTED = RuleSettings(eves=EveRule.COUNTED)


def d(text: str) -> date:
    return date.fromisoformat(text)


SEVEN = [
    ("2026-03-03", "2026-03-12", None),
    ("2026-03-31", "2026-04-13", None),
    ("2026-04-01", "2026-04-14", None),
    ("2026-04-27", "2026-05-07", None),
    ("2026-04-29", "2026-05-11", None),
    ("2026-05-08", "2026-05-20", None),
    ("2026-03-07", "2026-03-17", None),
    ("2026-02-28", "2026-03-10", None),
    ("2026-10-28", "2026-11-06", None),
    ("2026-12-01", "2026-12-10", None),
    ("2026-06-10", "2026-06-22", "2026-06-22"),
    ("2026-06-15", "2026-06-25", "2026-06-24"),
    ("2026-06-17", "2026-06-29", "2026-06-26"),
    ("2026-06-19", "2026-06-30", None),
    ("2026-12-15", "2026-12-28", "2026-12-28"),
    ("2026-12-18", "2026-12-31", "2026-12-30"),
    ("2026-12-21", "2027-01-04", "2026-12-31"),
    ("2025-12-22", "2026-01-07", "2026-01-05"),
    ("2026-12-30", "2027-01-12", None),
]


@pytest.mark.parametrize(("received", "due", "stricter"), SEVEN)
def test_that_the_assessment_starts_by_the_seventh_working_day(
    received: str, due: str, stricter: str | None
) -> None:
    reckoning = seventh_working_day(d(received), SETTINGS)

    assert reckoning.due == d(due)
    assert reckoning.stricter == d(stricter or due)


@pytest.mark.parametrize(("received", "due", "stricter"), SEVEN)
def test_that_counted_eves_give_the_stricter_day(
    received: str, due: str, stricter: str | None
) -> None:
    assert seventh_working_day(d(received), COUNTED).due == d(stricter or due)


def test_that_a_seventh_day_on_a_counted_eve_still_rolls() -> None:
    reckoning = seventh_working_day(d("2026-06-10"), COUNTED)

    assert reckoning.nominal == d("2026-06-19")
    assert reckoning.due == d("2026-06-22")


MONTHS = [
    ("2026-03-03", "2026-06-03", "2026-06-03"),
    ("2026-03-19", "2026-06-19", "2026-06-22"),
    ("2026-11-30", "2027-02-28", "2027-03-01"),
    ("2025-11-30", "2026-02-28", "2026-03-02"),
    ("2027-11-29", "2028-02-29", "2028-02-29"),
    ("2024-11-29", "2025-02-28", "2025-02-28"),
    ("2026-08-31", "2026-11-30", "2026-11-30"),
    ("2026-01-31", "2026-04-30", "2026-04-30"),
    ("2026-09-24", "2026-12-24", "2026-12-28"),
    ("2026-02-01", "2026-05-01", "2026-05-04"),
    ("2026-09-06", "2026-12-06", "2026-12-07"),
    ("2026-05-08", "2026-08-08", "2026-08-10"),
    ("2025-12-22", "2026-03-22", "2026-03-23"),
    ("2026-02-28", "2026-05-28", "2026-05-28"),
    ("2026-10-06", "2027-01-06", "2027-01-07"),
]


@pytest.mark.parametrize(("start", "nominal", "due"), MONTHS)
def test_that_three_months_end_on_the_same_number_and_roll(
    start: str, nominal: str, due: str
) -> None:
    reckoning = months_after(d(start), 3, SETTINGS)

    assert reckoning.nominal == d(nominal)
    assert reckoning.due == d(due)


def test_that_the_target_is_the_working_day_before_a_nominal_holiday() -> None:
    assert months_after(d("2026-03-19"), 3, SETTINGS).target == d("2026-06-18")
    assert months_after(d("2026-03-03"), 3, SETTINGS).target == d("2026-06-03")


def test_that_own_limits_do_not_roll_when_the_setting_is_off() -> None:
    reckoning = months_after(d("2026-03-19"), 3, RuleSettings(roll_own_limits=False))

    assert reckoning.due == d("2026-06-19")
    assert reckoning.target == d("2026-06-18")


APPEALS = [
    ("2026-03-02", "2026-03-09", "2026-04-08", "2026-04-08"),
    ("2026-03-20", "2026-03-27", "2026-04-26", "2026-04-27"),
    ("2026-04-10", "2026-04-17", "2026-05-17", "2026-05-18"),
    ("2026-05-13", "2026-05-20", "2026-06-19", "2026-06-22"),
    ("2026-05-14", "2026-05-21", "2026-06-20", "2026-06-22"),
    ("2026-11-12", "2026-11-19", "2026-12-19", "2026-12-21"),
    ("2026-11-17", "2026-11-24", "2026-12-24", "2026-12-28"),
    ("2026-11-18", "2026-11-25", "2026-12-25", "2026-12-28"),
]


@pytest.mark.parametrize(("posted", "received", "nominal", "due"), APPEALS)
def test_that_rectification_is_thirty_days_from_the_presumed_receipt(
    posted: str, received: str, nominal: str, due: str
) -> None:
    reckoning = appeal_from_service(ServingWay.POST, d(posted))

    assert reckoning.deemed_received == d(received)
    assert reckoning.nominal == d(nominal)
    assert reckoning.due == d(due)


@pytest.mark.parametrize(
    ("way", "received"),
    [
        (ServingWay.POST, "2026-11-24"),
        (ServingWay.ELECTRONIC, "2026-11-20"),
        (ServingWay.MESSAGE_ACCOUNT, "2026-11-20"),
        (ServingWay.HANDED, "2026-11-17"),
    ],
)
def test_that_each_way_of_service_has_its_own_presumed_receipt(
    way: ServingWay, received: str
) -> None:
    assert presumed_receipt(way, d("2026-11-17")) == d(received)


def test_that_the_presumed_receipt_does_not_move_from_a_holiday() -> None:
    christmas = presumed_receipt(ServingWay.POST, d("2026-12-18"))

    assert christmas == d("2026-12-25")


def test_that_a_proved_receipt_is_counted_from_itself() -> None:
    assert appeal_last_day(d("2026-11-20")).due == d("2026-12-21")


def test_that_115_of_the_three_month_limits_of_2026_roll() -> None:
    starts = [add_days(d("2026-01-01"), n) for n in range(365)]
    reckoned = [months_after(start, 3, SETTINGS) for start in starts]

    assert sum(each.due != each.nominal for each in reckoned) == 115


def test_that_the_eve_rule_changes_18_receipt_days_and_the_roll_mends_two() -> None:
    days = [add_days(d("2026-01-01"), n) for n in range(365)]
    strict = [
        (seventh_working_day(day, SETTINGS), seventh_working_day(day, COUNTED)) for day in days
    ]

    assert sum(first.nominal != second.nominal for first, second in strict) == 18
    assert sum(first.due != second.due for first, second in strict) == 16


def test_that_months_are_counted_back_too() -> None:
    assert add_months(d("2026-03-31"), -1) == d("2026-02-28")
    assert add_months(d("2026-01-15"), -1) == d("2025-12-15")
    assert days_between(d("2026-03-01"), d("2026-02-28")) == -1


@pytest.mark.parametrize(
    ("birth", "day", "age"),
    [
        ("2019-02-03", "2026-02-02", 6),
        ("2019-02-03", "2026-02-03", 7),
        ("2008-02-29", "2026-02-27", 17),
        ("2008-02-29", "2026-02-28", 18),
        ("2026-11-24", "2026-11-24", 0),
    ],
)
def test_that_age_grows_on_the_birthday(birth: str, day: str, age: int) -> None:
    assert age_on(d(birth), d(day)) == age


def test_that_every_due_day_of_the_vectors_is_a_working_day() -> None:
    days = [due for _, due, _ in SEVEN] + [due for *_, due in MONTHS + APPEALS]

    assert all(is_working_day(d(day)) for day in days)
