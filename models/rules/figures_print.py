"""What the half-year report says on paper: frozen facts from which `reports` makes pages."""

from dataclasses import dataclass
from datetime import date

from models.rules.figures import HalfYear
from models.rules.figures_periods import Period
from models.rules.figures_staff import Staffing
from models.rules.letters import Official
from models.rules.organisation import Organisation
from models.rules.words import Language


@dataclass(frozen=True, slots=True)
class FiguresPrint:
    """A half-year report; no name or number of any case is part of it.

    `made_on` is the day of sending or printing, `running` marks a period that has not ended.
    """

    period: Period
    figures: HalfYear
    previous: HalfYear | None
    staffing: Staffing | None
    comment: str
    sender: Official
    organisation: Organisation
    made_on: date
    running: bool
    language: Language = Language.FINNISH
