"""The fixed wording of letters: dated versions in Finnish and Swedish, kept as data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from models.rules.errors import RuleBroken
from models.rules.words import Language
from resources import load_json

FILE = "letters/decision.json"
DECISION_LANGUAGES = (Language.FINNISH, Language.SWEDISH)


@dataclass(frozen=True, slots=True)
class InstructionSection:
    """One section of the rectification instructions (oikaisuvaatimusohje)."""

    heading: str
    text: tuple[str, ...]
    items: tuple[str, ...]
    registry: bool
    small: bool


@dataclass(frozen=True, slots=True)
class LetterTexts:
    """One dated version in one language; `id` is stored with each decision that used it."""

    id: str
    language: Language
    words: Mapping[str, str]
    missing: Mapping[str, str]
    rectification: tuple[InstructionSection, ...]
    rectification_days: Mapping[str, int]

    def say(self, key: str, **places: object) -> str:
        """Return the sentence `key` with its places filled."""
        return self.words[key].format(**places)


def texts(language: Language, on: date, version: str = "") -> LetterTexts:
    """Return the wording in force `on` that day, or the named `version`.

    Raises:
        RuleBroken: letter.language for a language decisions are not made in (KieliL 19 §),
            letter.no_texts when no version covers the day or bears the name.
    """
    found = _version(load_json(FILE)["versions"], on, version)
    if language not in DECISION_LANGUAGES:
        raise RuleBroken("letter.language", language=str(language))
    return _read(found, language)


def texts_version(on: date) -> str:
    """Return the id of the wording in force `on` that day."""
    return str(_version(load_json(FILE)["versions"], on, "")["id"])


def _version(versions: Sequence[Mapping[str, Any]], on: date, name: str) -> Mapping[str, Any]:
    for each in versions:
        if each["id"] == name if name else _covers(each, on):
            return each
    raise RuleBroken("letter.no_texts", on=on.isoformat(), version=name)


def _covers(version: Mapping[str, Any], on: date) -> bool:
    first = date.fromisoformat(version["valid_from"])
    last = version["valid_to"]
    return first <= on and (last is None or on <= date.fromisoformat(last))


def _read(version: Mapping[str, Any], language: Language) -> LetterTexts:
    said = version[str(language)]
    return LetterTexts(
        id=version["id"],
        language=language,
        words=said["words"],
        missing=said["missing"],
        rectification=tuple(_section(each) for each in said["rectification"]),
        rectification_days={
            basis: rule["days"] for basis, rule in version["rectification_days"].items()
        },
    )


def _section(data: Mapping[str, Any]) -> InstructionSection:
    return InstructionSection(
        heading=data["heading"],
        text=tuple(data["text"]),
        items=tuple(data.get("items", ())),
        registry=data.get("registry", False),
        small=data.get("small", False),
    )
