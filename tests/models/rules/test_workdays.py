"""Working days: which days count and how the others are called."""

from datetime import date

import pytest

from models.rules.organisation import EveRule
from models.rules.workdays import (
    day_off_name,
    holiday_name,
    is_eve,
    is_working_day,
    next_working_day,
    previous_working_day,
    working_days_between,
)

NOT_WORKING_2026 = {
    date(2026, 1, 1): "uudenvuodenpäivä",
    date(2026, 1, 6): "loppiainen",
    date(2026, 4, 3): "pitkäperjantai",
    date(2026, 4, 6): "toinen pääsiäispäivä",
    date(2026, 5, 1): "vappu",
    date(2026, 5, 14): "helatorstai",
    date(2026, 6, 19): "juhannusaatto",
    date(2026, 6, 20): "juhannuspäivä",
    date(2026, 10, 31): "pyhäinpäivä",
    date(2026, 12, 6): "itsenäisyyspäivä",
    date(2026, 12, 24): "jouluaatto",
    date(2026, 12, 25): "joulupäivä",
    date(2026, 12, 26): "tapaninpäivä",
}


@pytest.mark.parametrize(("day", "name"), NOT_WORKING_2026.items())
def test_that_a_holiday_is_no_working_day_and_has_a_name(day: date, name: str) -> None:
    assert not is_working_day(day)
    assert holiday_name(day) == name


@pytest.mark.parametrize("day", [date(2026, 11, 21), date(2026, 11, 22)])
def test_that_saturdays_and_sundays_are_no_working_days(day: date) -> None:
    assert not is_working_day(day)
    assert holiday_name(day) is None
    assert day_off_name(day) in ("lauantai", "sunnuntai")


@pytest.mark.parametrize(
    "day", [date(2026, 2, 27), date(2026, 12, 23), date(2026, 12, 28), date(2026, 12, 31)]
)
def test_that_days_of_other_categories_stay_working_days(day: date) -> None:
    assert is_working_day(day)
    assert day_off_name(day) is None


def test_that_kalevala_day_and_may_day_eve_are_working_days() -> None:
    assert is_working_day(date(2028, 2, 28))
    assert is_working_day(date(2026, 4, 30))


@pytest.mark.parametrize("day", [date(2026, 12, 24), date(2026, 6, 19), date(2027, 6, 25)])
def test_that_the_eves_count_only_when_the_setting_says_so(day: date) -> None:
    assert is_eve(day)
    assert not is_working_day(day)
    assert is_working_day(day, eves=EveRule.COUNTED)


def test_that_an_eve_on_a_weekend_is_never_a_working_day() -> None:
    saturday = date(2022, 12, 24)

    assert not is_working_day(saturday, eves=EveRule.COUNTED)


def test_that_holidays_have_swedish_and_english_names() -> None:
    ascension = date(2026, 5, 14)

    assert holiday_name(ascension, "sv") == "Kristi himmelsfärdsdag"
    assert holiday_name(date(2026, 6, 19), "sv") == "midsommarafton"
    assert holiday_name(ascension, "en") == "Ascension Day"
    assert day_off_name(date(2026, 11, 21), "sv") == "lördag"


def test_that_the_day_after_midsummer_is_the_next_monday() -> None:
    assert next_working_day(date(2026, 6, 19)) == date(2026, 6, 22)
    assert previous_working_day(date(2026, 6, 21)) == date(2026, 6, 18)
    assert next_working_day(date(2026, 6, 22)) == date(2026, 6, 22)


def test_that_working_days_are_counted_over_new_year() -> None:
    assert working_days_between(date(2026, 12, 23), date(2027, 1, 4)) == 5
    assert working_days_between(date(2027, 1, 4), date(2026, 12, 23)) == -5
    assert working_days_between(date(2026, 11, 24), date(2026, 11, 24)) == 0


def test_that_the_first_day_is_not_counted_and_the_last_is() -> None:
    assert working_days_between(date(2026, 3, 3), date(2026, 3, 12)) == 7
    assert working_days_between(date(2026, 3, 7), date(2026, 3, 9)) == 1
