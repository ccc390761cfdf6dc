from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from models.rules.errors import RuleBroken
from models.rules.kinds import ServiceTask, ServingWay, TieKind
from models.rules.organisation import PostalAddress
from models.rules.recipients import (
    RecipientReason,
    is_of_age,
    letter_lines,
    require_received,
    require_servable,
    secret_contacts,
    suggested_recipients,
)
from models.rules.rows import PersonData, PersonRow, TieRow

TODAY = date(2026, 11, 24)
HOME = PostalAddress("Kotikatu 3", "50100", "Mikkeli")
CONTACT = PostalAddress("PL 7", "50101", "Mikkeli")


def a_person(number: int, birth: date | None = None) -> PersonRow:
    return PersonRow(UUID(int=number), 1, PersonData("Esimerkki", str(number), birth_date=birth))


def a_tie(number: int, kind: TieKind, *, custody: bool = False) -> TieRow:
    return TieRow(a_person(number), kind, custody)


def test_that_both_guardians_are_served_separately() -> None:
    ties = [a_tie(1, TieKind.GUARDIAN), a_tie(2, TieKind.PARENT, custody=True)]

    found = suggested_recipients(
        a_person(9, date(2016, 5, 2)), ties, task=ServiceTask.FAMILIES, on=TODAY
    )

    assert [item.person.id.int for item in found] == [1, 2]


@pytest.mark.parametrize("kind", [TieKind.PARENT, TieKind.SIBLING, TieKind.CLOSE_PERSON])
def test_that_one_without_custody_is_no_recipient(kind: TieKind) -> None:
    found = suggested_recipients(
        a_person(9, date(2016, 5, 2)), [a_tie(1, kind)], task=ServiceTask.FAMILIES, on=TODAY
    )

    assert found == ()


@pytest.mark.parametrize(
    ("task", "birth", "speaks"),
    [
        (ServiceTask.FAMILIES, date(2011, 11, 24), True),
        (ServiceTask.FAMILIES, date(2011, 11, 25), False),
        (ServiceTask.CHILD_PROTECTION, date(2014, 11, 24), True),
        (ServiceTask.CHILD_PROTECTION, date(2014, 11, 25), False),
    ],
)
def test_that_a_child_is_served_from_the_age_of_its_own_voice(
    task: ServiceTask, birth: date, speaks: bool
) -> None:
    found = suggested_recipients(a_person(9, birth), [], task=task, on=TODAY)

    assert [item.reason for item in found] == [RecipientReason.OWN_VOICE] * speaks


def test_that_guardians_are_not_served_for_a_client_of_age() -> None:
    client = a_person(9, date(2008, 11, 24))

    (found,) = suggested_recipients(
        client, [a_tie(1, TieKind.GUARDIAN)], task=ServiceTask.FAMILIES, on=TODAY
    )

    assert found.reason is RecipientReason.OF_AGE


def test_that_one_of_unknown_age_is_taken_for_a_child() -> None:
    assert not is_of_age(None, TODAY)


def test_that_a_letter_goes_home_or_to_the_contact_address() -> None:
    person = PersonData("Esimerkki", "Maija", address=HOME, contact_address=CONTACT)

    assert letter_lines(person) == ("Kotikatu 3", "50100 MIKKELI")
    assert letter_lines(replace(person, address=PostalAddress())) == ("PL 7", "50101 MIKKELI")


def test_that_a_protected_persons_home_is_never_on_a_letter() -> None:
    person = PersonData("Esimerkki", "Maija", address=HOME, non_disclosure=True)

    assert letter_lines(person) == ()
    assert letter_lines(replace(person, contact_address=CONTACT)) == ("PL 7", "50101 MIKKELI")


def test_that_secret_contacts_are_streets_and_phones_of_the_protected() -> None:
    hidden = PersonData("E", "M", address=HOME, phone="040 1", secret_contacts=True)
    open_ = PersonData("E", "K", address=CONTACT, phone="040 2")

    assert secret_contacts([hidden, open_]) == ("Kotikatu 3", "040 1")


def test_that_the_message_account_needs_no_consent_of_its_own() -> None:
    require_servable(
        PersonData("E", "M"),
        way=ServingWay.MESSAGE_ACCOUNT,
        served_on=TODAY,
        signed_on=TODAY,
        today=TODAY,
    )


def test_that_electronic_service_needs_consent() -> None:
    person = PersonData("E", "M", electronic_consent=True)
    require_servable(
        person, way=ServingWay.ELECTRONIC, served_on=TODAY, signed_on=TODAY, today=TODAY
    )

    with pytest.raises(RuleBroken, match=r"serving\.no_consent"):
        require_servable(
            replace(person, electronic_consent=False),
            way=ServingWay.ELECTRONIC,
            served_on=TODAY,
            signed_on=TODAY,
            today=TODAY,
        )


@pytest.mark.parametrize("day", [date(2026, 11, 23), date(2026, 11, 25)])
def test_that_a_receipt_is_proved_between_service_and_today(day: date) -> None:
    with pytest.raises(RuleBroken, match=r"serving\.received_day"):
        require_received(day, served_on=TODAY, today=TODAY)
