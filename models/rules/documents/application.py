"""Application for services (lapsiperheiden palvelujen hakemus, SHL 34 §, HL 16 §)."""

from models.rules.documents.common import (
    GIVEN_NAMES,
    PHONE,
    SURNAME,
    additional,
    client_basics,
    client_code,
    client_contacts,
    client_names,
    receipt_section,
    start_groups,
)
from models.rules.documents.declare import (
    choice,
    day,
    line,
    of_type,
    rows,
    section,
    text,
    when,
    yes_no,
)
from models.rules.documents.schema import DocumentType, FieldType
from models.rules.kinds import DocumentKind
from models.rules.words import Words

_APPLICANT = section(
    "client",
    Words("Hakija", "Sökande", "Applicant"),
    *client_names("asiakas[]."),
    client_code("asiakas[].", mandatory=True),
    *client_basics("asiakas[].tulkkaustiedot.tulkkauskieli[]"),
    *start_groups(),
    hint=Words(
        "Se, jolle palvelua haetaan.",
        "Den som servicen söks för.",
        "The one for whom the service is sought.",
    ),
)

_SERVICES = section(
    "services",
    Words("Mitä haetaan", "Vad som söks", "What is applied for"),
    rows(
        "services",
        Words("Haettava palvelu", "Service som söks", "Service applied for"),
        (
            choice(
                "service",
                Words("Sosiaalipalvelu", "Socialservice", "Social service"),
                "social_services",
                path="sosiaalipalvelu",
                width=6,
            ),
            day(
                "starts_on",
                Words("Alkaen", "Från och med", "From"),
                path="palvelun_ajanjakso.alkamispaiva",
            ),
            day(
                "ends_on",
                Words("Päättyen", "Till och med", "To"),
                path="palvelun_ajanjakso.paattymispaiva",
                not_before="starts_on",
            ),
            text(
                "description",
                Words("Lisätiedot palvelusta", "Mer om servicen", "More on the service"),
                path="kuvaus",
            ),
        ),
        path="hakemus.haettava_palvelu[]",
        mandatory=True,
        help=Words(
            "Valitse palvelu tai kirjoita omin sanoin. Ilman päättymispäivää haetaan toistaiseksi.",
            "Välj service eller skriv med egna ord. Utan slutdatum söks servicen tills vidare.",
            "Choose a service or write in own words. Without an end date it is sought until "
            "further notice.",
        ),
    ),
    text(
        "grounds",
        Words(
            "Perustelut palvelun tarpeelle",
            "Motiveringar till servicebehovet",
            "Why the service is needed",
        ),
        path="hakemus.perustelu",
    ),
)

_NOT_SELF = when("written_by", "guardian", "close_person", "worker")

_WRITER = section(
    "writer",
    Words("Hakemuksen laatija", "Den som upprättat ansökan", "Who wrote the application"),
    choice(
        "written_by",
        Words("Laatija", "Upprättare", "Written by"),
        "application_writers",
        mandatory=True,
    ),
    line(
        "writer_description",
        Words("Suhde hakijaan", "Relation till sökanden", "Relation to the applicant"),
        path="laatija.kuvaus",
        condition=_NOT_SELF,
        width=6,
    ),
    line(
        "writer_surname",
        SURNAME,
        path="laatija.sukunimi",
        condition=_NOT_SELF,
        mandatory=True,
        width=4,
        limit=100,
    ),
    line(
        "writer_given_names",
        GIVEN_NAMES,
        path="laatija.etunimet",
        condition=_NOT_SELF,
        mandatory=True,
        width=4,
        limit=100,
    ),
    of_type(
        "writer_phone",
        FieldType.PHONE,
        PHONE,
        path="laatija.yhteystiedot.puhelinnumero",
        condition=_NOT_SELF,
        width=4,
    ),
    yes_no(
        "electronic_consent",
        Words(
            "Hyväksyy asiakirjojen sähköisen tiedoksiannon",
            "Samtycker till elektronisk delgivning av handlingar",
            "Accepts electronic service of documents",
        ),
        path="hyvaksyn_asiakirjojen_sahkoisen_tiedoksiannon",
        statute="SAL 19 §",
        width=12,
    ),
    additional(),
)

APPLICATION = DocumentType(
    kind=DocumentKind.APPLICATION,
    words=Words("Hakemus", "Ansökan", "Application"),
    phase=1,
    sections=(
        receipt_section("paivamaara"),
        _APPLICANT,
        client_contacts("asiakas[].yhteystiedot.", None),
        _SERVICES,
        _WRITER,
    ),
    oid="1.2.246.537.6.1506.3006.2023.9.8",
    root="lapsiperheiden_palvelujen_hakemus",
    many=True,
    lead=Words(
        "Hakemukseen annetaan aina päätös.",
        "En ansökan får alltid ett beslut.",
        "An application always gets a decision.",
    ),
)
