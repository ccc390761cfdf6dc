"""Who gets a decision, where it is sent, and whose address must never stand in it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.rules.deadlines import age_on
from models.rules.errors import RuleBroken
from models.rules.kinds import ServiceTask, ServingWay, TieKind
from models.rules.law import limit
from models.rules.rows import PersonData, PersonRow, TieRow


class RecipientReason(StrEnum):
    """Why somebody gets an own print of a decision."""

    OF_AGE = "of_age"
    OWN_VOICE = "own_voice"
    GUARDIAN = "guardian"


@dataclass(frozen=True, slots=True)
class SuggestedRecipient:
    """One to whom the decision must be served, and why."""

    person: PersonRow
    reason: RecipientReason


_OWN_VOICE = {
    ServiceTask.FAMILIES: "own_voice",
    ServiceTask.CHILD_PROTECTION: "own_voice.child_protection",
}


def suggested_recipients(
    client: PersonRow, ties: Sequence[TieRow], *, task: ServiceTask, on: date
) -> tuple[SuggestedRecipient, ...]:
    """Return the client if old enough to speak alone, and each guardian separately.

    HL 434/2003 14 § 3 mom. and 56 §: from 15 years; LsL 417/2007 21 §: from 12 years. A guardian
    to whom the child has forbidden to tell (ATL 51 §) is left out.
    """
    birth = client.data.birth_date
    if is_of_age(birth, on):
        return (SuggestedRecipient(client, RecipientReason.OF_AGE),)
    guardians = tuple(
        SuggestedRecipient(tie.person, RecipientReason.GUARDIAN)
        for tie in ties
        if is_guardian(tie) and tie.prohibition is None
    )
    if birth is not None and age_on(birth, on) >= limit(_OWN_VOICE[task], on).value:
        return (SuggestedRecipient(client, RecipientReason.OWN_VOICE), *guardians)
    return guardians


def letter_lines(data: PersonData) -> tuple[str, ...]:
    """Return the address lines of the recipient's own print.

    Of a person under non-disclosure (turvakielto) only the contact address (yhteysosoite), or
    none: such a letter is handed over or served electronically.
    """
    if data.non_disclosure:
        return data.contact_address.lines
    return data.address.lines or data.contact_address.lines


def likely_way(data: PersonData) -> ServingWay:
    """Return the way to begin with: by post where the letter can be addressed."""
    return ServingWay.POST if letter_lines(data) else ServingWay.HANDED


def secret_contacts(people: Iterable[PersonData]) -> tuple[str, ...]:
    """Return the streets and phone numbers that no decision may tell (JulkL 24 § 1 mom. 31 k)."""
    hidden = (data for data in people if data.non_disclosure or data.secret_contacts)
    told = (text for data in hidden for text in (data.address.street, data.phone))
    return tuple(dict.fromkeys(text for text in told if text.strip()))


def require_servable(
    data: PersonData, *, way: ServingWay, served_on: date, signed_on: date, today: date
) -> None:
    """Raise RuleBroken for a service (tiedoksianto) that cannot have happened so.

    "serving.before_signing", "serving.in_future", "serving.no_consent" where the recipient
    has not agreed to electronic service (SAL 13/2003 19 §), and "serving.no_address" by post where
    no address is known or may be printed.
    """
    if served_on < signed_on:
        raise RuleBroken("serving.before_signing", first=signed_on)
    if served_on > today:
        raise RuleBroken("serving.in_future")
    if way is ServingWay.ELECTRONIC and not data.electronic_consent:
        raise RuleBroken("serving.no_consent", statute="SAL 13/2003 19 §")
    if way is ServingWay.POST and not letter_lines(data):
        raise RuleBroken("serving.no_address")


def require_received(received_on: date, *, served_on: date, today: date) -> None:
    """Raise RuleBroken("serving.received_day") for a proof outside service and today."""
    if not served_on <= received_on <= today:
        raise RuleBroken("serving.received_day", first=served_on, last=today)


def is_guardian(tie: TieRow) -> bool:
    """Answer whether the tie gives a say in the child's matter (huoltaja)."""
    return tie.has_custody or tie.kind is TieKind.GUARDIAN


def is_of_age(birth: date | None, on: date) -> bool:
    """Answer whether somebody is of age; one whose birth date is not known is taken as a child."""
    return birth is not None and age_on(birth, on) >= limit("of_age", on).value
