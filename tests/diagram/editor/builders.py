"""Invented cases and Finnish words for the map's tests, benchmarks and pictures."""

import random
from datetime import date, timedelta
from uuid import UUID

from diagram.editor.words import MapWords
from diagram.graph.shipped import shipped
from models.rules.clocks import NearestClock
from models.rules.kinds import ClockKind, DueState, Group
from models.rules.rows import CaseRow
from models.rules.words import Language

PATH = shipped()
TODAY = date(2026, 11, 24)

_SHARE = {
    "Task_contact": 22,
    "Task_urgency": 20,
    "Task_first_meeting": 16,
    "Task_assessment_start": 30,
    "Task_assessment_meetings": 44,
    "Task_conclusions": 22,
    "Task_plan": 31,
    "Task_services": 26,
    "Task_preconditions": 18,
    "Task_decision": 14,
    "Task_signing": 6,
    "Task_serving": 12,
    "Task_service_running": 43,
    "Task_review": 8,
}
_CLOCKS = {
    1: ClockKind.ASSESSMENT_START,
    2: ClockKind.ASSESSMENT_READY,
    3: ClockKind.DECISION_EXECUTED,
    4: ClockKind.DECISION_EXECUTED,
    5: ClockKind.DECISION_ENDS,
}
_ACTS = {
    1: "Arvioi kiireellisyys",
    2: "Kirjaa lapsen mielipide arvioon",
    3: "Laadi asiakassuunnitelma",
    4: "Selvitä edellytykset",
    5: "Seuraa palvelua",
}
_SURNAMES = ("Virtanen", "Korhonen", "Mäkinen", "Åkerlund", "Öhman", "Laine", "Heikkinen")
_NAMES = ("Aino", "Onni", "Eevi", "Väinö", "Älli", "Leo", "Olivia", "Ida")
_WORKERS = ("K. Hakala", "M. Sundqvist", "T. Rantanen", "")


def a_case(
    number: int = 1,
    *,
    step: str = "Task_contact",
    days: int | None = 5,
    statutory: bool = True,
    state: DueState | None = None,
) -> CaseRow:
    """One invented case."""
    rng = random.Random(number)
    phase = PATH.phase_number(step)
    surname, given = rng.choice(_SURNAMES), rng.choice(_NAMES)
    due = None if days is None else TODAY + timedelta(days=days * 7 // 5)
    clock = NearestClock(
        kind=None if days is None else _CLOCKS[phase],
        due=due,
        days_left=days,
        state=state or _state(days),
        statutory=statutory,
    )
    return CaseRow(
        id=UUID(int=number),
        number=f"ES-2026-{number:04d}",
        name=f"{surname} {given}",
        initials=f"{surname[0]}. {given[0]}.",
        birth_date=date(2010 + number % 15, 1 + number % 12, 1 + number % 28),
        step_id=step,
        phase=phase,
        worker_id=None,
        worker_name=_WORKERS[number % 4],
        team_id=None,
        group=Group.SPECIAL_SUPPORT if statutory else Group.OTHER,
        received_on=date(2026, 10, 1),
        urgent=number % 37 == 0,
        non_disclosure=number % 41 == 0,
        clock=clock,
        next_act=_ACTS[phase],
    )


def some_cases(count: int, seed: int = 42) -> tuple[CaseRow, ...]:
    """Return `count` invented cases spread over the path as a caseload is."""
    rng = random.Random(seed)
    steps = list(_SHARE)
    chosen = rng.choices(steps, weights=list(_SHARE.values()), k=count)
    return tuple(
        a_case(
            place + 1,
            step=step,
            days=_days(rng, PATH.phase_number(step)),
            statutory=rng.random() > 0.22,
        )
        for place, step in enumerate(chosen)
    )


def _days(rng: random.Random, phase: int) -> int | None:
    chance = rng.random()
    if chance < 0.03:
        return -rng.randint(1, 5 if phase == 1 else 14)
    if chance < 0.09:
        return rng.randint(0, 2)
    if phase == 5 and chance < 0.16:
        return None
    if phase == 1:
        return rng.randint(1, 7)
    return max(3, min(round(rng.triangular(2, 66, 24)), 64))


def _state(days: int | None) -> DueState:
    if days is None:
        return DueState.IDLE
    if days < 0:
        return DueState.LATE
    return DueState.SOON if days <= 2 else DueState.TIME_LEFT


FINNISH = MapWords(
    language=Language.FINNISH,
    cases=("{count} asia", "{count} asiaa"),
    late=("{count} myöhässä", "{count} myöhässä"),
    days_left=("{count} arkipäivä jäljellä", "{count} arkipäivää jäljellä"),
    days_late=("{count} arkipäivä myöhässä", "{count} arkipäivää myöhässä"),
    chosen=("{count} asia valittu", "{count} asiaa valittu"),
    missing=("Puuttuu: {names}", "Puuttuu {count}: {names}"),
    ruler_days="{count} arkipv",
    ruler_months="{count} kk",
    ruler_late="myöhässä",
    last_day="viimeinen päivä tänään",
    no_clock="ei määräaikaa",
    days_short="{count} pv",
    more="+{count}",
    target="tavoiteaika, ei lakisääteinen",
    unassigned="ei työntekijää",
    urgent="kiireellinen",
    non_disclosure="turvakielto",
    ready="Valmis siirtymään: {step}",
    no_way="Tästä ei pääse sinne suoraan",
    no_branch="Tästä vaiheesta ei lähde tätä haaraa",
    branches=("Minne {number} siirtyy?", "Minne {count} asiaa siirtyy?"),
    branch="{place}  {step}",
    branch_lacks=("{place}  {step} – puuttuu {count}", "{place}  {step} – puuttuu {count}"),
    branch_some="{place}  {step} – {count}/{of}",
    some_may="{step}: {count}/{of}",
    refused="{number} ei voi vielä siirtyä: {step}",
    mend="Enter tai F2: täydennä",
    map_name="Asiat kartalla",
    phase_place="Vaihe {number}, {name}: {cases} {late}",
    step_place="{name}: {cases} {late}",
    case_place="{number}, {initials} {step}, {days}",
    move_asked="{number}: siirto vaiheeseen {step}",
    states={
        DueState.LATE: "myöhässä",
        DueState.SOON: "≤ 2 arkipäivää",
        DueState.TIME_LEFT: "aikaa on",
        DueState.IDLE: "ei määräaikaa",
    },
    clock_name={
        ClockKind.ASSESSMENT_START: "Arvioinnin aloitus",
        ClockKind.ASSESSMENT_READY: "Arviointi valmis",
        ClockKind.DECISION_EXECUTED: "Päätös toimeenpantu",
        ClockKind.DECISION_ENDS: "Päätös päättyy",
    }.__getitem__,
    act=str,
    missing_name=lambda missing: missing.code,
    day=lambda day: f"{day.day}.{day.month}.{day.year}",
    age=lambda born: f"{TODAY.year - born.year} v",
    former="askel aiemmasta versiosta",
)
