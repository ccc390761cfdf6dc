"""Who made the contact, notification or application: kept out of the print for the client."""

from models.rules.documents.common import (
    GIVEN_NAMES,
    PHONE,
    SURNAME,
    TITLE,
    address,
    hidden,
)
from models.rules.documents.declare import choice, line, of_type, text, when, yes, yes_no
from models.rules.documents.schema import Condition, Field, FieldType
from models.rules.words import Words

PROFESSIONALS = (
    "health_clinic",
    "school_social_worker",
    "school_health",
    "school",
    "early_education",
    "health_care",
    "mental_health",
    "social_care",
    "on_call",
    "police",
    "emergency_centre",
    "rescue",
    "customs",
    "prison_service",
    "employment",
    "kela",
    "enforcement",
    "sports_youth",
    "parish",
    "organisation",
    "other_authority",
    "other",
)
PRIVATE_PERSONS = ("parent", "guardian", "with_close_person", "relative", "private_person")
NOT_CHILD = when("maker", *PRIVATE_PERSONS, *PROFESSIONALS)
IS_PROFESSIONAL = when("maker", *PROFESSIONALS)


def informer_fields(
    root: str, *, words: Words, shown: Condition, mandatory: bool
) -> tuple[Field, ...]:
    """Name, phone, post and address of the one who made contact; `root` is the national list."""
    person = f"{root}henkilo."
    fields = (
        line(
            "maker_surname",
            SURNAME,
            path=f"{person}sukunimi",
            mandatory=mandatory,
            condition=shown,
            width=4,
            limit=100,
        ),
        line(
            "maker_given_names",
            GIVEN_NAMES,
            path=f"{person}etunimet",
            mandatory=mandatory,
            condition=shown,
            width=4,
            limit=100,
        ),
        of_type(
            "maker_phone",
            FieldType.PHONE,
            PHONE,
            path=f"{person}yhteystiedot.puhelinnumero",
            mandatory=mandatory,
            condition=shown,
            width=4,
        ),
        line(
            "maker_title",
            TITLE,
            path=f"{person}tehtavanimike",
            condition=IS_PROFESSIONAL,
            width=6,
        ),
        line(
            "maker_organisation",
            Words("Organisaatio", "Organisation", "Organisation"),
            path=f"{person}organisaatio",
            condition=IS_PROFESSIONAL,
            width=6,
        ),
        *address("maker", f"{person}yhteystiedot.", phone=False, condition=shown),
        line("maker_description", words, path=f"{root}kuvaus", limit=1000),
    )
    return tuple(hidden(field) for field in fields)


def maker(words: Words, path: str, *, hint: Words = Words(""), width: int = 6) -> Field:
    """Which party made contact (taho)."""
    return hidden(
        choice("maker", words, "contact_makers", path=path, mandatory=True, help=hint, width=width)
    )


def secrecy_request(path: str) -> tuple[Field, ...]:
    """A private informer's request that own data be kept from those concerned (JulkL 11 §)."""
    private = when("maker", "relative", "private_person", "with_close_person", "other")
    return (
        hidden(
            yes_no(
                "secrecy_asked",
                Words(
                    "Ilmoittaja pyytää, että hänen tietonsa pidetään salassa",
                    "Anmälaren begär att hens uppgifter sekretessbeläggs",
                    "The informer asks for own data to be kept secret",
                ),
                path=f"{path}ilmoittajan_tietojen_salassapito",
                condition=private,
                statute="JulkL 11 § 2 mom. 7 k",
                width=12,
                help=Words(
                    "Yksityishenkilö voi pyytää tätä perustellusta syystä, viranomainen ei.",
                    "En privatperson kan begära detta av grundad anledning, en myndighet kan inte.",
                    "A private person may ask for this on good ground, an authority may not.",
                ),
            )
        ),
        hidden(
            text(
                "secrecy_reasons",
                Words("Perustelut pyynnölle", "Grunder för begäran", "Grounds of the request"),
                path=f"{path}salassapidon_perustelut",
                condition=yes("secrecy_asked"),
                mandatory=True,
            )
        ),
    )
