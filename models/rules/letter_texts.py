"""Texts of decisions (päätöstekstit): dated versions by service, outcome and ground."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

from models.rules.documents.codes import said
from models.rules.kinds import Outcome
from models.rules.law import citation
from models.rules.words import Language, Words
from resources import load_json

FILE = "letters/paragraphs.json"
OWN_GROUND = "own"


class Tongue(StrEnum):
    """One of the four wordings of a text: the decision's own and the plain one (selkokieli)."""

    FI = "fi"
    SV = "sv"
    PLAIN_FI = "plain_fi"
    PLAIN_SV = "plain_sv"

    @property
    def is_plain(self) -> bool:
        """Whether it is the plain wording."""
        return self in (Tongue.PLAIN_FI, Tongue.PLAIN_SV)

    @property
    def language(self) -> Language:
        """The language it is written in."""
        return Language.SWEDISH if self in (Tongue.SV, Tongue.PLAIN_SV) else Language.FINNISH


@dataclass(frozen=True, slots=True)
class TextWords:
    """The four wordings of one version."""

    fi: str = ""
    sv: str = ""
    plain_fi: str = ""
    plain_sv: str = ""

    def of(self, tongue: Tongue) -> str:
        """Return one wording."""
        return str(getattr(self, tongue.value))

    def said_in(self, language: Language | str) -> str:
        """Return the decision's own wording in a language of decisions."""
        return self.sv if str(language) == Language.SWEDISH else self.fi

    def plain_in(self, language: Language | str) -> str:
        """Return the plain wording in a language of decisions."""
        return self.plain_sv if str(language) == Language.SWEDISH else self.plain_fi


@dataclass(frozen=True, slots=True, kw_only=True)
class TextVersion:
    """One version of one text; it holds from `valid_from` until the next one.

    `text_id` joins the versions. An empty `service` means every service, an empty `ground` the
    text of the outcome itself. `valid_from` is None on a draft; `retired` ends the text on that
    day. `laws` are ids of citations. `own` is a version of this office, not a shipped one; `used`
    one that a decision has taken over, which then never changes. `row_version` is handed back when
    an own draft is saved (optimistic lock), 0 for one that is not stored yet.
    """

    text_id: str
    version: int
    service: str
    outcome: Outcome
    ground: str
    words: TextWords
    valid_from: date | None
    laws: tuple[str, ...] = ()
    note: str = ""
    retired: bool = False
    own: bool = False
    used: bool = False
    row_version: int = 0

    @property
    def ref(self) -> str:
        """The name under which a decision keeps it: "family_work.favourable@1"."""
        return f"{self.text_id}@{self.version}"

    @property
    def field(self) -> str:
        """The field of the decision's form that it belongs to."""
        return "facts_text" if self.ground else "outcome_text"

    @property
    def is_draft(self) -> bool:
        """Whether it is not published yet."""
        return self.valid_from is None

    def cited(self, on: date, language: Language | str) -> str:
        """Return the provisions it rests on as they stand on a day, joined."""
        return ", ".join(citation(law, language, on) for law in self.laws)


@dataclass(frozen=True, slots=True)
class TextLibrary:
    """Every version of every text, shipped and own."""

    versions: tuple[TextVersion, ...]

    def history(self, text_id: str) -> tuple[TextVersion, ...]:
        """Return the versions of a text, the newest first."""
        mine = (each for each in self.versions if each.text_id == text_id)
        return tuple(sorted(mine, key=lambda each: -each.version))

    def find(self, ref: str) -> TextVersion | None:
        """Return the version that a decision keeps as `ref`; None when there is none such."""
        return next((each for each in self.versions if each.ref == ref), None)

    def in_force(self, on: date) -> tuple[TextVersion, ...]:
        """Return the version of each text that holds on a day."""
        newest: dict[str, TextVersion] = {}
        for each in self.versions:
            if each.valid_from is None or each.valid_from > on:
                continue
            known = newest.get(each.text_id)
            if known is None or _order(known) < _order(each):
                newest[each.text_id] = each
        return tuple(each for each in newest.values() if not each.retired)

    def fitting(self, service: str, outcome: Outcome | None, on: date) -> tuple[TextVersion, ...]:
        """Return the texts in force on a day, those that fit service and outcome best first."""
        found = self.in_force(on)
        return tuple(sorted(found, key=lambda each: _distance(each, service, outcome)))

    def of_outcome(self, service: str, outcome: Outcome, on: date) -> TextVersion | None:
        """Return the text of the outcome itself for a service on a day."""
        found = (
            each
            for each in self.fitting(service, outcome, on)
            if not each.ground and each.outcome is outcome and each.service in (service, "")
        )
        return next(found, None)


def fits(version: TextVersion, service: str, outcome: Outcome | None) -> bool:
    """Answer whether a text is meant for this service and outcome."""
    return version.service in ("", service) and outcome in (None, version.outcome)


@cache
def shipped_texts() -> TextLibrary:
    """Return the texts that come with the program."""
    return TextLibrary(tuple(_shipped(load_json(FILE)["texts"])))


def library(own: Iterable[TextVersion]) -> TextLibrary:
    """Return the shipped texts and those of this office."""
    return TextLibrary((*shipped_texts().versions, *own))


@cache
def grounds() -> Mapping[str, Words]:
    """Return the grounds in the order of the lists."""
    rows: Sequence[Mapping[str, Any]] = load_json(FILE)["grounds"]
    return {row["code"]: Words(row["fi"], row["sv"], row["en"]) for row in rows}


def grounds_of(outcome: Outcome) -> tuple[str, ...]:
    """Return the grounds that an outcome may have."""
    rows: Sequence[Mapping[str, Any]] = load_json(FILE)["grounds"]
    return tuple(row["code"] for row in rows if outcome.value in row["outcomes"])


_EVERY = Words("Kaikki palvelut", "Alla tjänster", "Every service")
_ITSELF = Words("Ratkaisu", "Avgörande", "Outcome")


def service_words(service: str, language: Language | str) -> str:
    """Return the name of a text's service; "all services" for an empty one."""
    return said("social_services", service, language) if service else _EVERY.said_in(language)


def ground_words(ground: str, language: Language | str) -> str:
    """Return the name of a ground; "outcome" for the text of the outcome itself."""
    words = grounds().get(ground, _ITSELF) if ground else _ITSELF
    return words.said_in(language)


def text_name(version: TextVersion, language: Language | str) -> str:
    """Return what a text is called: "Perhetyö · Myönteinen · Ratkaisu"."""
    parts = (
        service_words(version.service, language),
        said("outcomes", version.outcome.value, language),
        ground_words(version.ground, language),
        version.note,
    )
    return " · ".join(part for part in parts if part)


def _order(version: TextVersion) -> tuple[date, int]:
    return version.valid_from or date.max, version.version


def _distance(
    version: TextVersion, service: str, outcome: Outcome | None
) -> tuple[bool, bool, bool, bool, bool]:
    other_service = version.service not in ("", service)
    return (
        version.outcome is not outcome,
        other_service,
        bool(version.ground),
        version.service == "",
        not version.own,
    )


def _shipped(rows: Sequence[Mapping[str, Any]]) -> Iterator[TextVersion]:
    for row in rows:
        for each in row["versions"]:
            yield TextVersion(
                text_id=row["id"],
                version=each["version"],
                service=row["service"],
                outcome=Outcome(row["outcome"]),
                ground=row["ground"],
                words=TextWords(**{tongue.value: each[tongue.value] for tongue in Tongue}),
                valid_from=date.fromisoformat(each["valid_from"]),
                laws=tuple(row["laws"]),
            )
