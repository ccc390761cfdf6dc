"""Assessment of service needs of a child and family (palvelutarpeen arvio, SHL 36–37 §)."""

from models.rules.documents.assessment_conclusions import CONCLUSIONS
from models.rules.documents.declare import (
    choice,
    choices,
    day,
    no,
    section,
    text,
    yes,
    yes_no,
)
from models.rules.documents.schema import DocumentType, Field
from models.rules.kinds import INTAKE_KINDS, DocumentKind
from models.rules.words import Words

_BEGUN = "asian_vireilletuloa_koskevat_tiedot."
_DONE = "palvelutarpeen_arviointia_koskevat_tiedot."

_PENDING = section(
    "pending",
    Words("Vireilletulo", "Inledande av ärendet", "How it became pending"),
    day(
        "pending_on",
        Words("Vireilletulopäivä", "Datum för inledande", "Pending since"),
        path=f"{_BEGUN}vireilletulopaiva",
        mandatory=True,
        not_future=True,
        carried_from=(
            (DocumentKind.PENDING_ENTRY, "pending_on"),
            *((kind, "received_on") for kind in INTAKE_KINDS),
        ),
    ),
    choice(
        "pending_way",
        Words("Vireilletulon tapa", "Metod för inledande", "How it became pending"),
        "pending_ways",
        path=f"{_BEGUN}vireilletulon_tapa",
        width=9,
        carried_from=((DocumentKind.PENDING_ENTRY, "pending_way"),),
    ),
    text(
        "pending_reasons",
        Words("Vireilletulon syyt", "Orsaker till inledning", "Reasons"),
        path=f"{_BEGUN}vireilletulon_syyt",
        carried_from=(
            (DocumentKind.PENDING_ENTRY, "description"),
            (DocumentKind.EVALUATION, "situation"),
            (DocumentKind.CONTACT, "description"),
            (DocumentKind.NOTIFICATION, "description"),
            (DocumentKind.CHILD_WELFARE_NOTIFICATION, "description"),
            (DocumentKind.APPLICATION, "grounds"),
        ),
    ),
)

_CONDUCT = section(
    "conduct",
    Words("Arvioinnin toteuttaminen", "Genomförande", "How the assessment was done"),
    day(
        "started_on",
        Words("Aloitettu", "Inledd", "Started"),
        path=f"{_DONE}palvelutarpeen_arvioinnin_aloittamispaiva",
        mandatory=True,
        not_future=True,
        not_before="pending_on",
        statute="SHL 36 §, LsL 26 § 5 mom.",
        carried_from=((DocumentKind.EVALUATION, "assessment_started_on"),),
    ),
    yes_no(
        "child_protection_examined",
        Words(
            "Samalla selvitetään lastensuojelun tarve",
            "Samtidigt utreds behovet av barnskydd",
            "The need of child protection is clarified too",
        ),
        path=f"{_DONE}lastensuojelun_tarve",
        mandatory=True,
        statute="LsL 26 § 3 mom.",
        width=9,
        carried_from=((DocumentKind.EVALUATION, "child_protection_matter"),),
    ),
    text(
        "not_examined_reasons",
        Words(
            "Miksi lastensuojelun tarvetta ei selvitetä",
            "Varför behovet av barnskydd inte utreds",
            "Why the need of child protection is not clarified",
        ),
        path=f"{_DONE}perustelut_miksi_lastensuojelun_tarvetta_ei_selviteta",
        condition=no("child_protection_examined"),
    ),
    text(
        "conduct",
        Words(
            "Kuvaus arvioinnin toteuttamisesta",
            "Beskrivning av genomförandet av bedömningen",
            "How the assessment was carried out",
        ),
        path=f"{_DONE}kuvaus_arvioinnin_toteuttamisesta",
        help=Words(
            "Tapaamiset, lausunnot ja menetelmät. Keneltä tietoja on saatu.",
            "Möten, utlåtanden och metoder. Vem uppgifterna har fåtts av.",
            "Meetings, statements and methods. From whom data was got.",
        ),
    ),
    text(
        "participants",
        Words("Osallistuneet", "Deltagare", "Participants"),
        path=f"{_DONE}palvelutarpeen_arviointiin_osallistuneet_henkilot",
        width=6,
        carried_from=((DocumentKind.MEETING, "participants"),),
    ),
    text(
        "absent",
        Words("Poisjääneet", "Uteblivna", "Absent"),
        path=f"{_DONE}arvioinnista_poisjaaneet_henkilot",
        width=6,
        help=Words(
            "Pyynnöstä huolimatta poisjääneet, erityisesti viranomaiset (SHL 41 §).",
            "De som uteblivit trots begäran, särskilt myndigheter (SVL 41 §).",
            "Those who stayed away though asked, above all authorities (SHL 41).",
        ),
    ),
    yes_no(
        "special_support",
        Words(
            "Asiakkaalla on oikeus erityiseen tukeen",
            "Klienten har rätt till särskilt stöd",
            "The client has a right to special support",
        ),
        path=f"{_DONE}asiakkaalla_on_oikeus_erityiseen_tukeen",
        mandatory=True,
        width=12,
        statute="SHL 3 §",
        carried_from=((DocumentKind.EVALUATION, "special_support_child"),),
    ),
    choices(
        "special_support_grounds",
        Words("Erityisen tuen peruste", "Grund för särskilt stöd", "Ground of special support"),
        "special_support_grounds",
        condition=yes("special_support"),
        statute="SHL 3 § 6 k",
        carried_from=((DocumentKind.EVALUATION, "special_support_grounds"),),
    ),
    text(
        "special_support_reasons",
        Words(
            "Erityisen tuen perustelut",
            "Motiveringar till särskilt stöd",
            "Reasons of special support",
        ),
        path=f"{_DONE}erityisen_tuen_perustelut",
        condition=yes("special_support"),
        mandatory=True,
    ),
    text(
        "services_so_far",
        Words(
            "Aikaisemmat ja nykyiset palvelut",
            "Tidigare och nuvarande service",
            "Earlier and present services",
        ),
        path="aikaisemmat_ja_nykyiset_palvelut",
    ),
)


