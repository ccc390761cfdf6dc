"""Contact with consent (yhteydenotto sosiaalihuoltoon tuen tarpeen arvioimiseksi, SHL 35 §)."""

from models.rules.documents.common import (
    GIVEN_NAMES,
    PHONE,
    SURNAME,
    additional,
    client_basics,
    client_code,
    client_contacts,
    client_names,
    hidden,
    receipt_section,
    start_groups,
)
from models.rules.documents.declare import (
    choices,
    line,
    of_type,
    rows,
    section,
    text,
    when,
    yes_no,
)
from models.rules.documents.informer import NOT_CHILD, informer_fields, maker
from models.rules.documents.schema import DocumentType, FieldType, Section
from models.rules.kinds import DocumentKind
from models.rules.words import Words

_CLIENT = section(
    "client",
    Words("Lapsi tai muu asiakas", "Barn eller annan klient", "Child or other client"),
    *client_names("asiakas[]."),
    client_code("asiakas[].", mandatory=False),
    *client_basics(),
    *start_groups(),
)

_GUARDIANS = section(
    "guardians",
    Words("Huoltajat", "Vårdnadshavare", "Guardians"),
    rows(
        "guardians",
        Words("Huoltajat", "Vårdnadshavare", "Guardians"),
        (
            line("surname", SURNAME, path="huoltaja.sukunimi", mandatory=True, width=4, limit=100),
            line(
                "given_names",
                GIVEN_NAMES,
                path="huoltaja.etunimet",
                mandatory=True,
                width=4,
                limit=100,
            ),
            of_type(
                "phone",
                FieldType.PHONE,
                PHONE,
                path="huoltaja.yhteystiedot.puhelinnumero",
                width=4,
            ),
        ),
        path="asiakas[].huoltajuus[]",
    ),
)

_MAKER = section(
    "maker",
    Words("Yhteydenottaja", "Kontakttagare", "Who made contact"),
    maker(
        Words("Kuka ottaa yhteyttä", "Vem tar kontakt", "Who makes contact"),
        "yhteydenottaja[].taho",
    ),
    hidden(
        line(
            "together_with",
            Words("Yhdessä kenen kanssa", "Tillsammans med vem", "Together with whom"),
            condition=when("maker", "with_close_person"),
            width=6,
        )
    ),
    *informer_fields(
        "yhteydenottaja[].",
        words=Words(
            "Yhteydenottajan kuvaus", "Beskrivning av kontakttagaren", "About the contact maker"
        ),
        shown=NOT_CHILD,
        mandatory=True,
    ),
    hint=Words(
        "Yhteydenottajan tiedot eivät tule asiakkaan tulosteeseen.",
        "Kontakttagarens uppgifter kommer inte med i klientens utskrift.",
        "The contact maker's data stay out of the client's print.",
    ),
)


def concern_section(*, reasons_path: str, description_mandatory: bool) -> Section:
    """What the contact or notification is about; codes go to the national content list."""
    return section(
        "concern",
        Words("Huoli ja tilanne", "Oro och situation", "Concern and situation"),
        choices(
            "reasons",
            Words("Mistä on kyse", "Vad det gäller", "What it is about"),
            "contact_reasons",
            path=reasons_path,
            mandatory=True,
            width=6,
        ),
        choices(
            "needs",
            Words("Tuen tarve", "Stödbehov", "Need of support"),
            "needs",
            path=reasons_path,
            statute="SHL 11 §",
            width=6,
        ),
        text(
            "description",
            Words(
                "Kuvaus tilanteesta ja huolesta",
                "Beskrivning av situationen och oron",
                "Description of the situation and the concern",
            ),
            path="kuvaus_tilanteesta_ja_huolesta",
            mandatory=description_mandatory,
            help=Words(
                "Mitä on tapahtunut ja milloin. Mitä palveluja perheellä on nyt.",
                "Vad som har hänt och när. Vilken service familjen har nu.",
                "What has happened and when. What services the family has now.",
            ),
        ),
    )


_CONSENT = section(
    "consent",
    Words("Suostumus", "Samtycke", "Consent"),
    yes_no(
        "consent",
        Words(
            "Yhteydenotto on tehty henkilön suostumuksella",
            "Kontakten har tagits med personens samtycke",
            "The contact is made with the person's consent",
        ),
        path="yhteydenotto_on_tehty_henkilon_suostumuksella",
        mandatory=True,
        width=12,
        statute="SHL 35 § 1 mom.",
        help=Words(
            "Ilman suostumusta asia kirjataan ilmoituksena sosiaalihuollon tarpeesta.",
            "Utan samtycke antecknas ärendet som en anmälan om behov av socialvård.",
            "Without consent it is recorded as a notification of need of social care.",
        ),
    ),
    additional(),
)

CONTACT = DocumentType(
    kind=DocumentKind.CONTACT,
    words=Words("Yhteydenotto", "Kontakt", "Contact"),
    phase=1,
    sections=(
        receipt_section("yhteydenoton_paivamaara"),
        _CLIENT,
        client_contacts("asiakas[].yhteystiedot.", "asiakas[].turvakielto"),
        _GUARDIANS,
        _MAKER,
        concern_section(reasons_path="asiasisalto[]", description_mandatory=False),
        _CONSENT,
    ),
    oid="1.2.246.537.6.1506.4018.2022.9.28",
    root="yhteydenotto_sosiaalihuollosta_vastaavaan_viranomaiseen",
    many=True,
    lead=Words(
        "Kirjaa se, minkä tiedät. Puuttuvat tiedot voi täydentää myöhemmin.",
        "Anteckna det du vet. Uppgifter som saknas kan kompletteras senare.",
        "Record what you know. Missing data may be filled in later.",
    ),
)
