"""Child welfare notification (lastensuojeluilmoitus, LsL 25 §)."""

from models.rules.documents.common import (
    GIVEN_NAMES,
    PHONE,
    POSTCODE,
    STREET,
    SURNAME,
    TOWN,
    client_basics,
    client_code,
    client_contacts,
    client_names,
    hidden,
    receipt_section,
)
from models.rules.documents.declare import (
    choice,
    choices,
    line,
    no,
    of_type,
    rows,
    section,
    text,
    yes_no,
)
from models.rules.documents.informer import informer_fields, maker, secrecy_request
from models.rules.documents.schema import DocumentType, FieldType
from models.rules.kinds import DocumentKind
from models.rules.words import Words

_CHILD = section(
    "client",
    Words("Lapsi, josta ilmoitus tehdään", "Barnet som anmälan gäller", "Child it concerns"),
    *client_names("asiakas."),
    client_code("asiakas.", mandatory=False),
    *client_basics(),
    line(
        "client_age",
        Words("Ikä tai arvio iästä", "Ålder eller uppskattad ålder", "Age or estimated age"),
        path="asiakas.ika",
        width=3,
        limit=40,
    ),
    choice(
        "child_living",
        Words("Missä lapsi asuu", "Var bor barnet", "Where the child lives"),
        "child_living",
        path="tiedot_lapsen_asumisesta.lapsen_asuminen",
        width=3,
    ),
    line(
        "child_living_description",
        Words("Muut tiedot asumisesta", "Övriga uppgifter om boendet", "More on where"),
        path="tiedot_lapsen_asumisesta.lapsen_asumisen_kuvaus",
        width=6,
    ),
)

_CARERS = section(
    "carers",
    Words(
        "Huoltajat ja muut hoidosta vastaavat",
        "Vårdnadshavare och andra som svarar för vården",
        "Guardians and other carers",
    ),
    rows(
        "carers",
        Words(
            "Huoltaja tai muu lapsen hoidosta vastaava henkilö",
            "Vårdnadshavare eller annan person som svarar för barnets vård",
            "Guardian or other carer",
        ),
        (
            line("surname", SURNAME, path="sukunimi", mandatory=True, width=3, limit=100),
            line("given_names", GIVEN_NAMES, path="etunimet", mandatory=True, width=3, limit=100),
            line(
                "relation",
                Words("Suhde lapseen", "Relation till barnet", "Relation to the child"),
                path="kuvaus",
                width=3,
            ),
            of_type("phone", FieldType.PHONE, PHONE, path="yhteystiedot.puhelinnumero", width=3),
            line("street", STREET, path="yhteystiedot.osoite[].lahiosoite", width=6),
            of_type(
                "postcode",
                FieldType.POSTCODE,
                POSTCODE,
                path="yhteystiedot.osoite[].postinumero",
                width=2,
            ),
            line("town", TOWN, path="yhteystiedot.osoite[].postitoimipaikka", width=4, limit=100),
        ),
        path="huoltaja_tai_muu_lapsen_hoidosta_vastaava_henkilo[]",
    ),
)

_INFORMER = section(
    "maker",
    Words("Ilmoittaja", "Anmälare", "Informer"),
    maker(
        Words("Ilmoittajataho", "Anmälande aktör", "Informing party"),
        "ilmoittaja[].taho",
        hint=Words(
            "Ilmoitusvelvollinen ilmoittaa nimellään.",
            "Den som är anmälningsskyldig anmäler i eget namn.",
            "One who has a duty to notify does so by name.",
        ),
    ),
    hidden(
        yes_no(
            "anonymous",
            Words(
                "Yksityishenkilö, joka ei kerro nimeään",
                "Privatperson som inte uppger sitt namn",
                "A private person who does not give a name",
            ),
            path="anonyymi_ilmoitus",
            mandatory=True,
        )
    ),
    *informer_fields(
        "ilmoittaja[].",
        words=Words(
            "Ilmoittajatahon kuvaus", "Beskrivning av anmälaren", "About the informing party"
        ),
        shown=no("anonymous"),
        mandatory=True,
    ),
    *secrecy_request("ilmoittaja[]."),
    hint=Words(
        "Ilmoittajan tiedot eivät tule asiakkaan tulosteeseen.",
        "Anmälarens uppgifter kommer inte med i klientens utskrift.",
        "The informer's data stay out of the client's print.",
    ),
)

_CONTENT = section(
    "concern",
    Words("Ilmoituksen sisältö", "Anmälans innehåll", "Content of the notification"),
    choices(
        "child_welfare_reasons",
        Words("Ilmoituksen syyt", "Orsaker till anmälan", "Reasons of the notification"),
        "child_welfare_reasons",
    ),
    text(
        "description",
        Words(
            "Lastensuojeluilmoituksen sisältö",
            "Barnskyddsanmälans innehåll",
            "What the notification says",
        ),
        path="asiasisalto",
        mandatory=True,
        statute="LsL 25 §",
        help=Words(
            "Syyt ja tapahtumat, ajankohdat ja paikat. Miten ne ovat vaikuttaneet lapseen.",
            "Orsaker och händelser, tidpunkter och platser. Hur de har påverkat barnet.",
            "Reasons and events, times and places. How they have affected the child.",
        ),
    ),
)

_TOLD = section(
    "told",
    Words("Kenelle ilmoituksesta on kerrottu", "Vem som har fått veta", "Who has been told"),
    yes_no(
        "child_told",
        Words("Lapselle on kerrottu ilmoituksesta", "Barnet har fått veta", "The child knows"),
        path="lapselle_on_kerrottu_lastensuojeluilmoituksesta",
    ),
    yes_no(
        "guardian_told",
        Words(
            "Ainakin toiselle huoltajalle on kerrottu",
            "Åtminstone den ena vårdnadshavaren har fått veta",
            "At least one guardian knows",
        ),
        path="ainakin_toiselle_huoltajalle_on_kerrottu_lastensuojeluilmoituksesta",
    ),
    text(
        "told_more",
        Words(
            "Lisätiedot kertomisesta",
            "Tilläggsuppgifter om vem som har fått veta",
            "More on who was told",
        ),
        path="lisatiedot_lapselle_jatai_huoltajille_kertomisesta",
        help=Words(
            "Kuka kertoi, tai miksi ei ole kerrottu.",
            "Vem som berättade, eller varför man inte har berättat.",
            "Who told, or why they have not been told.",
        ),
    ),
)

CHILD_WELFARE_NOTIFICATION = DocumentType(
    kind=DocumentKind.CHILD_WELFARE_NOTIFICATION,
    words=Words("Lastensuojeluilmoitus", "Barnskyddsanmälan", "Child welfare notification"),
    phase=1,
    sections=(
        receipt_section("ilmoittamispaivamaara"),
        _CHILD,
        client_contacts("asiakas.yhteystiedot.", "asiakas.turvakielto"),
        _CARERS,
        _INFORMER,
        _CONTENT,
        _TOLD,
    ),
    oid="1.2.246.537.6.1506.4009.2023.4.28",
    root="lastensuojeluilmoitus",
    many=True,
    lead=Words(
        "Lastensuojeluasia: arviointi alkaa viimeistään seitsemäntenä arkipäivänä (LsL 26 §).",
        "Barnskyddsärende: bedömningen inleds senast den sjunde vardagen (BSkL 26 §).",
        "Child welfare matter: the assessment starts by the seventh working day "
        "(Child Welfare Act 26 §).",
    ),
)
