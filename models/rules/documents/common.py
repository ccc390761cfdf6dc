"""Field groups that several document types share: receipt, client, informer, extra words."""

from dataclasses import replace

from models.rules.documents.declare import (
    choice,
    day,
    line,
    of_type,
    section,
    text,
    time,
    when,
    yes_no,
)
from models.rules.documents.schema import Condition, Field, FieldType, Section
from models.rules.kinds import DocumentKind
from models.rules.words import Words

SURNAME = Words("Sukunimi", "Efternamn", "Surname")
GIVEN_NAMES = Words("Etunimet", "Samtliga förnamn", "Given names")
STREET = Words("Lähiosoite", "Näradress", "Street address")
POSTCODE = Words("Postinumero", "Postnummer", "Postcode")
TOWN = Words("Postitoimipaikka", "Postort", "Town")
PHONE = Words("Puhelinnumero", "Telefonnummer", "Phone number")
TITLE = Words("Tehtävänimike", "Uppgiftsbeteckning", "Title")
_ON_PAPER = ("form", "e_service", "message", "letter", "other_authority", "on_call")


def receipt_section(dated_path: str | None) -> Section:
    """When and how the matter arrived (vireilletulo, SHL 34 §, HL 19–20 §).

    `dated_path` is the national place of the paper's own date, filled with the day of receipt
    when the paper has none.
    """
    return section(
        "receipt",
        Words("Saapuminen", "Ankomst", "Receipt"),
        day(
            "received_on",
            Words("Saapunut", "Inkommit", "Received"),
            mandatory=True,
            not_future=True,
            statute="SHL 34 §, HL 19–20 §",
            help=Words(
                "Määräajat lasketaan tästä päivästä.",
                "Tidsfristerna räknas från denna dag.",
                "The time limits are counted from this day.",
            ),
        ),
        time("received_time", Words("Klo", "Kl.", "Time")),
        choice(
            "channel",
            Words("Saapumistapa", "Sätt att komma in", "Channel"),
            "contact_channels",
            mandatory=True,
            width=3,
        ),
        line("receiver", Words("Vastaanottaja", "Mottagare", "Receiver"), width=4),
        day(
            "dated_on",
            Words("Päiväys asiakirjassa", "Handlingens datum", "Date on the paper"),
            path=dated_path,
            not_future=True,
            condition=when("channel", *_ON_PAPER),
        ),
        yes_no(
            "seems_urgent",
            Words("Vaikuttaa kiireelliseltä", "Verkar brådskande", "Seems urgent"),
            statute="SHL 36 § 1 mom., LsL 26 § 2 mom.",
            help=Words(
                "Kiireellisen avun tarve arvioidaan heti, ennen muuta käsittelyä.",
                "Behovet av brådskande hjälp bedöms genast, före annan handläggning.",
                "The need of urgent help is assessed at once, before anything else.",
            ),
        ),
    )


def client_names(base: str) -> tuple[Field, ...]:
    """Names and identity code of the client; `base` is the national place, e.g. "asiakas[]."."""
    return (
        line("client_surname", SURNAME, path=f"{base}sukunimi", mandatory=True, width=4, limit=100),
        line(
            "client_given_names",
            GIVEN_NAMES,
            path=f"{base}etunimet",
            mandatory=True,
            width=4,
            limit=100,
        ),
    )


def client_code(base: str, *, mandatory: bool) -> Field:
    """Personal identity code (henkilötunnus) of the client."""
    return of_type(
        "client_code",
        FieldType.PERSONAL_CODE,
        Words("Henkilötunnus", "Personbeteckning", "Personal identity code"),
        path=f"{base}henkilotunnus",
        mandatory=mandatory,
        width=4,
        help=Words(
            "Jos tunnus ei ole tiedossa, kirjaa syntymäaika.",
            "Om beteckningen inte är känd, anteckna födelsetiden.",
            "If the code is not known, record the date of birth.",
        ),
    )


def client_basics(interpreter_path: str | None = None) -> tuple[Field, ...]:
    """Birth date, temporary id and languages of the client; of our own but for the interpreter."""
    return (
        day(
            "client_birth_date",
            Words("Syntymäaika", "Födelsetid", "Date of birth"),
            not_future=True,
        ),
        line(
            "client_temporary_id",
            Words(
                "Tilapäinen yksilöintitunnus",
                "Temporär identifikationskod",
                "Temporary identifier",
            ),
            width=3,
            limit=40,
        ),
        choice(
            "client_language",
            Words("Asiointikieli", "Kontaktspråk", "Language of service"),
            "contact_languages",
            width=3,
            statute="KieliL 10 §",
        ),
        choice(
            "client_interpreter",
            Words("Tulkkauskieli", "Tolkningsspråk", "Interpreting language"),
            "interpreter_languages",
            path=interpreter_path,
            width=3,
        ),
    )


