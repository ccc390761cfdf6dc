"""The organisation's own data and the open points of the law as settings (asetukset)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class PostalAddress:
    """A postal address in Finland."""

    street: str = ""
    postcode: str = ""
    town: str = ""

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines of the address as they stand on a letter, empty ones left out."""
        last = " ".join(part for part in (self.postcode, self.town.upper()) if part)
        return tuple(line for line in (self.street, last) if line)


@dataclass(frozen=True, slots=True)
class Organisation:
    """Who decides and where rectification is asked for; nothing of it is fixed in code.

    `logo` is a picture as base64 text, drawn at the top left; `logo_words` say it to who cannot
    see it. `feedback_address` is where anybody can give feedback, printed on the family's sheet.
    """

    name: str = ""
    unit: str = ""
    address: PostalAddress = PostalAddress()
    phone: str = ""
    email: str = ""
    case_prefix: str = "PO"
    rectification_body: str = ""
    registry_name: str = ""
    registry_address: PostalAddress = PostalAddress()
    registry_visiting_address: PostalAddress = PostalAddress()
    registry_phone: str = ""
    registry_email: str = ""
    registry_hours: str = ""
    ombudsperson: str = ""
    feedback_address: str = ""
    bilingual: bool = False
    real_codes_only: bool = False
    logo: str = ""
    logo_words: str = ""


class EveRule(StrEnum):
    """O1: whether Christmas and Midsummer Eve count among the seven working days."""

    NOT_COUNTED = "not_counted"
    COUNTED = "counted"


@dataclass(frozen=True, slots=True)
class DayChanges:
    """Days that differ from the holiday table: a new holiday (arkipyhä), or one that is none.

    For a law that came into force after this version of the program.
    """

    off: frozenset[date] = frozenset()
    working: frozenset[date] = frozenset()


NO_CHANGES = DayChanges()


@dataclass(frozen=True, slots=True)
class RuleSettings:
    """The open points O1-O5 of the law, each with its stated default, and the house's warnings.

    O1 `eves`: eves are not working days. O2 `roll_own_limits`: the last lawful day of the
    authority's own three months is the rolled day, the target is the working day before.
    O3 `night_counts_from_receipt`: receipt at night or at a weekend is that calendar day.
    O4 `later_contact_keeps_clock`: a later contact in an open matter starts no new clock.
    `renewal_restarts_clocks`: a need assessed anew is a matter taken up anew, so the time limits
    of the new round count from the renewal; otherwise they go on from when it became pending.
    `renewal_offer_days` says how many days before its end a decision's renewal is offered.
    `ladder` says how many working days before its end each time limit is reminded of.
    `attachment_mb` is how large one attachment may be, `attachments_mb` all of one case.
    O5: holiday dates come from the `holidays` library, category public; `days` differ from it.
    """

    eves: EveRule = EveRule.NOT_COUNTED
    roll_own_limits: bool = True
    night_counts_from_receipt: bool = True
    later_contact_keeps_clock: bool = True
    renewal_restarts_clocks: bool = True
    soon_working_days: int = 2
    decision_end_warning_weeks: int = 6
    renewal_offer_days: int = 60
    plan_review_months: int = 12
    ladder: tuple[int, ...] = (10, 5, 2, 0)
    days: DayChanges = NO_CHANGES
    second_signature: bool = False
    lock_minutes: int = 10
    attachment_mb: int = 20
    attachments_mb: int = 500
