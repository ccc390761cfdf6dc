"""Clocks in words: their names and states, and the lead sentence of an explanation."""

from collections.abc import Mapping
from datetime import date

from models.rules.dates import show_weekday_date
from models.rules.kinds import ClockKind, ClockState, DueState
from models.rules.law import citation, citation_in
from models.rules.words import Language, Words

CLOCK_NAMES: Mapping[ClockKind, Words] = {
    ClockKind.URGENCY: Words("Kiireellisyys arvioitava", "Brådskan bedöms", "Urgency assessed"),
    ClockKind.ASSESSMENT_START: Words(
        "Arvioinnin aloittaminen", "Bedömningen inleds", "Assessment started"
    ),
    ClockKind.ASSESSMENT_READY: Words("Arviointi valmis", "Bedömningen klar", "Assessment ready"),
    ClockKind.DECISION_EXECUTED: Words(
        "Päätös toimeenpantu", "Beslutet verkställt", "Decision carried out"
    ),
    ClockKind.PSYCHOSOCIAL_SUPPORT: Words(
        "Psykososiaalinen tuki toimeenpantu",
        "Psykosocialt stöd verkställt",
        "Psychosocial support carried out",
    ),
    ClockKind.PLAN_REVIEW: Words("Suunnitelman tarkistaminen", "Planen ses över", "Plan reviewed"),
    ClockKind.DECISION_ENDS: Words("Päätös päättyy", "Beslutet går ut", "Decision ends"),
    ClockKind.APPEAL: Words(
        "Oikaisuvaatimusaika", "Tiden för omprövningsbegäran", "Rectification period"
    ),
    ClockKind.NON_DISCLOSURE_ENDS: Words(
        "Turvakielto päättyy", "Spärrmarkeringen upphör", "Non-disclosure order ends"
    ),
    ClockKind.LOG_REQUEST: Words(
        "Käyttölokipyyntöön vastaaminen",
        "Svar på begäran om logguppgifter",
        "Log request answered",
    ),
}

CLOCK_STATES: Mapping[ClockState, Words] = {
    ClockState.RUNNING: Words("käynnissä", "löper", "running"),
    ClockState.LATE: Words("myöhässä", "försenad", "late"),
    ClockState.MET: Words("tehty ajoissa", "gjord i tid", "done in time"),
    ClockState.MET_LATE: Words("tehty myöhässä", "gjord för sent", "done late"),
    ClockState.LAPSED: Words("kulunut umpeen", "utgången", "lapsed"),
    ClockState.NO_DATE: Words("päivä puuttuu", "datum saknas", "date missing"),
}

DUE_STATES: Mapping[DueState, Words] = {
    DueState.LATE: Words("myöhässä", "försenad", "late"),
    DueState.SOON: Words("pian", "snart", "soon"),
    DueState.TIME_LEFT: Words("aikaa on", "tid kvar", "time left"),
    DueState.IDLE: Words("ei määräaikaa", "ingen tidsfrist", "no time limit"),
}

_STATUTORY = Words(
    "Lakisääteinen määräaika ({law}).", "Lagstadgad tidsfrist ({law}).", "Statutory limit ({law})."
)
_TARGET = Words(
    "Yksikön tavoite, ei lakisääteinen määräaika ({law}).",
    "Enhetens mål, ingen lagstadgad tidsfrist ({law}).",
    "The unit's target, not a statutory limit ({law}).",
)
_RECORDED: Mapping[ClockKind, Words] = {
    ClockKind.URGENCY: Words(
        "Kiireellisen avun tarve arvioidaan heti, kun tieto on saatu: {day} ({law}).",
        "Behovet av brådskande hjälp bedöms genast när uppgiften har fåtts: {day} ({law}).",
        "The need of urgent help is assessed as soon as it is known: {day} ({law}).",
    ),
    ClockKind.PLAN_REVIEW: Words(
        "Suunnitelmassa on sovittu, että se tarkistetaan viimeistään {day}.",
        "I planen har man kommit överens om att den ses över senast {day}.",
        "The plan says that it is reviewed at the latest on {day}.",
    ),
    ClockKind.DECISION_ENDS: Words(
        "Päätös on voimassa {day} asti. Tee sitä ennen uusi päätös tai päätä palvelu.",
        "Beslutet gäller till {day}. Fatta före det ett nytt beslut eller avsluta servicen.",
        "The decision is valid until {day}. Make a new one or end the service before that.",
    ),
    ClockKind.NON_DISCLOSURE_ENDS: Words(
        "Turvakielto on voimassa {day} asti ({law}). Tarkista, jatketaanko sitä.",
        "Spärrmarkeringen gäller till {day} ({law}). Kontrollera om den förlängs.",
        "The non-disclosure order is valid until {day} ({law}). Check whether it goes on.",
    ),
}
_HOUSE = Words(
    "Polun oma määräaika on tiukempi: viimeistään {day}.",
    "Vägens egen tidsfrist är stramare: senast {day}.",
    "The path's own limit is stricter: at the latest on {day}.",
)
_MET = Words("Tehty {day}.", "Gjort {day}.", "Done on {day}.")
_NO_DATE = Words(
    "Asia on edennyt, mutta päivä puuttuu. Täydennä se.",
    "Ärendet har framskridit, men datumet saknas. Komplettera det.",
    "The matter has moved on but the date is missing. Fill it in.",
)


def clock_name(kind: ClockKind, language: Language | str = Language.FINNISH) -> str:
    """Return what a clock is called, e.g. "Arvioinnin aloittaminen"."""
    return CLOCK_NAMES[kind].said_in(language)


def lead_sentence(
    kind: ClockKind,
    *,
    statutory: bool,
    recorded: bool,
    due: date,
    basis: tuple[str, ...],
    language: Language | str,
) -> str:
    """Return whether law or the house sets the limit, or why it ends on a recorded day."""
    words = _RECORDED[kind] if recorded else _STATUTORY if statutory else _TARGET
    law = next((each for each in basis if each != citation("house.target")), "")
    day = show_weekday_date(due, language)
    return words.said_in(language).format(day=day, law=citation_in(law, language))


def house_sentence(due: date, language: Language | str) -> str:
    """Return until when the path's own limit runs."""
    return _HOUSE.said_in(language).format(day=show_weekday_date(due, language))


def end_sentence(state: ClockState, stopped_on: date | None, language: Language | str) -> str:
    """Return when the clock was stopped or that its day is missing; empty while it runs."""
    if state is ClockState.NO_DATE:
        return _NO_DATE.said_in(language)
    if stopped_on is None:
        return ""
    return _MET.said_in(language).format(day=show_weekday_date(stopped_on, language))
