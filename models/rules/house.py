"""What the organisation's own data must be before it is stored."""

from dataclasses import fields, replace

from models.rules.cleaning import clean_line
from models.rules.errors import RuleBroken
from models.rules.organisation import Organisation, PostalAddress

LONGEST_PREFIX = 8


def checked_organisation(organisation: Organisation) -> Organisation:
    """Return `organisation` with its lines cleaned.

    Raises RuleBroken("organisation.prefix") for a case prefix other than 1-8 letters A-Z or
    digits, RuleBroken("logo.no_words") for a logo without words, and what `cleaning` raises.
    """
    prefix = organisation.case_prefix
    if not (prefix.isascii() and prefix.isalnum() and len(prefix) <= LONGEST_PREFIX):
        raise RuleBroken("organisation.prefix")
    told = {field.name: getattr(organisation, field.name) for field in fields(organisation)}
    if organisation.logo and not organisation.logo_words.strip():
        raise RuleBroken("logo.no_words")
    clean = {name: _cleaned(value) for name, value in told.items() if name != "logo"}
    return replace(organisation, **clean)  # type: ignore[arg-type]  # each value keeps its kind


def _cleaned(value: object) -> object:
    if isinstance(value, PostalAddress):
        return PostalAddress(
            *(clean_line(part) for part in (value.street, value.postcode, value.town))
        )
    return clean_line(value) if isinstance(value, str) else value
