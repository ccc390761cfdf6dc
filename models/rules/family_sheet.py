"""What the family's own sheet tells (perheen oma lehti): phases, sources, clocks in plain words."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from models.rules.clocks import Clock
from models.rules.dates import show_weekday_date
from models.rules.kinds import ClockKind, ClockState
from models.rules.plain import from_plain
from models.rules.words import Language, Words
from resources import load_json


@dataclass(frozen=True, slots=True)
class InfoSource:
    """Where a family finds more: name, what is there, and its web address (may be empty).

    It is printed from `valid_from` to `valid_to`, both included.
    """

    name: Words
    note: Words = Words("")
    address: str = ""
    valid_from: date = date.min
    valid_to: date | None = None

    def holds_on(self, day: date) -> bool:
        """Answer whether it is printed on `day`."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class FamilySources:
    """The sources that the office has settled on; None before it changed the shipped ones."""

    entries: tuple[InfoSource, ...] | None = None


@dataclass(frozen=True, slots=True)
class PhaseWords:
    """One of the five phases in plain words."""

    number: int
    name: Words
    text: Words


@cache
def phases() -> tuple[PhaseWords, ...]:
    """Return the five phases of the path in plain words."""
    return tuple(from_plain(PhaseWords, each) for each in load_json("prints/family.json")["phases"])


@cache
def shipped_sources() -> tuple[InfoSource, ...]:
    """Return the sources that the program ships."""
    found = load_json("prints/family.json")["sources"]
    return tuple(from_plain(InfoSource, each) for each in found)


def sources_on(kept: FamilySources, day: date) -> tuple[InfoSource, ...]:
    """Return the sources that are printed on `day`."""
    entries = shipped_sources() if kept.entries is None else kept.entries
    return tuple(entry for entry in entries if entry.holds_on(day))


_PROMISES = {
    ClockKind.URGENCY: Words(
        "Arvioimme heti, tarvitsetko apua kiireellisesti.",
        "Vi bedömer genast om du behöver brådskande hjälp.",
        "We check at once whether you need urgent help.",
    ),
    ClockKind.ASSESSMENT_START: Words(
        "Aloitamme palvelutarpeen arvioinnin viimeistään {day}.",
        "Vi inleder bedömningen av servicebehovet senast {day}.",
        "We start the assessment of your needs on {day} at the latest.",
    ),
    ClockKind.ASSESSMENT_READY: Words(
        "Arviointi on valmis viimeistään {day}.",
        "Bedömningen är klar senast {day}.",
        "The assessment is ready on {day} at the latest.",
    ),
    ClockKind.DECISION_EXECUTED: Words(
        "Jos saat palvelun, se alkaa viimeistään {day}.",
        "Om du får service börjar den senast {day}.",
        "If you get a service, it starts on {day} at the latest.",
    ),
    ClockKind.PSYCHOSOCIAL_SUPPORT: Words(
        "Psykososiaalinen tuki alkaa viimeistään {day}.",
        "Det psykosociala stödet börjar senast {day}.",
        "Psychosocial support starts on {day} at the latest.",
    ),
    ClockKind.PLAN_REVIEW: Words(
        "Tarkistamme suunnitelman yhdessä viimeistään {day}.",
        "Vi går igenom planen tillsammans senast {day}.",
        "We go through the plan together on {day} at the latest.",
    ),
    ClockKind.DECISION_ENDS: Words(
        "Päätös on voimassa {day} asti. Sitä ennen mietimme yhdessä, miten jatketaan.",
        "Beslutet gäller till {day}. Före det funderar vi tillsammans på hur vi går vidare.",
        "The decision is valid until {day}. Before that we think together about what comes next.",
    ),
    ClockKind.LOG_REQUEST: Words(
        "Vastaamme pyyntöösi käyttölokista viimeistään {day}.",
        "Vi svarar på din begäran om logguppgifter senast {day}.",
        "We answer your request about log data on {day} at the latest.",
    ),
}
_LATE = Words(
    "{promise} Tämä on myöhässä. Kysy asiaa omalta työntekijältäsi.",
    "{promise} Det här är försenat. Fråga din egen handläggare.",
    "{promise} This is late. Please ask your own worker.",
)
_LATE_FACTS = {
    ClockKind.ASSESSMENT_START: Words(
        "Arvioinnin piti alkaa viimeistään {day}.",
        "Bedömningen skulle inledas senast {day}.",
        "The assessment should have started on {day} at the latest.",
    ),
    ClockKind.ASSESSMENT_READY: Words(
        "Arvioinnin piti olla valmis viimeistään {day}.",
        "Bedömningen skulle vara klar senast {day}.",
        "The assessment should have been ready on {day} at the latest.",
    ),
    ClockKind.DECISION_EXECUTED: Words(
        "Palvelun piti alkaa viimeistään {day}.",
        "Servicen skulle börja senast {day}.",
        "The service should have started on {day} at the latest.",
    ),
    ClockKind.PLAN_REVIEW: Words(
        "Suunnitelma piti tarkistaa viimeistään {day}.",
        "Planen skulle gås igenom senast {day}.",
        "The plan should have been gone through on {day} at the latest.",
    ),
}
_APPEAL = Words(
    "Jos et ole tyytyväinen päätökseen, voit pyytää siihen muutosta (oikaisuvaatimus) "
    "viimeistään {day}.",
    "Om du inte är nöjd med beslutet kan du begära ändring (omprövning) senast {day}.",
    "If you are not satisfied with the decision, you can ask for a review on {day} at the latest.",
)
_NOTHING = Words(
    "Nyt ei ole määräaikoja. Oma työntekijäsi kertoo, mitä seuraavaksi tapahtuu.",
    "Nu finns inga tidsfrister. Din egen handläggare berättar vad som händer härnäst.",
    "There are no time limits now. Your own worker tells you what happens next.",
)


def promises(clocks: tuple[Clock, ...], language: Language) -> tuple[str, ...]:
    """Return what happens next and by when, one plain sentence a running clock.

    Appeal periods are told once for each last day.
    """
    said = tuple(_sentence(clock, language) for clock in clocks if _is_open(clock))
    told = tuple(dict.fromkeys(text for text in said if text))
    return told or (_NOTHING.said_in(language),)


def _is_open(clock: Clock) -> bool:
    return clock.state in (ClockState.RUNNING, ClockState.LATE) and clock.due is not None


def _sentence(clock: Clock, language: Language) -> str:
    assert clock.due is not None
    day = show_weekday_date(clock.due, language)
    if clock.kind is ClockKind.APPEAL:
        return _APPEAL.said_in(language).format(day=day)
    late = _LATE_FACTS.get(clock.kind) if clock.state is ClockState.LATE else None
    if late is not None:
        promise = late.said_in(language).format(day=day)
        return _LATE.said_in(language).format(promise=promise)
    words = _PROMISES.get(clock.kind)
    return words.said_in(language).format(day=day) if words else ""
