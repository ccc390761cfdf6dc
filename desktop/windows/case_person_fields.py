"""What is asked of a person: the fields of the person dialog, and the way to stored data."""

from datetime import date

from models.rules.dates import day_in
from models.rules.documents.declare import choice, day, line, of_type, section, yes, yes_no
from models.rules.documents.schema import FieldType, Values
from models.rules.kinds import TieKind
from models.rules.organisation import PostalAddress
from models.rules.rows import PersonData, TieRow
from models.rules.words import Language, Words

NAMES = section(
    "names",
    Words(""),
    line("surname", Words("Sukunimi", "Efternamn", "Surname"), width=6, limit=100),
    line("given_names", Words("Etunimet", "Förnamn", "Given names"), width=6, limit=100),
    of_type(
        "personal_code",
        FieldType.PERSONAL_CODE,
        Words("Henkilötunnus", "Personbeteckning", "Personal identity code"),
        width=4,
    ),
    day("birth_date", Words("Syntymäaika", "Födelsetid", "Date of birth"), width=4),
    line(
        "temporary_id",
        Words("Tilapäinen tunnus", "Temporär kod", "Temporary id"),
        width=4,
        limit=40,
    ),
)

TIE = section(
    "tie",
    Words("Suhde lapseen", "Förhållande till barnet", "Tie to the child"),
    choice("tie_kind", Words("Rooli", "Roll", "Role"), "", mandatory=True, width=6),
    yes_no("has_custody", Words("On huoltaja", "Är vårdnadshavare", "Has custody"), width=6),
    line("tie_note", Words("Lisätieto", "Tilläggsuppgift", "Note"), width=12),
)

LANGUAGE = section(
    "language",
    Words("Kieli ja yhteys", "Språk och kontakt", "Language and contact"),
    choice("language", Words("Asiointikieli", "Kontaktspråk", "Language"), "contact_languages"),
    choice(
        "interpreter",
        Words("Tulkkauskieli", "Tolkningsspråk", "Interpreting language"),
        "interpreter_languages",
    ),
    of_type("phone", FieldType.PHONE, Words("Puhelin", "Telefon", "Phone"), width=6),
    of_type("email", FieldType.EMAIL, Words("Sähköposti", "E-post", "E-mail"), width=6),
    yes_no(
        "electronic_consent",
        Words(
            "Suostuu sähköiseen tiedoksiantoon",
            "Samtycker till elektronisk delgivning",
            "Consents to electronic service",
        ),
        width=12,
        help=Words(
            "Päätöksen voi antaa sähköisesti vain suostumuksella.",
            "Beslut kan delges elektroniskt bara med samtycke.",
            "A decision may be served electronically only with consent.",
        ),
    ),
)

SAFETY = section(
    "safety",
    Words("Turvakielto", "Spärrmarkering", "Non-disclosure"),
    yes_no("non_disclosure", Words("Turvakielto", "Spärrmarkering", "Non-disclosure order")),
    day(
        "non_disclosure_until",
        Words("Voimassa asti", "I kraft till", "Until"),
        width=6,
        condition=yes("non_disclosure"),
        help=Words(
            "Jätä tyhjäksi, jos voimassa toistaiseksi.",
            "Lämna tomt om den gäller tills vidare.",
            "Leave empty when until further notice.",
        ),
    ),
    yes_no(
        "secret_contacts",
        Words(
            "Yhteystietoja ei anneta toisille asianosaisille",
            "Kontaktuppgifter ges inte till andra parter",
            "Contacts are kept from other parties",
        ),
        width=12,
    ),
)

ADDRESS = section(
    "address",
    Words("Osoite", "Adress", "Address"),
    line("street", Words("Lähiosoite", "Näradress", "Street address"), width=6),
    of_type(
        "postcode", FieldType.POSTCODE, Words("Postinumero", "Postnummer", "Postcode"), width=3
    ),
    line("town", Words("Postitoimipaikka", "Postort", "Town"), width=3),
)

CONTACT_ADDRESS = section(
    "contact_address",
    Words("Yhteysosoite", "Kontaktadress", "Contact address"),
    line("contact_street", Words("Lähiosoite", "Näradress", "Street address"), width=6),
    of_type(
        "contact_postcode",
        FieldType.POSTCODE,
        Words("Postinumero", "Postnummer", "Postcode"),
        width=3,
    ),
    line("contact_town", Words("Postitoimipaikka", "Postort", "Town"), width=3),
    hint=Words(
        "Turvakiellossa kirjeet lähetetään tähän osoitteeseen.",
        "Vid spärrmarkering skickas brev till den här adressen.",
        "With a non-disclosure order letters go to this address.",
    ),
    condition=yes("non_disclosure"),
)


def person_values(data: PersonData) -> Values:
    """Return a person as the fields hold it."""
    return {
        "surname": data.surname,
        "given_names": data.given_names,
        "personal_code": data.personal_code,
        "birth_date": _iso(data.birth_date),
        "temporary_id": data.temporary_id,
        "language": data.language.value,
        "interpreter": data.interpreter_language,
        "phone": data.phone,
        "email": data.email,
        "electronic_consent": data.electronic_consent or None,
        "non_disclosure": data.non_disclosure or None,
        "non_disclosure_until": _iso(data.non_disclosure_until),
        "secret_contacts": data.secret_contacts or None,
        "street": data.address.street,
        "postcode": data.address.postcode,
        "town": data.address.town,
        "contact_street": data.contact_address.street,
        "contact_postcode": data.contact_address.postcode,
        "contact_town": data.contact_address.town,
    }


def tie_values(tie: TieRow) -> Values:
    """Return a tie as the fields hold it."""
    return {
        "tie_kind": tie.kind.value,
        "has_custody": tie.has_custody,
        "tie_note": tie.note,
    }


def person_data(values: Values) -> PersonData:
    """Return the person that the fields hold; the dates in them are readable."""
    spoken = _text(values, "language")
    return PersonData(
        surname=_text(values, "surname"),
        given_names=_text(values, "given_names"),
        personal_code=_text(values, "personal_code").strip(),
        temporary_id=_text(values, "temporary_id"),
        birth_date=day_in(values.get("birth_date")),
        language=Language(spoken) if spoken in set(Language) else Language.FINNISH,
        interpreter_language=_text(values, "interpreter"),
        address=_address(values, ""),
        contact_address=_address(values, "contact_"),
        phone=_text(values, "phone"),
        email=_text(values, "email"),
        non_disclosure=values.get("non_disclosure") is True,
        non_disclosure_until=day_in(values.get("non_disclosure_until")),
        secret_contacts=values.get("secret_contacts") is True,
        electronic_consent=values.get("electronic_consent") is True,
    )


def tie_kind(values: Values) -> TieKind:
    """Return the role that was chosen."""
    return TieKind(str(values["tie_kind"]))


def _address(values: Values, prefix: str) -> PostalAddress:
    parts = (_text(values, f"{prefix}{key}") for key in ("street", "postcode", "town"))
    return PostalAddress(*parts)


def _text(values: Values, key: str) -> str:
    value = values.get(key)
    return value if isinstance(value, str) else ""


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
