"""From a reckoned clock to what its card shows."""

from datetime import date

from desktop.base.words import language, tr
from desktop.widgets.clock_card import ClockLook
from desktop.widgets.clock_words import clock_words, due_words
from desktop.widgets.day_strip import strip_days
from models.rules.clocks import Clock, explain, reckoning_of, soon_days
from models.rules.dates import show_date, show_weekday_date
from models.rules.deadlines import days_between
from models.rules.kinds import ClockKind, ClockState
from models.rules.law import citation_in
from models.rules.organisation import RuleSettings
from models.rules.reckoning import Reckoning, StepKindCode
from models.rules.workdays import holiday_name

_TONES = {
    ClockState.LATE: "late",
    ClockState.MET: "good",
    ClockState.MET_LATE: "late",
    ClockState.LAPSED: "strong",
    ClockState.NO_DATE: "soon",
}


def clock_look(
    clock: Clock, settings: RuleSettings, today: date, *, for_whom: str = ""
) -> ClockLook:
    """Return how a clock of a case looks on `today`."""
    reckoning = reckoning_of(clock, settings)
    return ClockLook(
        kind=clock.kind,
        words=clock_words(clock),
        tone=_tone(clock, settings),
        statutory=clock.statutory,
        reasons=explain(clock, settings, language()) if clock.due else (),
        basis=tuple(citation_in(text, language()) for text in clock.basis),
        days=strip_days(reckoning) if reckoning else (),
        share=_share(clock, today),
        note=_house_note(clock),
        for_whom=for_whom,
    )


def expected_look(clock: Clock, settings: RuleSettings) -> ClockLook:
    """Return how a clock looks before anything is recorded: its day and why in short."""
    reckoning = reckoning_of(clock, settings)
    urgent = clock.kind is ClockKind.URGENCY
    return ClockLook(
        kind=clock.kind,
        words=due_words(clock),
        tone="late" if urgent else "strong",
        statutory=clock.statutory,
        reasons=() if urgent or not clock.due else explain(clock, settings, language()),
        days=strip_days(reckoning) if reckoning else (),
        note=_short_note(clock, reckoning) if reckoning else "",
    )


def _tone(clock: Clock, settings: RuleSettings) -> str:
    if clock.state is not ClockState.RUNNING:
        return _TONES[clock.state]
    if clock.kind is ClockKind.URGENCY:
        return "late"
    soon = soon_days(clock.kind, settings, clock.starts_on)
    left = clock.days_left or 0
    if clock.house_left is not None:
        left = min(left, clock.house_left)
    return "soon" if left <= soon else "strong"


def _house_note(clock: Clock) -> str:
    """Return until when the path's own limit runs, or that it is past though the law's is not."""
    if clock.house_due is None or clock.house_left is None:
        return ""
    day = show_weekday_date(clock.house_due, language())
    if clock.house_left < 0:
        return tr("Polun oma määräaika oli {day}", day=day)
    return tr("Polun oma määräaika {day}", day=day)


def _share(clock: Clock, today: date) -> float | None:
    if clock.due is None or clock.kind is ClockKind.URGENCY:
        return None
    whole = days_between(clock.starts_on, clock.due)
    if whole <= 0:
        return None
    return days_between(clock.starts_on, clock.stopped_on or today) / whole


def _short_note(clock: Clock, reckoning: Reckoning) -> str:
    parts = []
    by_days = any(step.kind is StepKindCode.COUNTED for step in reckoning.steps)
    for step in reckoning.steps:
        if step.day is None:
            continue
        if step.kind is StepKindCode.START_NOT_COUNTED:
            if not by_days:
                continue
            parts.append(tr("{day} ei lasketa", day=_short(step.day)))
        elif step.kind is StepKindCode.PERIOD and step.name == "months":
            parts.append(tr("{count} kuukautta vireilletulosta", count=step.number or 0))
        elif (name := holiday_name(step.day, language())) and step.kind in _OFF:
            parts.append(tr("{day} {what}", day=_short(step.day), what=name))
    law = [citation_in(text, language()) for text in clock.basis[:1] if clock.statutory]
    return " · ".join([*parts, *law])


_OFF = (StepKindCode.SKIPPED, StepKindCode.ROLLED)


def _short(day: date) -> str:
    return show_date(day).removesuffix(str(day.year))
