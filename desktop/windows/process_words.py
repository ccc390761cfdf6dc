"""Words of the path's properties: conditions, who does a step, units and days of time limits."""

import re
from collections.abc import Iterable

from desktop.base.draft_words import length_in_words
from desktop.base.sentence_tables import N_
from desktop.base.sentences import sentence_for
from desktop.base.words import language, say, tr
from desktop.windows.element_words import element_name
from desktop.windows.version_words import version_name
from diagram.graph.checks import Problem
from models.rules.clock_words import CLOCK_NAMES
from models.rules.enum_words import enum_name
from models.rules.guards import CITATIONS, GUARDS
from models.rules.kinds import ClockKind, DocumentKind
from models.rules.law import citation
from models.rules.path_facts import CLOCK_ANCHORS
from models.rules.path_limits import LIMITED, law_limit, statutes_of
from models.rules.process import DeadlineMark, ProcessDefinition, StepKind, StepRole
from models.rules.rows import ProcessRow

Options = tuple[tuple[str, str], ...]

_GUARDS = {
    "contact_finished": N_("Yhteydenotto kirjattu"),
    "urgency_assessed": N_("Kiireellisyys arvioitu"),
    "first_met": N_("Asiakas tavattu"),
    "assessment_started": N_("Palvelutarpeen arviointi aloitettu"),
    "assessment_needless": N_("Arviointi ilmeisen tarpeeton"),
    "meeting_held": N_("Tapaaminen kirjattu"),
    "assessment_finished": N_("Palvelutarpeen arviointi valmis"),
    "client_continues": N_("Asiakkuus jatkuu"),
    "client_ends": N_("Asiakkuus päättyy"),
    "own_worker_settled": N_("Omatyöntekijästä päätetty"),
    "plan_or_ground": N_("Suunnitelma tehty tai peruste sen puuttumiselle"),
    "services_chosen": N_("Palvelut valittu"),
    "preconditions_clear": N_("Palvelun edellytykset selvitetty"),
    "decision_complete": N_("Päätösluonnos täydellinen"),
    "decision_signed": N_("Päätös allekirjoitettu"),
    "all_served": N_("Päätös annettu tiedoksi kaikille"),
    "service_started": N_("Palvelu alkanut"),
    "service_ended": N_("Palvelu päättynyt"),
    "renewal_wanted": N_("Päätös uusitaan"),
    "closing_finished": N_("Asian päättäminen kirjattu"),
}
_ROLES = {
    StepRole.OWN_WORKER: N_("Omatyöntekijä"),
    StepRole.SOCIAL_WORKER: N_("Sosiaalityöntekijä"),
    StepRole.SOCIAL_COUNSELLOR: N_("Sosiaaliohjaaja"),
    StepRole.TEAM_LEAD: N_("Esihenkilö"),
    StepRole.SECRETARY: N_("Sihteeri"),
}
_KINDS = {
    StepKind.TASK: N_("Askel"),
    StepKind.GATEWAY: N_("Haara"),
    StepKind.START: N_("Alku"),
    StepKind.END: N_("Loppu"),
    StepKind.SEND: N_("Muistutus"),
    StepKind.PARALLEL: N_("Rinnakkainen haara"),
}
_MEANINGS = {
    StepKind.SEND: N_(
        "Asia ei pysähdy tähän. Kun asia siirretään tästä ohi, sille tehdään muistutus, "
        "jonka teksti on tämä nimi. Päätettävälle asialle muistutusta ei tehdä."
    ),
    StepKind.PARALLEL: N_(
        "Kaikki haarat tehdään. Asia on yhdessä askeleessa kerrallaan, joten haarat kuljetaan "
        "numerojärjestyksessä, ja asia jatkaa kokoavan haaran ohi, kun viimeinen on tehty."
    ),
}
_ANCHORS = {
    "received_on": N_("Asia tullut vireille"),
    "psychosocial_need_on": N_("Psykososiaalisen tuen tarve todettu"),
    "plan_on": N_("Suunnitelma tehty"),
    "decision_starts_on": N_("Päätöksen voimassaolo alkaa"),
}
UNITS = {
    "workday": ("D", "workday"),
    "day": ("D", "day"),
    "week": ("W", "day"),
    "month": ("M", "month"),
    "year": ("Y", "month"),
}
"""By choice: the letter of the length and the unit in which it is counted."""

_UNIT_WORDS = {
    "workday": N_("arkipäivää"),
    "day": N_("päivää"),
    "week": N_("viikkoa"),
    "month": N_("kuukautta"),
    "year": N_("vuotta"),
}
_LAW_LETTERS = {"workday": "D", "day": "D", "month": "M"}


