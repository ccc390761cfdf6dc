"""From what an intake form holds to the person it is about, and back."""

from collections.abc import Mapping

from models.rules.dates import day_in
from models.rules.documents.schema import Value, Values
from models.rules.organisation import PostalAddress
from models.rules.rows import PersonData
from models.rules.words import Language


def client_data(values: Values) -> PersonData:
    """Return the client of an intake form."""
    said = {key: _text(values, f"client_{key}") for key in _TEXTS}
    birth = day_in(values.get("client_birth_date"))
    spoken = _text(values, "client_language")
    return PersonData(
        surname=said["surname"],
        given_names=said["given_names"],
        personal_code=said["code"],
        temporary_id=said["temporary_id"],
        birth_date=birth,
        language=Language(spoken) if spoken in set(Language) else Language.FINNISH,
        interpreter_language=said["interpreter"],
        address=PostalAddress(said["street"], said["postcode"], said["town"]),
        phone=said["phone"],
        non_disclosure=values.get("client_non_disclosure") is True,
    )


def client_values(person: PersonData) -> Mapping[str, Value]:
    """Return the form's values for a person who is known already."""
    birth = person.birth_date.isoformat() if person.birth_date else None
    return {
        "client_surname": person.surname,
        "client_given_names": person.given_names,
        "client_code": person.personal_code or None,
        "client_temporary_id": person.temporary_id or None,
        "client_birth_date": birth,
    }


_TEXTS = (
    "surname",
    "given_names",
    "code",
    "temporary_id",
    "interpreter",
    "street",
    "postcode",
    "town",
    "phone",
)


def _text(values: Values, key: str) -> str:
    value = values.get(key)
    return value if isinstance(value, str) else ""
