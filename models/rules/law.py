"""The law as dated data: numbers, whom they bind, citations and authorities by day.

Citations are kept and passed on as Finnish text ("SHL 36 § 3 mom."); `citation_in` says the same
text in another language at the edge.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import TypeAlias, TypeVar, cast

from models.rules.kinds import ClockKind, Group
from models.rules.words import Language, Words
from resources import load_json

_Row: TypeAlias = Mapping[str, object]
_T = TypeVar("_T")
_K = TypeVar("_K", bound=Hashable)
_Dated: TypeAlias = tuple[tuple[date, date, _T], ...]
_MEMORY = "muistista"
_GUIDE = "ohje: "
_ITEM = Words("k", "punkten", "point")


@dataclass(frozen=True, slots=True)
class Limit:
    """One number of the law or the house; `unit` is working_days, days, months, years, children."""

    name: str
    value: int
    unit: str


@dataclass(frozen=True, slots=True)
class Binding:
    """Whether a clock is statutory for a group, and the citations (Finnish) it rests on."""

    statutory: bool
    statutes: tuple[str, ...]


def limit(name: str, on: date) -> Limit:
    """Return the number in force on `on`; KeyError when there is none."""
    return _in_force(_limits()[name], on)


def has_limit(name: str, on: date) -> bool:
    """Answer whether the law or the house has the number on `on`."""
    return any(first <= on <= last for first, last, _ in _limits()[name])


def is_counted(group: Group, on: date) -> bool:
    """Answer whether THL's processing times (käsittelyajat) count a matter of `group` on `on`."""
    return _in_force(_counted()[group], on)


def is_statutory(clock: ClockKind, group: Group, on: date) -> bool:
    """Answer whether `clock` binds `group` by law on `on`; else it is a house target."""
    return _in_force(_bindings()[clock, group], on)[0]


@lru_cache(maxsize=65536)
def binding(clock: ClockKind, group: Group, on: date) -> Binding:
    """Return whether and by what `clock` binds `group` on `on`."""
    statutory, names = _in_force(_bindings()[clock, group], on)
    return Binding(statutory, tuple(citation(name, on=on) for name in names))


def citation(name: str, language: Language | str = Language.FINNISH, on: date | None = None) -> str:
    """Return a citation in its short form, e.g. "SHL 36 § 3 mom."; KeyError for an unknown id.

    `on` chooses the wording in force that day, by default the newest.
    """
    return _in_force(_citations()[name], on or date.max).said_in(language)


def from_memory(language: Language | str = Language.FINNISH) -> tuple[str, ...]:
    """Return the citations whose statute text was not read when the program was made."""
    rows = _rows("statutes", "citations")
    return tuple(_cited(row).said_in(language) for row in rows if _source(row) == _MEMORY)


def from_guides(language: Language | str = Language.FINNISH) -> tuple[str, ...]:
    """Return the citations that were read in an authority's guide, each with its site."""
    rows = [row for row in _rows("statutes", "citations") if _source(row).startswith(_GUIDE)]
    return tuple(f"{_cited(row).said_in(language)} ({_source(row)[len(_GUIDE) :]})" for row in rows)


def citation_in(text: str, language: Language | str) -> str:
    """Return a Finnish citation text in `language`: "SHL 36 §" is "SVL 36 §" in Swedish.

    Text that begins with no known act is returned as it is.
    """
    if str(language) == Language.FINNISH:
        return text
    whole = _free_citations().get(text)
    if whole is not None:
        return whole.said_in(language)
    for act in _acts().values():
        short = act.short.fi
        if short and text.startswith(f"{short} "):
            rest = text.removeprefix(short)
            return act.short.said_in(language) + _place_in(rest, language)
    return text


def act_name(name: str, language: Language | str = Language.FINNISH) -> str:
    """Return an act's full name with its number, e.g. "sosiaalihuoltolaki (1301/2014)"."""
    act = _acts()[name]
    return f"{act.name.said_in(language)} ({act.number})"


def authority(name: str, on: date) -> Words:
    """Return an authority's name on the day `on`, e.g. `authority("supervision", day)`."""
    return _in_force(_authorities()[name], on)


@dataclass(frozen=True, slots=True)
class _Act:
    number: str
    short: Words
    name: Words


def _in_force(versions: _Dated[_T], on: date) -> _T:
    for first, last, value in versions:
        if first <= on <= last:
            return value
    raise KeyError(on.isoformat())


@cache
def _limits() -> Mapping[str, _Dated[Limit]]:
    return _dated(
        _rows("limits", "limits"),
        lambda row: str(row["name"]),
        lambda row: Limit(str(row["name"]), cast(int, row["value"]), str(row["unit"])),
    )


@cache
def _bindings() -> Mapping[tuple[ClockKind, Group], _Dated[tuple[bool, list[str]]]]:
    return _dated(
        _each_group(_rows("limits", "clocks")),
        lambda row: (ClockKind(str(row["clock"])), Group(str(row["group"]))),
        lambda row: (bool(row["statutory"]), cast(list[str], row["statutes"])),
    )


@cache
def _counted() -> Mapping[Group, _Dated[bool]]:
    return _dated(
        _each_group(_rows("limits", "statistics")),
        lambda row: Group(str(row["group"])),
        lambda row: bool(row["counted"]),
    )


@cache
def _citations() -> Mapping[str, _Dated[Words]]:
    return _dated(_rows("statutes", "citations"), lambda row: str(row["id"]), _cited)


@cache
def _authorities() -> Mapping[str, _Dated[Words]]:
    return _dated(
        _rows("authorities", "authorities"),
        lambda row: str(row["name"]),
        lambda row: _words(row["words"]),
    )


@cache
def _acts() -> Mapping[str, _Act]:
    rows = _rows("statutes", "acts")
    return {
        str(row["id"]): _Act(str(row["number"]), _words(row["short"]), _words(row["name"]))
        for row in rows
    }


@cache
def _free_citations() -> Mapping[str, Words]:
    rows = _rows("statutes", "citations")
    return {words.fi: words for words in (_cited(row) for row in rows if "words" in row)}


def _source(row: _Row) -> str:
    return str(row.get("source", ""))


def _cited(row: _Row) -> Words:
    if "words" in row:
        return _words(row["words"])
    short, place = _acts()[str(row["act"])].short, str(row["place"])
    said = (f"{short.said_in(each)} {_place_in(place, each)}" for each in Language)
    return Words(*said)


def _place_in(place: str, language: Language | str) -> str:
    item = _ITEM.said_in(language)
    return f"{place.removesuffix(' k')} {item}" if place.endswith(" k") else place


def _dated(
    rows: Iterable[_Row], key: Callable[[_Row], _K], value: Callable[[_Row], _T]
) -> Mapping[_K, _Dated[_T]]:
    found: dict[_K, _Dated[_T]] = {}
    for row in rows:
        first = _day(row["valid_from"], date.min)
        last = _day(row["valid_to"], date.max)
        found[key(row)] = (*found.get(key(row), ()), (first, last, value(row)))
    return found


def _each_group(rows: Iterable[_Row]) -> Iterable[_Row]:
    return ({**row, "group": group} for row in rows for group in cast(list[str], row["groups"]))


def _day(text: object, otherwise: date) -> date:
    return otherwise if text is None else date.fromisoformat(str(text))


def _rows(file: str, key: str) -> tuple[_Row, ...]:
    return tuple(load_json(f"law/{file}.json")[key])


def _words(row: object) -> Words:
    said = cast(_Row, row)
    return Words(str(said["fi"]), str(said["sv"]), str(said["en"]))