def guard_options(also: Iterable[str] = ()) -> Options:
    """Return every condition with its words and law; `also` are names that a file brought along."""
    known = tuple((guard, guard_in_law(guard)) for guard in GUARDS)
    return (*known, *((name, name) for name in also if name not in GUARDS))


def guard_name(guard: str) -> str:
    """Return what a condition wants; an unknown one is named as it is."""
    return tr(_GUARDS[guard]) if guard in _GUARDS else guard


def guard_in_law(guard: str) -> str:
    """Return what a condition wants and the section of law behind it, which stays on one line."""
    statute = citation(CITATIONS[guard], language()).replace(" ", "\u00a0")
    return f"{guard_name(guard)} · {statute}"


def form_options() -> Options:
    """Return the documents that a step may have."""
    return tuple((kind.value, enum_name(kind, language())) for kind in DocumentKind)


def role_options(chosen: str) -> Options:
    """Return who may be named as doing a step."""
    known = tuple((role.value, tr(words)) for role, words in _ROLES.items())
    return _with_unknown((("", tr("Ei määrätty")), *known), chosen)


def kind_options() -> Options:
    """Return what a step may be."""
    return tuple((kind.value, tr(words)) for kind, words in _KINDS.items())


def meaning_words(kind: StepKind) -> str:
    """Return what a kind of step means for cases, empty where its name says it."""
    return tr(_MEANINGS[kind]) if kind in _MEANINGS else ""


def clock_options(chosen: str) -> Options:
    """Return which time limits may be drawn on a phase."""
    known = tuple((kind.value, say(CLOCK_NAMES[kind])) for kind in CLOCK_ANCHORS)
    return _with_unknown((("", tr("Valitse")), *known), chosen)


def anchor_options(chosen: str) -> Options:
    """Return from which days a time limit may be counted."""
    known = tuple((anchor, tr(words)) for anchor, words in _ANCHORS.items())
    return _with_unknown((("", tr("Valitse")), *known), chosen)


def unit_options() -> Options:
    """Return the units of a time limit."""
    return tuple((unit, tr(_UNIT_WORDS[unit])) for unit in UNITS)


def reminder_options() -> Options:
    """Return the units of a reminder, which is counted in calendar days."""
    return tuple(one for one in unit_options() if one[0] in ("day", "week", "month"))


def parts_of(value: str, unit: str) -> tuple[int, str]:
    """Return how many and of which choice of `UNITS`; 0 where the length says nothing."""
    found = re.fullmatch(r"P(\d{1,4})([DWMY])", value)
    if found is None:
        return 0, unit if unit in UNITS else "day"
    letter = found.group(2)
    choices = {"W": "week", "M": "month", "Y": "year"}
    day = "workday" if unit == "workday" else "day"
    return int(found.group(1)), choices.get(letter, day)


def law_words(clock: str) -> str:
    """Return what the law says of a time limit, empty where it says no number."""
    law = law_length(clock)
    if law is None:
        return ""
    said = length_in_words(DeadlineMark("", *law, "", clock))
    places = {"length": said, "statute": "; ".join(statutes_of(ClockKind(clock)))}
    return tr("Laissa enintään {length} ({statute}). Polku saa olla tiukempi.", **places)


def law_length(clock: str) -> tuple[str, str] | None:
    """Return the law's own length and unit for a time limit, None where it says no number."""
    if clock not in {kind.value for kind in LIMITED}:
        return None
    law = law_limit(ClockKind(clock))
    return f"P{law.count}{_LAW_LETTERS[law.unit]}", law.unit


def problem_words(problem: Problem) -> str:
    """Return what is wrong."""
    return sentence_for(problem.code, {"element": problem.element, "detail": problem.detail})


def problem_place(definition: ProcessDefinition, problem: Problem) -> str:
    """Return where a problem is, with the section of law behind it."""
    place = element_name(definition, problem.element)
    return f"{place} · {problem.statute}" if problem.statute else place


def state_words(row: ProcessRow | None, *, is_saved: bool, is_open: bool) -> str:
    """Return which version is open and whether it is saved."""
    if not is_open:
        return ""
    name = tr("Uusi luonnos") if row is None else version_name(row)
    return name if is_saved else tr("{name}, tallentamatta", name=name)


def _with_unknown(options: Options, chosen: str) -> Options:
    if any(value == chosen for value, _ in options):
        return options
    return (*options, (chosen, chosen))
