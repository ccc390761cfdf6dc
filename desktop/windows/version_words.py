"""Versions of the path in words: their states, what differs, and what a draft would do."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from desktop.base.clock import HELSINKI
from desktop.base.draft_words import length_in_words
from desktop.base.sentence_tables import N_
from desktop.base.sentences import sentence
from desktop.base.words import say, tr, tr_n
from desktop.windows.case_moves import missing_words
from desktop.windows.element_words import element_name, elements_of, on_one_line, step_name
from models.rules.clock_words import CLOCK_NAMES
from models.rules.dates import show_date
from models.rules.facts import Missing
from models.rules.kinds import ClockKind
from models.rules.many import CaseRefusal
from models.rules.path_limits import HouseLimit, law_limit
from models.rules.process import DeadlineMark, Flow, Phase, ProcessDefinition, Step
from models.rules.rows import ProcessRow, VersionState
from models.rules.version_difference import Element, PathDifference
from models.rules.version_effects import CaseEffect, DraftEffects
from models.rules.version_mapping import How
from models.rules.words import sentences_in_turn

_STATES = {
    VersionState.DRAFT: N_("luonnos"),
    VersionState.CURRENT: N_("käytössä"),
    VersionState.FORMER: N_("aiempi"),
    VersionState.RETIRED: N_("käyttö lopetettu"),
}
_HOW = {
    How.NONE: N_("ei vastinetta"),
    How.ID: N_("sama askel"),
    How.NAME: N_("sama nimi"),
    How.NEIGHBOURS: N_("samassa kohdassa"),
    How.CHOSEN: N_("valittu"),
}
_FIELDS = {
    "words": N_("nimi"),
    "forms": N_("asiakirjat"),
    "guards": N_("ehdot"),
    "phase": N_("vaihe"),
    "source": N_("mistä lähtee"),
    "target": N_("mihin johtaa"),
    "default": N_("oletusreitti"),
    "value": N_("pituus"),
    "unit": N_("yksikkö"),
    "anchor": N_("mistä lasketaan"),
    "clock": N_("mitä määräaikaa koskee"),
    "statute": N_("säädös"),
    "reminder": N_("muistutus"),
    "role": N_("kuka tekee"),
    "help": N_("ohje"),
    "number": N_("järjestysnumero"),
    "kind": N_("laji"),
    "after": N_("milloin muistutetaan"),
    "branches": N_("haarojen järjestys"),
}
_LETTERS = {"workday": "D", "day": "D", "month": "M"}
_MISSING_TOLD = 3


@dataclass(frozen=True, slots=True)
class DifferenceLine:
    """One difference in words; `what` is "added", "removed", "changed" or "moved"."""

    element: str
    what: str
    words: str


def version_name(row: ProcessRow) -> str:
    """Return e.g. "Versio 2, käytössä"."""
    return tr("Versio {number}, {state}", number=row.version, state=tr(_STATES[row.state]))


def cases_on(row: ProcessRow) -> str:
    """Return how many open cases follow a version and since when it has been published."""
    count = tr_n("{count} avoin asia", "{count} avointa asiaa", row.cases)
    if row.published_at is None:
        return tr("Ei vielä julkaistu")
    day = _day(row.published_at)
    if row.retired_at is not None:
        return tr("Julkaistu {day}, lopetettu {end}", day=day, end=_day(row.retired_at))
    return tr("{count}, julkaistu {day}", count=count, day=day)


def how_words(how: How) -> str:
    """Return how a step's counterpart was found."""
    return tr(_HOW[how])


def difference_lines(
    found: PathDifference, old: ProcessDefinition, new: ProcessDefinition
) -> tuple[DifferenceLine, ...]:
    """Return what differs: removed and added, then changed, and what was only moved last."""
    return tuple(_lines(found, old, new))


def effect_words(effects: DraftEffects) -> str:
    """Return e.g. "31 asiaa myöhästyisi, 4 asiaa ei pääsisi eteenpäin"."""
    parts = [
        tr_n("{count} asia myöhästyisi", "{count} asiaa myöhästyisi", len(effects.late)),
        tr_n(
            "{count} asia ei pääsisi eteenpäin",
            "{count} asiaa ei pääsisi eteenpäin",
            len(effects.stuck),
        ),
        tr_n(
            "{count} asia jäisi ilman askelta",
            "{count} asiaa jäisi ilman askelta",
            len(effects.homeless),
        ),
        tr_n(
            "{count} asia pääsisi eteenpäin",
            "{count} asiaa pääsisi eteenpäin",
            len(effects.freed),
        ),
    ]
    counts = (effects.late, effects.stuck, effects.homeless, effects.freed)
    told = [part for part, cases in zip(parts, counts, strict=True) if cases]
    if not told:
        return tr("Luonnos ei muuttaisi yhdenkään avoimen asian tilannetta.")
    return f"{', '.join(told)}."