def start_groups(
    *,
    allowance_path: str | None = None,
    age_path: str | None = None,
    sources: tuple[DocumentKind, ...] = (),
) -> tuple[Field, ...]:
    """Whether the law sets the time for starting the assessment (SHL 36 § 2 mom.).

    The keys are the names of the groups in `kinds.START_GROUPS`.
    """
    fields = (
        yes_no(
            "disabled",
            Words("Vammainen henkilö", "Person med funktionsnedsättning", "Disabled person"),
            help=Words(
                "Vammaispalvelulaissa tarkoitettu vammainen henkilö. Arviointi on silloin "
                "aloitettava seitsemässä arkipäivässä.",
                "En person med funktionsnedsättning enligt funktionshinderservicelagen. "
                "Bedömningen ska då inledas inom sju vardagar.",
                "As in the Disability Services Act. The assessment must then start within seven "
                "working days.",
            ),
        ),
        yes_no(
            "highest_care_allowance",
            Words(
                "Saa ylintä hoitotukea",
                "Får vårdbidrag med högsta belopp",
                "Gets the highest care allowance",
            ),
            path=allowance_path,
            help=Words(
                "Kelan ylin hoitotuki (laki 570/2007, 9 § 3 mom. 3 k). Arviointi on silloin "
                "aloitettava seitsemässä arkipäivässä.",
                "FPA:s högsta vårdbidrag (lag 570/2007, 9 § 3 mom. 3 punkten). Bedömningen ska "
                "då inledas inom sju vardagar.",
                "Kela's highest care allowance (Act 570/2007, section 9.3, point 3). The "
                "assessment must then start within seven working days.",
            ),
        ),
        yes_no(
            "over_75",
            Words("Yli 75-vuotias", "Över 75 år", "Over 75 years old"),
            path=age_path,
            help=Words(
                "Arviointi on silloin aloitettava seitsemässä arkipäivässä.",
                "Bedömningen ska då inledas inom sju vardagar.",
                "The assessment must then start within seven working days.",
            ),
        ),
    )
    return tuple(
        replace(
            field,
            width=4,
            statute="SHL 36 § 2 mom.",
            carried_from=tuple((kind, field.key) for kind in sources),
        )
        for field in fields
    )


def non_disclosure(path: str | None) -> Field:
    """The client's non-disclosure order (turvakielto)."""
    return yes_no(
        "client_non_disclosure",
        Words("Turvakielto", "Spärrmarkering", "Non-disclosure for personal safety"),
        path=path,
        width=12,
        statute="VTJL 36 §",
        help=Words(
            "Turvakiellon suojaamia tietoja ei saa antaa muille.",
            "Uppgifter som skyddas av spärrmarkeringen får inte ges till andra.",
            "Data protected by the order may not be given to others.",
        ),
    )


def address(
    prefix: str, base: str | None, *, phone: bool, condition: Condition | None = None
) -> tuple[Field, ...]:
    """Street, postcode, town and phone; `base` is the place of the contact data (yhteystiedot)."""
    at = (lambda tail: f"{base}{tail}") if base else (lambda tail: None)
    fields = [
        line(
            f"{prefix}_street",
            STREET,
            path=at("osoite[].lahiosoite"),
            width=4 if phone else 6,
            condition=condition,
        ),
        of_type(
            f"{prefix}_postcode",
            FieldType.POSTCODE,
            POSTCODE,
            path=at("osoite[].postinumero"),
            width=2,
            condition=condition,
        ),
        line(
            f"{prefix}_town",
            TOWN,
            path=at("osoite[].postitoimipaikka"),
            width=3 if phone else 4,
            limit=100,
            condition=condition,
        ),
    ]
    if phone:
        fields.append(
            of_type(
                f"{prefix}_phone",
                FieldType.PHONE,
                PHONE,
                path=at("puhelinnumero"),
                width=3,
                condition=condition,
            )
        )
    return tuple(fields)


def hidden(field: Field) -> Field:
    """Keep a field of the informer (ilmoittaja) out of the print for the client (JulkL 11 §)."""
    return replace(field, hidden_in_client_print=True)


def additional(path: str | None = "lisatiedot") -> Field:
    """Anything else (lisätiedot)."""
    return text("additional", Words("Lisätiedot", "Mer information", "More information"), path=path)


def delivered_to(path: str) -> Field:
    """To whom the document is given."""
    return text(
        "delivered_to",
        Words(
            "Kenelle asiakirja toimitetaan",
            "Till vem handlingen ges",
            "To whom the document is given",
        ),
        path=path,
    )


def client_contacts(base: str, disclosure_path: str | None) -> Section:
    """How the client is reached; apart from the names, so that likenesses show between them."""
    return section(
        "client_contacts",
        Words("Asiakkaan yhteystiedot", "Klientens kontaktuppgifter", "The client's contacts"),
        *address("client", base, phone=True),
        non_disclosure(disclosure_path),
    )
