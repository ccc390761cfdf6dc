"""Entry that a matter is pending (merkintä asian vireilletulosta, SHL 34 §, ATL 41 §)."""

from models.rules.documents.declare import (
    choice,
    choices,
    day,
    section,
    text,
    when,
)
from models.rules.documents.schema import DocumentType
from models.rules.kinds import DocumentKind
from models.rules.words import Words

_INTAKE = (
    DocumentKind.CONTACT,
    DocumentKind.NOTIFICATION,
    DocumentKind.CHILD_WELFARE_NOTIFICATION,
    DocumentKind.APPLICATION,
)
_CHILD_PROTECTION = when("service_task", "child_protection")

_PENDING = section(
    "pending",
    Words("Vireilletulo", "Inledande", "Becoming pending"),
    choice(
        "service_task",
        Words("Palvelutehtävä", "Serviceuppgift", "Service task"),
        "service_tasks",
        path="palvelutehtava[]",
        mandatory=True,
        width=4,
    ),
    day(
        "pending_on",
        Words("Vireilletulopäivä", "Datum för inledande", "Pending since"),
        path="vireilletulopaiva",
        mandatory=True,
        not_future=True,
        statute="SHL 34 §",
        carried_from=tuple((kind, "received_on") for kind in _INTAKE),
    ),
    choice(
        "pending_way",
        Words("Vireilletulon tapa", "Metod för inledande", "How it became pending"),
        "pending_ways",
        mandatory=True,
        width=5,
    ),
    text(
        "description",
        Words(
            "Kuvaus asian vireilletulosta",
            "Beskrivning av inledningen av ärendet",
            "How the matter became pending",
        ),
        path="kuvaus_asian_vireilletulosta",
        carried_from=tuple((kind, "description") for kind in _INTAKE[:3]),
    ),
    choices(
        "needs",
        Words("Vireilletulon syyt", "Orsaker till inledning", "Reasons"),
        "needs",
        path="vireilletulon_syyt[]",
        carried_from=tuple((kind, "needs") for kind in _INTAKE[:2]),
        width=6,
    ),
    choices(
        "child_welfare_reasons",
        Words(
            "Syyt, joiden perusteella lastensuojeluasia tuli vireille",
            "Orsaker till att barnskyddsärendet inleddes",
            "Why the child welfare matter became pending",
        ),
        "child_welfare_reasons",
        path="lastensuojelullinen_huoli[]",
        condition=_CHILD_PROTECTION,
        carried_from=((DocumentKind.CHILD_WELFARE_NOTIFICATION, "child_welfare_reasons"),),
        width=6,
    ),
    choice(
        "service",
        Words("Liittyy palveluun", "Hänför sig till service", "Belongs to the service"),
        "social_services",
        path="sosiaalipalvelu[]",
    ),
)

_MEASURES = section(
    "measures",
    Words("Toimenpiteet ja kiireellisyys", "Åtgärder och brådska", "Measures and urgency"),
    text(
        "actions",
        Words(
            "Tehdyt toimenpiteet ja sovitut jatkotoimet",
            "Vidtagna åtgärder och överenskomna fortsatta åtgärder",
            "What was done and agreed",
        ),
        path="toimenpiteet",
    ),
    choice(
        "urgency",
        Words(
            "Arvio asian kiireellisyydestä",
            "Bedömning av ärendets skyndsamhet",
            "Assessment of urgency",
        ),
        "urgency_levels",
        path="arvio_asian_kiireellisyydesta",
        statute="SHL 36 § 1 mom., LsL 26 § 2 mom.",
        width=12,
        carried_from=((DocumentKind.EVALUATION, "urgency"),),
    ),
    text(
        "urgency_reasons",
        Words(
            "Kiireellisyyden peruste",
            "Grund för graden av brådska",
            "Ground of the urgency",
        ),
        path="kiireellisyyden_peruste",
        carried_from=((DocumentKind.EVALUATION, "urgency_reasons"),),
    ),
)

PENDING_ENTRY = DocumentType(
    kind=DocumentKind.PENDING_ENTRY,
    words=Words(
        "Merkintä asian vireilletulosta",
        "Anteckning om inledande behandling av ärende",
        "Entry: the matter is pending",
    ),
    phase=1,
    sections=(_PENDING, _MEASURES),
    oid="1.2.246.537.6.1506.19001.2023.10.30",
    root="merkinta_asian_vireilletulosta",
    lead=Words(
        "Asia on vireillä siitä päivästä, jona tieto tuen tarpeesta saapui.",
        "Ärendet är anhängigt från den dag då uppgiften om stödbehovet kom in.",
        "The matter is pending from the day when the need became known.",
    ),
)
