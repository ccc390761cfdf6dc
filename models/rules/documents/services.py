"""Services chosen with the family, their preconditions and referrals (palvelun järjestäminen)."""

from models.rules.documents.declare import (
    choice,
    day,
    line,
    number,
    rows,
    section,
    text,
    when,
    yes_no,
)
from models.rules.documents.schema import DocumentType
from models.rules.kinds import DocumentKind
from models.rules.words import Words

_HAS_REPLY = when("reply", "accepted", "queue", "declined")

_CHOSEN = section(
    "chosen",
    Words("Palvelujen valinta", "Val av service", "Choice of services"),
    day(
        "chosen_on",
        Words("Valittu", "Vald", "Chosen on"),
        mandatory=True,
        not_future=True,
    ),
    yes_no(
        "agreed_with_family",
        Words(
            "Palveluista on sovittu perheen kanssa",
            "Servicen har avtalats med familjen",
            "The services were agreed with the family",
        ),
        mandatory=True,
        width=9,
    ),
    text(
        "not_agreed_reasons",
        Words("Miksi ei ole sovittu", "Varför det inte har avtalats", "Why not agreed"),
        condition=when("agreed_with_family", "false"),
        mandatory=True,
    ),
)

_SERVICES = section(
    "services",
    Words("Palvelut ja lähetteet", "Service och remisser", "Services and referrals"),
    rows(
        "services",
        Words("Palvelut", "Service", "Services"),
        (
            choice(
                "service",
                Words("Palvelu", "Service", "Service"),
                "service_choices",
                mandatory=True,
            ),
            choice(
                "arrangement",
                Words("Järjestämistapa", "Sätt att ordna", "Mode of arranging"),
                "arrangements",
            ),
            text(
                "description",
                Words("Sisältö", "Innehåll", "Content"),
                width=6,
            ),
            text("goal", Words("Tavoite", "Mål", "Goal"), width=6),
            day("starts_on", Words("Alkaa", "Börjar", "Starts")),
            day(
                "ends_on",
                Words("Päättyy", "Slutar", "Ends"),
                not_before="starts_on",
            ),
            line("amount", Words("Määrä", "Omfattning", "Amount"), width=3, limit=100),
            number(
                "hours_per_month", Words("Tuntia kuukaudessa", "Timmar per månad", "Hours a month")
            ),
            choice(
                "precondition_state",
                Words("Edellytykset", "Förutsättningar", "Preconditions"),
                "precondition_states",
                mandatory=True,
                statute="SHL 45 §",
            ),
            text(
                "preconditions",
                Words(
                    "Mitä edellytyksiä selvitettiin",
                    "Vilka förutsättningar som utreddes",
                    "What preconditions were cleared",
                ),
                condition=when("precondition_state", "open", "clear", "not_met"),
                width=6,
            ),
            line(
                "referred_to",
                Words("Lähete tai ohjaus kenelle", "Remiss eller hänvisning till", "Referred to"),
                width=9,
            ),
            day(
                "referred_on",
                Words("Lähetetty", "Skickad", "Referred on"),
                not_future=True,
            ),
            choice(
                "reply",
                Words("Vastaus", "Svar", "Reply"),
                "referral_replies",
                width=3,
            ),
            day(
                "replied_on",
                Words("Vastattu", "Besvarad", "Replied on"),
                condition=_HAS_REPLY,
                not_before="referred_on",
                not_future=True,
            ),
            line("reply_text", Words("Vastaus sanoin", "Svaret i ord", "The reply"), width=6),
        ),
        mandatory=True,
        help=Words(
            "Omista palveluista tehdään päätös. Muuhun apuun ohjataan, siitä ei tehdä päätöstä.",
            "Om egen service fattas beslut. Till annan hjälp hänvisar man, utan beslut.",
            "Own services are decided on. To other help one guides, without a decision.",
        ),
        carried_from=((DocumentKind.PLAN, "services"),),
    ),
)

_TIME = section(
    "time",
    Words("Toimeenpanon aika", "Tid för verkställighet", "Time of carrying out"),
    choice(
        "execution_extension",
        Words(
            "Peruste yli kolmen kuukauden ajalle",
            "Grund för en tid över tre månader",
            "Ground for more than three months",
        ),
        "execution_extensions",
        statute="SHL 45 § 2 mom.",
        width=12,
        help=Words(
            "Päätös on toimeenpantava kolmessa kuukaudessa vireilletulosta, ellei perustetta ole.",
            "Beslutet ska verkställas inom tre månader, om det inte finns grund för längre tid.",
            "The decision is carried out in three months unless there is a ground.",
        ),
    ),
    text(
        "execution_extension_reasons",
        Words("Perustelut", "Motiveringar", "Reasons"),
        condition=when("execution_extension", "clarifying", "client_need"),
        mandatory=True,
    ),
    text("additional", Words("Lisätiedot", "Mer information", "More information")),
)

SERVICES = DocumentType(
    kind=DocumentKind.SERVICES,
    words=Words("Palvelut ja lähetteet", "Service och remisser", "Services and referrals"),
    phase=4,
    sections=(_CHOSEN, _SERVICES, _TIME),
    lead=Words(
        "Valitse perheen kanssa sovitut palvelut ja selvitä, millä edellytyksillä ne saa.",
        "Välj den service som avtalats med familjen och utred förutsättningarna för den.",
        "Choose the services agreed with the family and clear what they require.",
    ),
)
