"""Deadlines (määräajat) as timers on the border of a phase: length, name and reminder."""

import re
from collections.abc import Mapping

from lxml.etree import SubElement
from lxml.etree import _Element as Element

from diagram.graph.extensions import set_ours
from diagram.graph.names import MODEL, expression_type, tag
from models.rules.process import DeadlineMark

_LENGTH = re.compile(r"P(\d{1,4})([DWMY])\Z")
_UNITS: Mapping[tuple[str, str], tuple[str, str]] = {
    ("D", "workday"): ("arkipäivä", "arkipäivää"),
    ("D", ""): ("päivä", "päivää"),
    ("W", ""): ("viikko", "viikkoa"),
    ("M", ""): ("kuukausi", "kuukautta"),
    ("Y", ""): ("vuosi", "vuotta"),
}
"""One and many, by the letter of the length and our unit; without the unit as a fallback."""


def name_of(mark: DeadlineMark) -> str:
    """Return what the drawn deadline says: its length in Finnish."""
    found = _LENGTH.match(mark.value)
    if found is None:
        return "Määräaika"
    number, letter = found.groups()
    one, many = _UNITS.get((letter, mark.unit)) or _UNITS[letter, ""]
    return f"{int(number)} {one if int(number) == 1 else many}"


def set_timer(event: Element, mark: DeadlineMark, old: DeadlineMark | None) -> None:
    """Write a deadline into its boundary event; a name that somebody else gave it stays."""
    if event.get("name", "") in ("", name_of(old) if old is not None else ""):
        event.set("name", name_of(mark))
    set_ours(event, "deadline", [_facts(mark)])
    timer = event.find(tag(MODEL, "timerEventDefinition"))
    if timer is None:
        timer = SubElement(event, tag(MODEL, "timerEventDefinition"))
        timer.set("id", f"Timer_of_{mark.id}")
    length = timer.find(tag(MODEL, "timeDuration"))
    if length is None:
        length = SubElement(timer, tag(MODEL, "timeDuration"))
        expression_type(length)
    length.text = mark.value


def _facts(mark: DeadlineMark) -> dict[str, str]:
    facts = {
        "value": mark.value,
        "unit": mark.unit,
        "calendar": "fi",
        "anchor": mark.anchor,
        "clock": mark.clock,
        "statute": mark.statute,
        "reminder": mark.reminder,
    }
    return {key: value for key, value in facts.items() if value}
