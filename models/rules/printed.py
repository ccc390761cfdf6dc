"""What a printed page set says (tuloste), block by block and without any layout."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from models.rules.organisation import Organisation
from models.rules.words import Language, Words


class PrintKind(StrEnum):
    """A kind of print; the use log names it."""

    FAMILY = "family"
    ASSESSMENT = "assessment"
    PLAN = "plan"
    CONTACT = "contact"
    CASE = "case"
    HANDOVER = "handover"
    DAY_LOG = "day_log"
    LOG_EXTRACT = "log_extract"
    LIST = "list"


PRINT_NAMES = {
    PrintKind.FAMILY: Words("Perheen oma lehti", "Familjens eget blad", "The family's own sheet"),
    PrintKind.ASSESSMENT: Words(
        "Palvelutarpeen arvio", "Bedömning av servicebehovet", "Assessment of service needs"
    ),
    PrintKind.PLAN: Words("Asiakassuunnitelma", "Klientplan", "Client plan"),
    PrintKind.CONTACT: Words(
        "Yhteydenoton kooste", "Sammandrag av kontakten", "Summary of the contact"
    ),
    PrintKind.CASE: Words(
        "Asian tiedot ja määräajat", "Ärendet och dess tidsfrister", "Case and its time limits"
    ),
    PrintKind.HANDOVER: Words(
        "Siirtolehti uudelle työntekijälle",
        "Överlämningsblad till ny handläggare",
        "Hand-over sheet",
    ),
    PrintKind.DAY_LOG: Words(
        "Määräaikojen päiväkirja", "Dagbok över tidsfrister", "Day log of time limits"
    ),
    PrintKind.LOG_EXTRACT: Words("Käyttölokiote", "Utdrag ur användningsloggen", "Use log extract"),
    PrintKind.LIST: Words("Luettelo", "Förteckning", "List"),
}


class StepState(StrEnum):
    """Where a phase stands from the family's point of view."""

    DONE = "done"
    NOW = "now"
    COMING = "coming"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text as typed; `quiet` is fine print."""

    text: str
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Pairs:
    """Names and values side by side."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Points:
    """A list with bullets."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SubTitle:
    """A heading inside a section."""

    text: str


@dataclass(frozen=True, slots=True)
class Notice:
    """What must be seen first, on a tinted ground."""

    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with a head row; `widths` are shares of the line, `dense` asks for small letters."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    dense: bool = False


@dataclass(frozen=True, slots=True)
class PathStep:
    """One phase on the family's sheet; `mark` says its state in words."""

    number: int
    name: str
    text: str
    state: StepState
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Path:
    """The phases in a row, with a visible mark on the present one."""

    steps: tuple[PathStep, ...]


Part: TypeAlias = Paragraph | Pairs | Points | SubTitle | Notice | Grid | Path


@dataclass(frozen=True, slots=True)
class PrintSection:
    """A titled part; one without parts is not printed."""

    heading: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class PrintedSheet:
    """A print as facts: the same facts give the same bytes.

    `number` names it on the page and in the file's properties, a case number or a day, never a
    name. `about` are lines under the title. `compact` puts the body close under the head.
    """

    kind: PrintKind
    title: str
    number: str
    language: Language
    organisation: Organisation
    made_on: date
    about: tuple[str, ...] = ()
    sections: tuple[PrintSection, ...] = ()
    draft: str = ""
    compact: bool = False


def texts_of(sheet: PrintedSheet) -> tuple[str, ...]:
    """Return every text that the print says."""
    found = [sheet.title, sheet.number, *sheet.about, sheet.organisation.name]
    found.append(sheet.organisation.unit)
    for section in sheet.sections:
        found.append(section.heading)
        for part in section.parts:
            found.extend(_said(part))
    return tuple(found)


def _said(part: Part) -> tuple[str, ...]:
    match part:
        case Paragraph() | SubTitle():
            return (part.text,)
        case Pairs():
            return tuple(text for row in part.rows for text in row)
        case Points():
            return part.items
        case Notice():
            return part.heading, part.text
        case Grid():
            return (*part.head, *(cell for row in part.rows for cell in row))
        case Path():
            return tuple(text for step in part.steps for text in (step.name, step.text, step.mark))


def with_sections(sheet: PrintedSheet, *sections: PrintSection) -> PrintedSheet:
    """Return the sheet with those of `sections` that say something."""
    return replace(sheet, sections=tuple(one for one in sections if one.parts))
