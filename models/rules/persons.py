"""What a person's data must be before it is stored."""

from dataclasses import replace
from datetime import date

from models.rules.cleaning import clean_line
from models.rules.errors import RuleBroken
from models.rules.identity import check_personal_code
from models.rules.organisation import PostalAddress
from models.rules.rows import PersonData


def checked_person(data: PersonData, *, today: date, real_only: bool = False) -> PersonData:
    """Return `data` with its lines cleaned and the birth date read from the identity code.

    Raises RuleBroken("person.name_missing" | "person.born_later" | "person.birth_differs"), and
    those of `identity` and `cleaning`.
    """
    clean = replace(
        data,
        surname=clean_line(data.surname).strip(),
        given_names=clean_line(data.given_names).strip(),
        temporary_id=clean_line(data.temporary_id).strip(),
        interpreter_language=clean_line(data.interpreter_language).strip(),
        phone=clean_line(data.phone).strip(),
        email=clean_line(data.email).strip(),
        address=_clean_address(data.address),
        contact_address=_clean_address(data.contact_address),
    )
    if not clean.surname and not clean.given_names:
        raise RuleBroken("person.name_missing")
    if clean.personal_code:
        clean = _with_code(clean, today=today, real_only=real_only)
    if clean.birth_date is not None and clean.birth_date > today:
        raise RuleBroken("person.born_later")
    return clean


def _with_code(data: PersonData, *, today: date, real_only: bool) -> PersonData:
    code = check_personal_code(data.personal_code, today=today, real_only=real_only)
    if data.birth_date not in (None, code.birth_date):
        raise RuleBroken("person.birth_differs")
    return replace(data, personal_code=code.text, birth_date=code.birth_date)


def _clean_address(address: PostalAddress) -> PostalAddress:
    return PostalAddress(
        clean_line(address.street).strip(),
        clean_line(address.postcode).strip(),
        clean_line(address.town).strip(),
    )