def case_lines(effects: DraftEffects, names: ProcessDefinition) -> tuple[str, ...]:
    """Return each touched case with its step and the reason, those that become late first."""
    late = (tr("myöhästyisi ({clock})", clock=_clock(one)) for one in effects.late)
    stuck = (tr("puuttuisi {names}", names=_missing(one.missing)) for one in effects.stuck)
    homeless = (tr("askelta ei enää olisi") for _ in effects.homeless)
    freed = (tr("pääsisi eteenpäin") for _ in effects.freed)
    cases = (*effects.late, *effects.stuck, *effects.homeless, *effects.freed)
    reasons = (*late, *stuck, *homeless, *freed)
    return tuple(
        f"{one.number} · {step_name(names, one.step_id)} · {why}"
        for one, why in zip(cases, reasons, strict=True)
    )


def refusal_line(refusal: CaseRefusal) -> str:
    """Return a case's number and why it stays, or what is to be known of it."""
    missing = refusal.why.facts.get("missing")
    why = sentence(refusal.why)
    if isinstance(missing, tuple):
        told = _missing(tuple(item for item in missing if isinstance(item, Missing)))
        lacks = tr("Puuttuu {names}.", names=told)
        why = sentences_in_turn(why, lacks)
    return f"{refusal.number} · {why}"


def change_words(kind: ClockKind, old: HouseLimit | None, new: HouseLimit | None) -> str:
    """Return e.g. "Arvioinnin aloittaminen: nyt 7 arkipäivää, uudessa versiossa 5 arkipäivää"."""
    before, after = (limit_words(one or law_limit(kind)) for one in (old, new))
    name = say(CLOCK_NAMES[kind])
    return tr(
        "{name}: nyt {before}, uudessa versiossa {after}", name=name, before=before, after=after
    )


def limit_words(limit: HouseLimit) -> str:
    """Return e.g. "5 arkipäivää"."""
    value = f"P{limit.count}{_LETTERS[limit.unit]}"
    return length_in_words(DeadlineMark("", value, limit.unit, "", limit.kind.value))


def _day(moment: datetime) -> str:
    return show_date(moment.astimezone(HELSINKI).date())


def _lines(
    found: PathDifference, old: ProcessDefinition, new: ProcessDefinition
) -> Iterator[DifferenceLine]:
    for each in found.removed:
        words = tr("Poistettu. {name}", name=element_name(old, each))
        yield DifferenceLine(each, "removed", words)
    for each in found.added:
        words = tr("Lisätty. {name}", name=element_name(new, each))
        yield DifferenceLine(each, "added", words)
    before, after = elements_of(old), elements_of(new)
    for each, fields in found.changed_meaning.items():
        name = element_name(old, each)
        told = ", ".join(_change(field, before.get(each), after.get(each)) for field in fields)
        yield DifferenceLine(
            each, "changed", tr("Muutettu. {name}: {fields}", name=name, fields=told)
        )
    for each in found.changed_layout:
        words = tr("Siirretty piirroksessa. {name}", name=element_name(new, each))
        yield DifferenceLine(each, "moved", words)


def _change(field: str, old: Element | None, new: Element | None) -> str:
    name = tr(_FIELDS[field]) if field in _FIELDS else field
    if field == "words" and not isinstance(old, DeadlineMark) and old is not None:
        if isinstance(new, Step | Phase | Flow) and new.words.fi:
            return tr("{field} nyt ”{value}”", field=name, value=on_one_line(say(new.words)))
    elif field == "value" and isinstance(old, DeadlineMark) and isinstance(new, DeadlineMark):
        before, after = length_in_words(old), length_in_words(new)
        return tr("{field} {before} → {after}", field=name, before=before, after=after)
    return name


def _clock(one: CaseEffect) -> str:
    kind = one.clock.kind if one.clock is not None else None
    return say(CLOCK_NAMES[kind]) if kind is not None else ""


def _missing(items: tuple[Missing, ...]) -> str:
    told = [missing_words(item) for item in items]
    return "; ".join(told[:_MISSING_TOLD]) + (" …" if len(told) > _MISSING_TOLD else "")
