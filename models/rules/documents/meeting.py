"""Entry of a meeting, call or home visit (merkintä tapaamisesta tai yhteydenotosta, ATL 44 §)."""

from models.rules.documents.declare import (
    choice,
    day,
    line,
    moment,
    section,
    text,
    yes,
    yes_no,
)
from models.rules.documents.schema import DocumentType
from models.rules.kinds import DocumentKind
from models.rules.words import Words

_EVENT = "asiakaskertomusmerkinta.tapahtuma."

_WHEN = section(
    "event",
    Words("Tapaaminen tai yhteydenotto", "Möte eller kontakt", "Meeting or contact"),
    moment(
        "starts_at",
        Words("Alkoi", "Började", "Began"),
        path=f"{_EVENT}ajanjakso.alkamishetki",
        mandatory=True,
        not_future=True,
    ),
    moment(
        "ends_at",
        Words("Päättyi", "Slutade", "Ended"),
        path=f"{_EVENT}ajanjakso.paattymishetki",
        not_before="starts_at",
    ),
    choice(
        "way",
        Words("Tapa", "Sätt", "Way"),
        "meeting_ways",
        path=f"{_EVENT}asiointitapa[]",
        mandatory=True,
        width=6,
    ),
    yes_no(
        "took_place",
        Words("Toteutui", "Genomfördes", "Took place"),
        mandatory=True,
        width=3,
        help=Words(
            "Vastaa ei, jos asiakasta ei tavoitettu.",
            "Svara nej om klienten inte nåddes.",
            "Answer no if the client was not reached.",
        ),
    ),
    yes_no(
        "child_met",
        Words("Lapsi tavattiin", "Barnet träffades", "The child was met"),
        statute="SHL 42 §, LsL 29 §",
        condition=yes("took_place"),
        width=3,
    ),
    line(
        "place",
        Words("Tapaamispaikka", "Mötesplats", "Place"),
        path=f"{_EVENT}paikka",
    ),
    text(
        "participants",
        Words("Osallistuneet", "Deltagare", "Participants"),
        path=f"{_EVENT}osallistujat",
        help=Words(
            "Nimet ja roolit, ammattihenkilöistä myös tehtävänimike ja organisaatio.",
            "Namn och roller, för yrkesutbildade också uppgiftsbeteckning och organisation.",
            "Names and roles, for professionals also title and organisation.",
        ),
    ),
)

_WHAT = section(
    "content",
    Words("Sisältö", "Innehåll", "Content"),
    text(
        "description",
        Words(
            "Tapaamisen tai yhteydenoton kuvaus",
            "Beskrivning av mötet eller kontakten",
            "What happened",
        ),
        path=f"{_EVENT}kuvaus",
        mandatory=True,
        help=Words(
            "Erota asiakkaan kertoma, havainnot ja oma arvio toisistaan.",
            "Skilj åt vad klienten berättar, iakttagelser och egen bedömning.",
            "Keep apart what the client tells, what you saw and what you think.",
        ),
    ),
    text(
        "agreed",
        Words("Sovitut asiat", "Överenskomna frågor", "What was agreed"),
        path="sovitut_asiat",
    ),
    yes_no(
        "starts_assessment",
        Words(
            "Palvelutarpeen arviointi aloitettiin tässä tapaamisessa",
            "Bedömningen av servicebehovet inleddes vid detta möte",
            "The assessment of service needs started in this meeting",
        ),
        condition=yes("took_place"),
        statute="SHL 36 §",
        width=8,
    ),
    moment(
        "next_at",
        Words("Seuraava tapaaminen", "Nästa möte", "Next meeting"),
        not_before="starts_at",
    ),
    choice(
        "service",
        Words("Liittyy palveluun", "Hänför sig till service", "Belongs to the service"),
        "social_services",
        path="asiakaskertomusmerkinta.sosiaalipalvelu[]",
        width=6,
    ),
)

_LOG = section(
    "log",
    Words("Käyttölokitiedot", "Uppgifter ur användningsloggen", "Use log data"),
    yes_no(
        "about_log",
        Words(
            "Asiakas pyysi tiedon siitä, kuka on käyttänyt hänen tietojaan, tai sai sen",
            "Klienten bad om eller fick veta vem som har använt uppgifterna",
            "The client asked for or got word of who has used the data",
        ),
        statute="ATL 11 §",
        width=12,
        help=Words(
            "Kirjalliseen pyyntöön vastataan viimeistään kahden kuukauden kuluessa.",
            "En skriftlig begäran ska besvaras inom två månader.",
            "A written request is answered within two months.",
        ),
    ),
    day(
        "log_requested_on",
        Words("Pyyntö saapui", "Begäran inkom", "Request received"),
        condition=yes("about_log"),
        not_future=True,
    ),
    day(
        "log_answered_on",
        Words("Pyyntöön vastattiin", "Begäran besvarades", "Request answered"),
        condition=yes("about_log"),
        not_future=True,
        not_before="log_requested_on",
        help=Words(
            "Päivä, jona tiedot annettiin. Kieltäytymisestä tehdään kirjallinen päätös.",
            "Dagen då uppgifterna gavs. Om de inte ges fattas ett skriftligt beslut.",
            "The day when the data was given. A refusal takes a written decision.",
        ),
    ),
)

MEETING = DocumentType(
    kind=DocumentKind.MEETING,
    words=Words("Tapaaminen tai yhteydenotto", "Möte eller kontakt", "Meeting or contact"),
    phase=1,
    sections=(_WHEN, _WHAT, _LOG),
    oid="1.2.246.537.6.1506.19005.2022.1.10",
    root="merkinta_tapaamisesta_tai_yhteydenotosta",
    many=True,
    lead=Words(
        "Jokaisesta tapaamisesta, puhelusta ja kotikäynnistä tehdään oma merkintä.",
        "För varje möte, telefonsamtal och hembesök görs en egen anteckning.",
        "Each meeting, call and home visit gets its own entry.",
    ),
)
