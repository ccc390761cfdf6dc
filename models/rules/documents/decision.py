"""Decision on services (lapsiperheiden palvelupäätös, SHL 45–46 §, HL 44–46 §)."""

from models.rules.documents.decision_grounds import DECISION_ROOT, GRANTED, GROUNDS
from models.rules.documents.declare import (
    choice,
    day,
    line,
    number,
    section,
    text,
    when,
    yes,
    yes_no,
)
from models.rules.documents.schema import DocumentType
from models.rules.kinds import DocumentKind
from models.rules.words import Words

_WHAT = section(
    "what",
    Words("Palvelu ja ratkaisu", "Service och avgörande", "Service and outcome"),
    choice(
        "service",
        Words("Palvelu", "Service", "Service"),
        "social_services",
        path=f"{DECISION_ROOT}sosiaalipalvelu_jota_paatos_koskee.sosiaalipalvelu",
        mandatory=True,
        statute="SHL 45 §",
        width=5,
        carried_from=((DocumentKind.SERVICES, "services[].service"),),
    ),
    choice(
        "outcome",
        Words("Ratkaisu", "Avgörande", "Outcome"),
        "outcomes",
        path=f"{DECISION_ROOT}ratkaisun_laji",
        mandatory=True,
        width=4,
    ),
    day(
        "decided_on",
        Words("Päätöspäivä", "Beslutsdatum", "Date of decision"),
        path=f"{DECISION_ROOT}paatospaivamaara",
        mandatory=True,
        not_future=True,
        statute="HL 44 § 1 mom. 1 k",
    ),
    text(
        "application_description",
        Words("Mitä on haettu", "Vad som har sökts", "What was applied for"),
        path=f"{DECISION_ROOT}hakemuksen_kuvaus",
        carried_from=((DocumentKind.APPLICATION, "grounds"),),
    ),
    text(
        "outcome_text",
        Words("Ratkaisu sanoin", "Avgörandet i ord", "The outcome in words"),
        mandatory=True,
        statute="HL 44 § 1 mom. 3 k",
        help=Words(
            "Kenelle, mitä, kuinka paljon ja mille ajalle. Yksilöi oikeus tarkasti.",
            "Till vem, vad, hur mycket och för vilken tid. Specificera rätten noggrant.",
            "To whom, what, how much and for what time. Say the right exactly.",
        ),
    ),
    text(
        "goal",
        Words("Tavoite", "Mål", "Goal"),
        mandatory=True,
        condition=GRANTED,
        carried_from=(
            (DocumentKind.SERVICES, "services[].goal"),
            (DocumentKind.PLAN, "goals"),
        ),
    ),
    text(
        "plain_summary",
        Words("Mitä tämä tarkoittaa", "Vad detta betyder", "What this means"),
        statute="ATL 19 §",
        help=Words(
            "Jätä tyhjäksi, niin kirje alkaa päätöstekstin selkokielisellä tekstillä. Voit myös "
            "kertoa asian itse yhdellä tai kahdella selkeällä lauseella.",
            "Lämna tomt, så börjar brevet med beslutstextens lättlästa text. Du kan också berätta "
            "själv med en eller två tydliga meningar.",
            "Leave empty, and the letter begins with the plain text of the library. You may also "
            "tell it yourself in one or two clear sentences.",
        ),
    ),
)

