"""A case's row in words, pictures and colours: lists, map and side panel say it alike."""

from datetime import date
from typing import NamedTuple

from desktop.base.words import language, tr, tr_n
from desktop.widgets.clock_words import clock_name
from models.rules.clocks import NearestClock
from models.rules.dates import show_weekday_date
from models.rules.deadlines import add_months, age_on
from models.rules.kinds import DueState
from models.rules.rows import CaseRow


class StateLook(NamedTuple):
    """The shape (an icon's name) and the colour (a token of the theme) of a state."""

    picture: str
    colour: str


_LOOKS = {
    DueState.LATE: StateLook("late", "late"),
    DueState.SOON: StateLook("soon", "soon"),
    DueState.TIME_LEFT: StateLook("time-left", "ok"),
    DueState.IDLE: StateLook("idle", "idle"),
}


def state_look(clock: NearestClock) -> StateLook:
    """Return shape and colour; a house target (tavoiteaika) is hollow."""
    look = _LOOKS[clock.state]
    if clock.state is DueState.TIME_LEFT and not clock.statutory:
        return StateLook("target", look.colour)
    return look


def clock_words(clock: NearestClock) -> str:
    """Return which time limit is the nearest, and its day."""
    if clock.kind is None:
        return tr("ei määräaikaa")
    return clock_name(clock.kind)


def due_words(clock: NearestClock) -> str:
    """Return the last day, or that it is at once."""
    if clock.due is None:
        return "" if clock.kind is None else tr("heti")
    return show_weekday_date(clock.due, language())


def days_words(left: int | None) -> str:
    """Return how many working days are left or gone."""
    if left is None:
        return ""
    if left == 0:
        return tr("viimeinen päivä")
    if left > 0:
        return tr_n("{count} arkipäivä", "{count} arkipäivää", left)
    return tr_n("{count} arkipäivä myöhässä", "{count} arkipäivää myöhässä", -left)


def age_words(born: date | None, today: date) -> str:
    """Return e.g. "7 v", "5 kk" under one year; empty when the birth date is not known."""
    if born is None:
        return ""
    years = age_on(born, today)
    if years:
        return tr("{years} v", years=years)
    months = sum(add_months(born, month) <= today for month in range(1, 12))
    return tr("{months} kk", months=months)


def name_and_age(row: CaseRow, today: date) -> str:
    """Return the client's name and age."""
    return ", ".join(part for part in (row.name, age_words(row.birth_date, today)) if part)


def age_after_name(row: CaseRow, today: date) -> str:
    """Return the end of `name_and_age` that follows the name, e.g. ", 7 v"."""
    return name_and_age(row, today).removeprefix(row.name)


def pressing(row: CaseRow) -> tuple[int, int, str]:
    """Return the key by which the most pressing case comes first; late ones before all."""
    left = row.clock.days_left
    order = list(DueState).index(row.clock.state)
    return order, 10_000 if left is None else left, row.number
