"""`polku deadlines`: the time limits of a day, with their reasoning."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from datetime import date

from desktop.base.clock import HELSINKI, SystemClock
from desktop.base.sentences import sentence
from desktop.base.words import language, tr
from desktop.commands.answers import GOOD, UsageError, show_json, show_words
from models.rules.answers import Answer, deadlines_answer, service_answer
from models.rules.clock_words import CLOCK_NAMES
from models.rules.dates import read_date, show_weekday_date
from models.rules.errors import RuleBroken
from models.rules.kinds import ClockKind, Group, ServingWay
from models.rules.organisation import EveRule, RuleSettings

_WAYS = {
    "posted": ServingWay.POST,
    "handed": ServingWay.HANDED,
    "electronic": ServingWay.ELECTRONIC,
}
STDIN = "-"


def add_arguments(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    day = parser.add_mutually_exclusive_group(required=True)
    several = tr("voi toistaa; - lukee päivät syötteestä, yhden riviltä")
    day.add_argument("--received", action="append", metavar="DATE", help=several)
    for name in _WAYS:
        day.add_argument(f"--{name}", action="append", metavar="DATE", help=several)
    parser.add_argument("--group", choices=[group.value for group in Group])
    parser.add_argument("--eves", choices=[rule.value for rule in EveRule])


def run(arguments: Namespace) -> int:
    """Answer for every day that was given, one line or one paragraph each."""
    settings = _settings(arguments)
    for day in _days(_given(arguments)):
        answer = _answer(arguments, day, settings)
        if arguments.json:
            show_json(answer)
        else:
            show_words(_words(day, answer))
    return GOOD


def _settings(arguments: Namespace) -> RuleSettings:
    if arguments.database is not None:
        from desktop.commands.opening import opened
        from models.services.setup import rule_settings

        with opened(arguments) as here:
            return rule_settings(here.uow, here.actor)
    return RuleSettings(eves=EveRule(arguments.eves)) if arguments.eves else RuleSettings()


def _given(arguments: Namespace) -> Sequence[str]:
    given = (getattr(arguments, name) for name in ("received", *_WAYS))
    return next(texts for texts in given if texts is not None)


def _days(texts: Sequence[str]) -> Iterator[date]:
    today = SystemClock().now().astimezone(HELSINKI).date()
    for text in texts:
        lines = (line for line in sys.stdin if line.strip()) if text == STDIN else (text,)
        for line in lines:
            try:
                yield read_date(line, today=today)
            except RuleBroken as error:
                shown = line.strip()[:40]
                raise UsageError(f"{shown}: {sentence(error)}") from None


def _answer(arguments: Namespace, day: date, settings: RuleSettings) -> Answer:
    if arguments.received is not None:
        group = Group(arguments.group) if arguments.group else None
        return deadlines_answer(day, group, settings, language())
    way = next(way for name, way in _WAYS.items() if getattr(arguments, name) is not None)
    return service_answer(way, day, language(), settings)


def _words(day: date, answer: Answer) -> list[str]:
    if "clocks" not in answer:
        last = date.fromisoformat(str(answer["appeal_last_day"]))
        head = tr("Oikaisuvaatimus viimeistään {day}", day=show_weekday_date(last, language()))
        return [head, *_steps(answer)]
    clocks = answer["clocks"]
    assert isinstance(clocks, list)
    lines = [tr("Tullut vireille {day}", day=show_weekday_date(day, language()))]
    for clock in clocks:
        assert not isinstance(clock, str)
        name = CLOCK_NAMES[ClockKind(str(clock["clock"]))].said_in(language())
        due = date.fromisoformat(str(clock["due"]))
        day_said = show_weekday_date(due, language())
        target = "" if clock["statutory"] else f" ({tr('tavoite')})"
        lines.append(f"{name}: {day_said}{target}")
        lines += _steps(clock)
    return lines


def _steps(answer: Answer) -> list[str]:
    steps = answer["steps"]
    assert isinstance(steps, list)
    return [f"  {step}" for step in steps]
