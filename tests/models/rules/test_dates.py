"""Dates and times as typed and as shown."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.dates import (
    day_in,
    read_date,
    read_time,
    show_date,
    show_time,
    show_weekday_date,
)
from models.rules.errors import RuleBroken

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    "text", ["1.2.2026", "01.02.2026", " 1. 2. 2026 ", "2026-02-01", "1.02.2026"]
)
def test_that_the_usual_forms_of_a_date_are_read(text: str) -> None:
    assert read_date(text, today=TODAY) == date(2026, 2, 1)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "date.unreadable"),
        ("huomenna", "date.unreadable"),
        ("1/2/2026", "date.unreadable"),
        ("1.2.", "date.unreadable"),
        ("1.2.026", "date.unreadable"),
        ("١.٢.٢٠٢٦", "date.unreadable"),
        ("2026-2-1", "date.unreadable"),
        ("1.2.26", "date.two_digit_year"),
        ("31.2.2026", "date.impossible"),
        ("29.2.2027", "date.impossible"),
        ("2026-13-01", "date.impossible"),
        ("0.1.2026", "date.impossible"),
        ("1.1.1026", "date.far"),
        ("1.1.2926", "date.far"),
    ],
)
def test_that_each_fault_of_a_date_has_its_name(text: str, code: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        read_date(text, today=TODAY)

    assert refused.value.code == code


def test_that_a_year_of_two_digits_is_offered_in_full() -> None:
    with pytest.raises(RuleBroken) as refused:
        read_date("1.2.26", today=TODAY)

    assert refused.value.facts["year"] == 2026


@pytest.mark.parametrize(
    ("text", "read"),
    [("9.30", time(9, 30)), ("09:30", time(9, 30)), ("23.59", time(23, 59)), ("8", time(8))],
)
def test_that_the_usual_forms_of_a_time_are_read(text: str, read: time) -> None:
    assert read_time(text) == read


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "time.unreadable"),
        ("930", "time.unreadable"),
        ("9.3", "time.unreadable"),
        ("٩.٣٠", "time.unreadable"),
        ("24.00", "time.impossible"),
        ("9.60", "time.impossible"),
    ],
)
def test_that_each_fault_of_a_time_has_its_name(text: str, code: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        read_time(text)

    assert refused.value.code == code


def test_that_a_date_is_shown_without_leading_zeros() -> None:
    assert show_date(date(2026, 2, 1)) == "1.2.2026"
    assert show_time(time(9, 5)) == "9.05"


@pytest.mark.parametrize(
    ("language", "shown"),
    [("fi", "ti 24.11.2026"), ("sv", "tis 24.11.2026"), ("en", "Tue 24.11.2026")],
)
def test_that_the_weekday_speaks_the_language(language: str, shown: str) -> None:
    assert show_weekday_date(TODAY, language) == shown


@given(day=st.dates(date(1850, 1, 1), date(2200, 12, 31)))
def test_that_a_shown_date_is_read_back(day: date) -> None:
    assert read_date(show_date(day), today=TODAY) == day
    assert read_date(day.isoformat(), today=TODAY) == day


@pytest.mark.parametrize("value", ["31.2.2026", "2026-02-31", "huomenna", "", None, True, 20261124])
def test_that_a_form_value_that_is_no_day_names_none(value: object) -> None:
    assert day_in(value) is None


def test_that_a_form_value_names_its_day() -> None:
    assert day_in("2026-11-24") == TODAY
