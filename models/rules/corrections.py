"""Correcting a signed decision (päätöksen korjaaminen, hallintolaki 50–53 §): what, why, by when.

A signed decision is never changed: a new one takes its place and says what it corrects.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.rules.deadlines import add_months
from models.rules.errors import RuleBroken
from models.rules.law import citation, limit
from models.rules.words import Language, Words

_MONTHS = 12


class CorrectionKind(StrEnum):
    """Factual error (asiavirhe, HL 50 §) or clerical error (kirjoitusvirhe, HL 51 §)."""

    FACTUAL = "factual"
    CLERICAL = "clerical"


class CorrectionGround(StrEnum):
    """Why a decision may be corrected: HL 50 § 1 mom. 1–4 k; the last one is HL 51 § 1 mom."""

    INFORMATION = "information"
    LAW = "law"
    PROCEDURE = "procedure"
    NEW_EVIDENCE = "new_evidence"
    OBVIOUS_SLIP = "obvious_slip"


class CorrectionEffect(StrEnum):
    """Whose good the correction does: HL 50 § 2 mom. asks consent where it does the party harm."""

    FOR = "for"
    AGAINST = "against"


@dataclass(frozen=True, slots=True)
class GroundRule:
    """One ground as data: its kind, the citation's id, and whether it may harm the party."""

    kind: CorrectionKind
    statute: str
    may_harm: bool
    words: Words


@dataclass(frozen=True, slots=True)
class Replaced:
    """A decision that another one replaces: its number, and why where that was asked."""

    number: str
    ground: CorrectionGround | None


GROUNDS: Mapping[CorrectionGround, GroundRule] = {
    CorrectionGround.INFORMATION: GroundRule(
        CorrectionKind.FACTUAL,
        "correction.information",
        may_harm=True,
        words=Words(
            "Perustuu selvästi virheelliseen tai puutteelliseen selvitykseen",
            "Grundar sig på klart oriktig eller bristfällig utredning",
            "Rests on clearly wrong or deficient information",
        ),
    ),
    CorrectionGround.LAW: GroundRule(
        CorrectionKind.FACTUAL,
        "correction.law",
        may_harm=True,
        words=Words(
            "Perustuu ilmeisen väärään lain soveltamiseen",
            "Grundar sig på uppenbart oriktig tillämpning av lag",
            "Rests on an obviously wrong application of law",
        ),
    ),
    CorrectionGround.PROCEDURE: GroundRule(
        CorrectionKind.FACTUAL,
        "correction.procedure",
        may_harm=True,
        words=Words(
            "Päätöstä tehtäessä on tapahtunut menettelyvirhe",
            "Ett procedurfel har skett när beslutet fattades",
            "An error of procedure happened",
        ),
    ),
    CorrectionGround.NEW_EVIDENCE: GroundRule(
        CorrectionKind.FACTUAL,
        "correction.new_evidence",
        may_harm=False,
        words=Words(
            "Asiaan on tullut uutta selvitystä, joka voi vaikuttaa olennaisesti",
            "Det har kommit ny utredning som kan påverka beslutet väsentligt",
            "New evidence that may matter essentially",
        ),
    ),
    CorrectionGround.OBVIOUS_SLIP: GroundRule(
        CorrectionKind.CLERICAL,
        "correction.clerical",
        may_harm=True,
        words=Words(
            "Ilmeinen kirjoitus- tai laskuvirhe taikka muu selvä virhe",
            "Ett uppenbart skriv- eller räknefel eller något annat klart fel",
            "An obvious slip of writing or counting, or another clear error",
        ),
    ),
}


@dataclass(frozen=True, slots=True)
class Correction:
    """What a new decision corrects in the one it replaces, as it was recorded before it was begun.

    `consent_on` is the day of the party's consent; `own_conduct` says that the party's own
    conduct caused an obvious error, `reasonable` that correcting a slip is not unreasonable to
    the party. `heard_on` or `hearing_needless` tells of the hearing (HL 34 § and 52 § 2 mom.).
    """

    ground: CorrectionGround
    effect: CorrectionEffect
    reason: str
    consent_on: date | None = None
    own_conduct: bool = False
    reasonable: bool = False
    heard_on: date | None = None
    hearing_needless: str = ""

    @property
    def kind(self) -> CorrectionKind:
        """Whether it corrects a factual or a clerical error."""
        return GROUNDS[self.ground].kind


def ground_name(ground: CorrectionGround, language: Language | str = Language.FINNISH) -> str:
    """Return a ground in words."""
    return GROUNDS[ground].words.said_in(language)


def ground_statute(ground: CorrectionGround, language: Language | str = Language.FINNISH) -> str:
    """Return the citation of a ground."""
    return citation(GROUNDS[ground].statute, language)


def last_day_to_correct(decided_on: date) -> date:
    """Return the last day on which a correction may be begun: five years (HL 52 § 1 mom.)."""
    years = limit("correction", decided_on).value
    return add_months(decided_on, years * _MONTHS)


def require_correctable(correction: Correction, *, decided_on: date, today: date) -> None:
    """Raise RuleBroken for a correction that the law does not let the authority begin.

    "correction.too_late", "correction.only_for", "correction.consent_wanted",
    "correction.unreasonable", "correction.hearing_wanted" and "correction.day", each with its
    field in `field` and its `statute`.
    """
    last = last_day_to_correct(decided_on)
    if today > last:
        raise RuleBroken("correction.too_late", last=last, statute=citation("correction.time"))
    _require_days(correction, decided_on=decided_on, today=today)
    if correction.effect is CorrectionEffect.AGAINST:
        _require_harm_allowed(correction)
    if correction.heard_on is None and not correction.hearing_needless.strip():
        raise RuleBroken(
            "correction.hearing_wanted", field="heard_on", statute=_hearing_statute(correction)
        )


def _require_days(correction: Correction, *, decided_on: date, today: date) -> None:
    for field, day in (("consent_on", correction.consent_on), ("heard_on", correction.heard_on)):
        if day is not None and not decided_on <= day <= today:
            raise RuleBroken("correction.day", field=field, first=decided_on, last=today)


def _require_harm_allowed(correction: Correction) -> None:
    rule = GROUNDS[correction.ground]
    if not rule.may_harm:
        raise RuleBroken(
            "correction.only_for", field="effect", statute=citation("correction.consent")
        )
    if correction.own_conduct:
        return
    if rule.kind is CorrectionKind.CLERICAL:
        if not correction.reasonable:
            raise RuleBroken(
                "correction.unreasonable", field="reasonable", statute=citation(rule.statute)
            )
    elif correction.consent_on is None:
        raise RuleBroken(
            "correction.consent_wanted", field="consent_on", statute=citation("correction.consent")
        )


def _hearing_statute(correction: Correction) -> str:
    clerical = correction.kind is CorrectionKind.CLERICAL
    return citation("correction.hearing" if clerical else "hearing")