def _topic(group: str, key: str, tail: str, words: Words, hint: Words = Words("")) -> Field:
    return text(key, words, path=f"{group}.{tail}", help=hint)


_CHILD = section(
    "child",
    Words("Lapsen tarpeet ja arki", "Barnets behov och vardag", "The child's needs and everyday"),
    _topic(
        "lapsen_tarpeet_ja_arki",
        "everyday",
        "lapsen_arki_ja_kasvuymparisto",
        Words(
            "Lapsen arki ja kasvuympäristö",
            "Barnets vardag och uppväxtmiljö",
            "Everyday life and surroundings",
        ),
        Words(
            "Koti, päivähoito, koulu, vapaa-aika. Turvallisuus lapsen kannalta.",
            "Hem, dagvård, skola, fritid. Tryggheten ur barnets synvinkel.",
            "Home, day care, school, free time. Safety as the child sees it.",
        ),
    ),
    _topic(
        "lapsen_tarpeet_ja_arki",
        "relations",
        "perhesuhteet_ja_muut_sosiaaliset_suhteet",
        Words(
            "Perhesuhteet ja muut sosiaaliset suhteet",
            "Familjerelationer och andra sociala relationer",
            "Family and other relations",
        ),
    ),
    _topic(
        "lapsen_tarpeet_ja_arki",
        "wellbeing",
        "lapsen_hyvinvointi",
        Words("Lapsen hyvinvointi", "Barnets välbefinnande", "The child's wellbeing"),
    ),
    _topic(
        "lapsen_tarpeet_ja_arki",
        "participation",
        "lapsen_osallisuus",
        Words("Lapsen osallisuus", "Barnets delaktighet", "The child's say in things"),
    ),
    hint=Words(
        "Kirjaa vahvuudet ja huolet. Lapsen, huoltajien ja muiden näkemykset erikseen.",
        "Anteckna styrkor och oro. Barnets, vårdnadshavarnas och andras synpunkter separat.",
        "Record strengths and concerns. The views of child, guardians and others apart.",
    ),
)