_HOW = section(
    "how",
    Words("Kesto, määrä ja järjestäminen", "Tid, omfattning och ordnande", "Time, amount and how"),
    day(
        "starts_on",
        Words("Alkaa", "Börjar", "Starts"),
        path=f"{DECISION_ROOT}paatoksen_voimassaolo.alkamispaiva",
        mandatory=True,
        condition=GRANTED,
        carried_from=((DocumentKind.SERVICES, "services[].starts_on"),),
    ),
    yes_no(
        "open_ended",
        Words("Voimassa toistaiseksi", "Gäller tills vidare", "Until further notice"),
        width=3,
        condition=GRANTED,
        statute="SHL 38 § 3 mom.",
        help=Words(
            "Päätös on määräaikainen, ellei tuen tarve ole pitkäaikainen.",
            "Beslutet är tidsbestämt om inte stödbehovet är långvarigt.",
            "The decision is fixed-term unless the need is long-term.",
        ),
    ),
    day(
        "ends_on",
        Words("Päättyy", "Slutar", "Ends"),
        path=f"{DECISION_ROOT}paatoksen_voimassaolo.paattymispaiva",
        not_before="starts_on",
        condition=GRANTED,
        carried_from=((DocumentKind.SERVICES, "services[].ends_on"),),
        help=Words(
            "Jätä tyhjäksi vain, jos päätös on voimassa toistaiseksi.",
            "Lämna tomt endast om beslutet gäller tills vidare.",
            "Leave empty only if it holds until further notice.",
        ),
    ),
    line(
        "amount",
        Words("Määrä", "Omfattning", "Amount"),
        width=3,
        limit=100,
        condition=GRANTED,
        carried_from=((DocumentKind.SERVICES, "services[].amount"),),
    ),
    text(
        "open_ended_reason",
        Words("Miksi toistaiseksi", "Varför tills vidare", "Why until further notice"),
        condition=yes("open_ended"),
        mandatory=True,
        statute="SHL 38 § 3 mom.",
    ),
    number(
        "hours_per_month",
        Words("Tuntia kuukaudessa", "Timmar per månad", "Hours a month"),
        path=f"{DECISION_ROOT}sosiaalipalvelu_jota_paatos_koskee.palvelun_maara_tunteina",
        condition=when("service", "home_service"),
        mandatory=True,
        carried_from=((DocumentKind.SERVICES, "services[].hours_per_month"),),
    ),
    yes_no(
        "long_term",
        Words("Palvelu on pitkäaikaista", "Servicen är långvarig", "The service is long-term"),
        path=f"{DECISION_ROOT}sosiaalipalvelu_jota_paatos_koskee.palvelu_on_pitkaaikaista",
        condition=when("service", "home_service"),
        statute="asiakasmaksulaki 7 b §",
        width=9,
        help=Words(
            "Vähintään kerran viikossa ja vähintään kaksi kuukautta. Voi vaikuttaa maksuun.",
            "Minst en gång i veckan och minst två månader. Kan påverka avgiften.",
            "At least weekly and at least two months. It may change the fee.",
        ),
    ),
    text(
        "service_details",
        Words("Palvelun sisältö", "Servicens innehåll", "Content of the service"),
        path=f"{DECISION_ROOT}sosiaalipalvelu_jota_paatos_koskee.kuvaus",
        carried_from=((DocumentKind.SERVICES, "services[].description"),),
    ),
    choice(
        "arrangement",
        Words("Järjestämistapa", "Sätt att ordna", "Mode of arranging"),
        "arrangements",
        path=f"{DECISION_ROOT}myonnettavan_palvelun_jarjestamistapa",
        condition=GRANTED,
        width=4,
        carried_from=((DocumentKind.SERVICES, "services[].arrangement"),),
    ),
    line(
        "arrangement_details",
        Words(
            "Lisätiedot järjestämisestä",
            "Tilläggsuppgifter om ordnandet",
            "More on the arranging",
        ),
        path=f"{DECISION_ROOT}lisatiedot_palvelun_jarjestamisesta",
        condition=GRANTED,
        width=8,
    ),
    line(
        "fee",
        Words("Asiakasmaksu", "Klientavgift", "Client fee"),
        condition=GRANTED,
        width=12,
    ),
)

DECISION = DocumentType(
    kind=DocumentKind.DECISION,
    words=Words("Päätös", "Beslut", "Decision"),
    phase=5,
    sections=(_WHAT, _HOW, *GROUNDS),
    oid="1.2.246.537.6.1506.11001.2023.9.8",
    root="lapsiperheiden_palvelupaatos",
    many=True,
    lead=Words(
        "Jokaisesta palvelusta tehdään oma päätös. Allekirjoitettua päätöstä ei muuteta.",
        "För varje service fattas ett eget beslut. Ett undertecknat beslut ändras inte.",
        "Each service gets its own decision. A signed decision is never changed.",
    ),
)
