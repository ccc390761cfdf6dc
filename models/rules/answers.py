"""Reckoned time limits as plain data for the command line and for scripts (`polku deadlines`)."""

from collections.abc import Mapping
from datetime import date
from typing import TypeAlias, Union

from models.rules.clocks import Clock, expected_clocks, explain
from models.rules.deadlines import appeal_from_service, sentences
from models.rules.kinds import ClockKind, Group, ServingWay
from models.rules.law import citation_in
from models.rules.organisation import RuleSettings
from models.rules.words import Language

Answer: TypeAlias = Mapping[str, Union[str, bool, list[str], list["Answer"], "Answer"]]

_SHOWN = (ClockKind.ASSESSMENT_START, ClockKind.ASSESSMENT_READY, ClockKind.DECISION_EXECUTED)


def deadlines_answer(
    received: date,
    group: Group | None,
    settings: RuleSettings,
    language: Language | str = Language.FINNISH,
) -> Answer:
    """Return the clocks of a matter pending since `received`, ready for JSON.

    Without a group it is any other matter: its seven days and three months are house targets.
    """
    bound = group or Group.OTHER
    found = expected_clocks(received, bound, settings)
    shown = [clock for clock in found if clock.kind in _SHOWN]
    return {
        "received": received.isoformat(),
        "rules": {
            "group": bound.value,
            "eves": settings.eves.value,
            "roll_own_limits": settings.roll_own_limits,
        },
        "clocks": [_clock(clock, settings, language) for clock in shown],
    }


def service_answer(
    way: ServingWay,
    day: date,
    language: Language | str = Language.FINNISH,
    settings: RuleSettings | None = None,
) -> Answer:
    """Return when a decision served in `way` on `day` is deemed received and may be contested."""
    reckoning = appeal_from_service(way, day, (settings or RuleSettings()).days)
    assert reckoning.deemed_received is not None
    return {
        "deemed_received": reckoning.deemed_received.isoformat(),
        "appeal_last_day": reckoning.due.isoformat(),
        "steps": list(sentences(reckoning, language)),
    }


def _clock(clock: Clock, settings: RuleSettings, language: Language | str) -> Answer:
    return {
        "clock": clock.kind.value,
        "nominal": _day(clock.nominal),
        "due": _day(clock.due),
        "target": _day(clock.target),
        "stricter": _day(clock.stricter),
        "statutory": clock.statutory,
        "basis": [citation_in(text, language) for text in clock.basis],
        "steps": list(explain(clock, settings, language)),
    }


def _day(day: date | None) -> str:
    assert day is not None
    return day.isoformat()
