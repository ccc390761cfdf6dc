"""Giving the map out of the program: on paper or as a file, with names or without."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from models.rules.errors import RuleBroken
from models.rules.purposes import Purpose, stated_purpose

MOST_NAMED = 500
"""Cases on one map with names: nobody needs more on one paper, and a lost one harms more."""


class ShareForm(StrEnum):
    """How the map leaves the program."""

    PRINT = "print"
    PDF = "pdf"
    SVG = "svg"
    PNG = "png"


@dataclass(frozen=True, slots=True)
class ShareMap:
    """A map of these cases is given out; `purpose` is wanted when it carries names."""

    form: ShareForm
    case_ids: Sequence[UUID]
    named: bool
    purpose: str = ""


def purpose_of_share(share: ShareMap) -> Purpose:
    """Return why a map is given out.

    Without names the form says it. RuleBroken("share.too_many") for more names than may go on one
    map, ("purpose.missing" | "purpose.unknown") when none is stated for names.
    """
    if not share.named:
        return Purpose.PRINT if share.form is ShareForm.PRINT else Purpose.EXPORT
    if len(share.case_ids) > MOST_NAMED:
        raise RuleBroken("share.too_many", most=MOST_NAMED)
    return stated_purpose(share.purpose)
