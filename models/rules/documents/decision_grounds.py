"""The decision's reasons, law, hearing, contact person and markings (HL 34 §, 44–45 §)."""

from models.rules.documents.common import (
    PHONE,
    POSTCODE,
    STREET,
    TITLE,
    TOWN,
    additional,
)
from models.rules.documents.declare import (
    choice,
    line,
    of_type,
    section,
    text,
    when,
    yes,
    yes_no,
)
from models.rules.documents.schema import FieldType, Section
from models.rules.kinds import DocumentKind
from models.rules.words import Words

DECISION_ROOT = "paatos."
GRANTED = when("outcome", "favourable", "partly")
_GIVER = f"{DECISION_ROOT}lisatietojen_antaja[]."

_REASONS = section(
    "reasons",
    Words("Perustelut", "Motiveringar", "Reasons"),
    text(
        "facts_text",
        Words("Tosiseikat ja arvio", "Fakta och bedömning", "Facts and assessment"),
        mandatory=True,
        statute="HL 45 §",
        help=Words(
            "Seikat ja selvitykset, jotka vaikuttivat ratkaisuun.",
            "De omständigheter och utredningar som inverkat på avgörandet.",
            "The facts and evidence that affected the outcome.",
        ),
        carried_from=(
            (DocumentKind.ASSESSMENT, "conclusions"),
            (DocumentKind.PLAN, "professional_view"),
        ),
    ),
    text(
        "amount_reasons",
        Words("Miksi tämä määrä ja kesto", "Varför denna omfattning och tid", "Why this much"),
        mandatory=True,
        condition=GRANTED,
        statute="HL 45 §",
    ),
    text(
        "child_opinion",
        Words("Lapsen mielipide", "Barnets åsikt", "The child's opinion"),
        statute="SHL 32 §, LsL 20 §",
        help=Words(
            "Mitä lapsi toi esiin ja miten se on otettu huomioon.",
            "Vad barnet förde fram och hur det har beaktats.",
            "What the child said and how it was taken into account.",
        ),
        carried_from=(
            (DocumentKind.PLAN, "child_view"),
            (DocumentKind.ASSESSMENT, "child_view"),
        ),
    ),
    line(
        "child_opinion_how",
        Words("Miten mielipide selvitettiin", "Hur åsikten utreddes", "How it was found out"),
        width=12,
        statute="SHL 32 §, LsL 20 §",
        carried_from=((DocumentKind.ASSESSMENT, "child_view_how"),),
    ),
    text(
        "child_opinion_none_reason",
        Words(
            "Jos mielipidettä ei voitu selvittää, miksi",
            "Om åsikten inte kunde utredas, varför",
            "If it could not be found out, why",
        ),
        statute="SHL 32 §, LsL 20 §",
    ),
    yes_no(
        "departs_from_plan",
        Words(
            "Päätös poikkeaa suunnitelmasta",
            "Beslutet avviker från planen",
            "The decision departs from the plan",
        ),
        mandatory=True,
        width=12,
        statute="SHL 45 § 4 mom.",
    ),
    text(
        "departure_reasons",
        Words(
            "Miksi poiketaan suunnitelmasta",
            "Varför man avviker från planen",
            "Why it departs from the plan",
        ),
        condition=yes("departs_from_plan"),
        mandatory=True,
        statute="SHL 45 § 4 mom.",
    ),
)

