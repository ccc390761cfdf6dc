"""Notification of need of social care without consent (SHL 35 § 2–3 mom.)."""

from models.rules.documents.common import (
    additional,
    client_basics,
    client_code,
    client_contacts,
    client_names,
    receipt_section,
    start_groups,
)
from models.rules.documents.contact import concern_section
from models.rules.documents.declare import section
from models.rules.documents.informer import NOT_CHILD, informer_fields, maker, secrecy_request
from models.rules.documents.schema import DocumentType
from models.rules.kinds import DocumentKind
from models.rules.words import Words

_CLIENT = section(
    "client",
    Words("Henkilö, josta ilmoitus tehdään", "Person som anmälan gäller", "Person it concerns"),
    *client_names("asiakas[]."),
    client_code("asiakas[].", mandatory=False),
    *client_basics(),
    *start_groups(),
)

_INFORMER = section(
    "maker",
    Words("Ilmoittaja", "Anmälare", "Informer"),
    maker(
        Words("Ilmoittajataho", "Anmälande aktör", "Informing party"),
        "ilmoittaja[].taho",
        width=12,
        hint=Words(
            "Viranomainen ilmoittaa aina nimellään.",
            "En myndighet anmäler alltid i eget namn.",
            "An authority always notifies by name.",
        ),
    ),
    *informer_fields(
        "ilmoittaja[].",
        words=Words(
            "Ilmoittajatahon kuvaus", "Beskrivning av anmälaren", "About the informing party"
        ),
        shown=NOT_CHILD,
        mandatory=False,
    ),
    *secrecy_request("ilmoittaja[]."),
    hint=Words(
        "Ilmoittajan tiedot eivät tule asiakkaan tulosteeseen.",
        "Anmälarens uppgifter kommer inte med i klientens utskrift.",
        "The informer's data stay out of the client's print.",
    ),
)

NOTIFICATION = DocumentType(
    kind=DocumentKind.NOTIFICATION,
    words=Words(
        "Ilmoitus sosiaalihuollon tarpeesta",
        "Anmälan om behov av socialvård",
        "Notification of need of social care",
    ),
    phase=1,
    sections=(
        receipt_section("ilmoittamispaivamaara"),
        _CLIENT,
        client_contacts("asiakas[].yhteystiedot.", "asiakas[].turvakielto"),
        _INFORMER,
        concern_section(reasons_path="asiasisalto[]", description_mandatory=True),
        section("more", Words("Lisätiedot", "Mer information", "More information"), additional()),
    ),
    oid="1.2.246.537.6.1506.4006.2023.5.31",
    root="ilmoitus_sosiaalihuollon_tarpeesta",
    many=True,
    lead=Words(
        "Ilmoitus tehdään, kun suostumusta ei saada ja lapsen etu tai henkilön turvallisuus "
        "vaatii.",
        "Anmälan görs när samtycke inte fås och barnets bästa eller personens säkerhet kräver det.",
        "A notification is made when there is no consent and the child's interest or the "
        "person's safety requires it.",
    ),
)