_FAMILY = section(
    "family",
    Words("Perheen olosuhteet", "Familjens förhållanden", "The family's circumstances"),
    _topic(
        "perheen_olosuhteet",
        "background",
        "perheen_tausta",
        Words("Perheen tausta", "Familjens bakgrund", "The family's background"),
    ),
    _topic(
        "perheen_olosuhteet",
        "parents_health",
        "vanhempien_terveys_ja_hyvinvointi",
        Words(
            "Vanhempien terveys ja hyvinvointi",
            "Föräldrarnas hälsa och välfärd",
            "The parents' health and wellbeing",
        ),
    ),
    _topic(
        "perheen_olosuhteet",
        "substance_use",
        "vanhempien_paihteiden_kaytto_ja_riippuvuudet.kayton_kuvaus",
        Words(
            "Vanhempien päihteiden käyttö ja riippuvuudet",
            "Föräldrarnas användning av berusningsmedel och beroenden",
            "The parents' substance use and addictions",
        ),
    ),
    _topic("perheen_olosuhteet", "housing", "asuminen", Words("Asuminen", "Boende", "Housing")),
    _topic(
        "perheen_olosuhteet",
        "integration",
        "kotoutuminen",
        Words("Kotoutuminen", "Integration", "Integration"),
    ),
    _topic(
        "perheen_olosuhteet",
        "income",
        "tyollisyys_ja_toimeentulo",
        Words("Työllisyys ja toimeentulo", "Sysselsättning och utkomst", "Work and income"),
    ),
)

_PARENTS = section(
    "parents",
    Words("Vanhempien valmiudet", "Föräldrarnas beredskap", "What the parents can do"),
    _topic(
        "vanhempien_valmiudet",
        "care",
        "huolenpito_ja_kasvatus",
        Words("Huolenpito ja kasvatus", "Omsorg och fostran", "Care and upbringing"),
    ),
    _topic(
        "vanhempien_valmiudet",
        "close_relations",
        "laheisten_ihmissuhteiden_turvaaminen_ja_yhteistyokyky",
        Words(
            "Läheisten ihmissuhteiden turvaaminen ja yhteistyökyky",
            "Trygga nära mänskliga relationer och samarbetsförmågan",
            "Securing close relations, and cooperation",
        ),
    ),
    _topic(
        "vanhempien_valmiudet",
        "development",
        "lapsen_tasapainoisen_kehityksen_ja_hyvinvoinnin_turvaaminen",
        Words(
            "Lapsen tasapainoisen kehityksen ja hyvinvoinnin turvaaminen",
            "Trygga en balanserad utveckling och välbefinnande hos barnet",
            "Securing the child's balanced development",
        ),
    ),
    _topic(
        "vanhempien_valmiudet",
        "supporting_participation",
        "lapsen_osallisuuden_tukeminen",
        Words(
            "Lapsen osallisuuden tukeminen",
            "Främja barnets delaktighet",
            "Supporting the child's say in things",
        ),
    ),
)

_NETWORK = section(
    "network",
    Words("Läheisverkosto", "Närståendenätverk", "Close network"),
    text(
        "network_support",
        Words(
            "Läheisverkoston antama tuki",
            "Stöd som ges av närståendenätverket",
            "Support from the close network",
        ),
        path="laheisverkoston_kartoittaminen.laheisverkoston_antama_tuki",
        statute="SHL 43 §",
    ),
    yes_no(
        "relatives_need_cleared",
        Words(
            "Läheisen tuen tarve on selvitetty",
            "De närståendes stödbehov har utretts",
            "The close persons' need of support was clarified",
        ),
        path="laheisverkoston_kartoittaminen.laheisen_tuen_tarve_on_selvitetty",
        statute="SHL 43 §",
    ),
)

ASSESSMENT = DocumentType(
    kind=DocumentKind.ASSESSMENT,
    words=Words(
        "Palvelutarpeen arvio", "Bedömning av servicebehovet", "Assessment of service needs"
    ),
    phase=2,
    sections=(_PENDING, _CONDUCT, _CHILD, _FAMILY, _PARENTS, _NETWORK, *CONCLUSIONS),
    oid="1.2.246.537.6.1506.1005.2023.9.8",
    root="lapsen_ja_perheen_palvelutarpeen_arvio",
    lead=Words(
        "Arviointi tehdään siinä laajuudessa kuin perheen elämäntilanne edellyttää.",
        "Bedömningen görs i den omfattning som familjens livssituation förutsätter.",
        "The assessment is as wide as the family's situation requires.",
    ),
)