_LAW = section(
    "law",
    Words("Lakiperuste ja kuuleminen", "Laggrund och hörande", "Legal ground and hearing"),
    line(
        "legal_basis",
        Words("Lakiperuste", "Laggrund", "Legal ground"),
        path=f"{DECISION_ROOT}ratkaisun_lakiperuste",
        mandatory=True,
        statute="HL 45 §",
        width=12,
    ),
    text(
        "provisions",
        Words("Sovelletut säännökset", "Tillämpade bestämmelser", "Provisions applied"),
        mandatory=True,
        statute="HL 45 §",
    ),
    text(
        "hearing",
        Words("Ketä kuultiin ja milloin", "Vem hördes och när", "Who was heard and when"),
        statute="HL 34 §",
        width=6,
    ),
    choice(
        "hearing_none_ground",
        Words("Jos ei kuultu, peruste", "Om ingen hördes, grunden", "If nobody was heard, why"),
        "hearing_none_grounds",
        statute="HL 34 § 2 mom.",
    ),
    yes_no(
        "immediate",
        Words(
            "Pannaan heti täytäntöön muutoksenhausta huolimatta",
            "Verkställs omedelbart trots ändringssökande",
            "Carried out at once despite appeal",
        ),
        path=f"{DECISION_ROOT}paatoksen_valiton_taytantoonpano.valiton_taytantoonpano",
        statute="SHL 52 §",
        width=12,
    ),
    text(
        "immediate_reasons",
        Words(
            "Välittömän täytäntöönpanon perustelut",
            "Motiveringar till omedelbart verkställande",
            "Reasons for carrying it out at once",
        ),
        path=f"{DECISION_ROOT}paatoksen_valiton_taytantoonpano.valittoman_taytantoonpanon_perustelut",
        condition=yes("immediate"),
        mandatory=True,
        statute="SHL 52 §",
    ),
)

_CONTACT = section(
    "contact",
    Words("Lisätietojen antaja", "Lämnare av tilläggsuppgifter", "Who gives more information"),
    line(
        "contact_name",
        Words("Nimi", "Namn", "Name"),
        mandatory=True,
        statute="HL 44 § 1 mom. 4 k",
        width=4,
        help=Words("Sukunimi ja etunimi.", "Efternamn och förnamn.", "Surname and given name."),
    ),
    line("contact_title", TITLE, path=f"{_GIVER}tehtavanimike", width=4),
    of_type(
        "contact_phone",
        FieldType.PHONE,
        PHONE,
        path=f"{_GIVER}yhteystiedot.puhelinnumero",
        mandatory=True,
        width=4,
    ),
    line(
        "contact_street",
        STREET,
        path=f"{_GIVER}yhteystiedot.postiosoite.lahiosoite",
        mandatory=True,
        width=4,
    ),
    of_type(
        "contact_postcode",
        FieldType.POSTCODE,
        POSTCODE,
        path=f"{_GIVER}yhteystiedot.postiosoite.postinumero",
        mandatory=True,
        width=2,
    ),
    line(
        "contact_town",
        TOWN,
        path=f"{_GIVER}yhteystiedot.postiosoite.postitoimipaikka",
        mandatory=True,
        width=3,
        limit=100,
    ),
    of_type(
        "contact_email",
        FieldType.EMAIL,
        Words("Sähköpostiosoite", "E-postadress", "E-mail address"),
        path=f"{_GIVER}yhteystiedot.sahkopostiosoite",
        width=3,
    ),
)

_MARKS = section(
    "marks",
    Words("Kieli ja merkinnät", "Språk och märkningar", "Language and markings"),
    choice(
        "language",
        Words("Päätöksen kieli", "Beslutets språk", "Language of the decision"),
        "contact_languages",
        mandatory=True,
        statute="KieliL 19 §",
        width=4,
    ),
    choice(
        "secrecy",
        Words("Salassapitomerkintä", "Sekretessmarkering", "Secrecy marking"),
        "secrecy_grounds",
        mandatory=True,
        statute="JulkL 25 §",
        width=8,
    ),
    additional(),
    text(
        "informed",
        Words("Tiedoksi", "För kännedom", "For information"),
        limit=1000,
        help=Words(
            "Kuka saa päätöksestä tiedon olematta asianosainen, esimerkiksi palvelun toteuttaja. "
            "Yksi nimi tai yksikkö riville, ei osoitteita. Kerro vain sille, jolla on oikeus "
            "saada tieto.",
            "Vem som får kännedom om beslutet utan att vara part, till exempel den som ger "
            "servicen. Ett namn eller en enhet per rad, inga adresser. Berätta bara för den som "
            "har rätt att få veta.",
            "Who is told of the decision without being a party, such as the provider. One name "
            "or unit a line, no addresses. Tell only those who have a right to know.",
        ),
    ),
)

GROUNDS: tuple[Section, ...] = (_REASONS, _LAW, _CONTACT, _MARKS)
