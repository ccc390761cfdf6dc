"""Urgency and first evaluation of a contact or notification (alkuarvio, SHL 36 §, LsL 26 §)."""

from models.rules.documents.common import additional, start_groups
from models.rules.documents.declare import (
    choice,
    choices,
    day,
    line,
    rows,
    section,
    text,
    time,
    when,
    yes,
    yes_no,
)
from models.rules.documents.schema import DocumentType
from models.rules.kinds import DocumentKind
from models.rules.words import Words

_CONTACTS = (DocumentKind.CONTACT, DocumentKind.NOTIFICATION)
_WITH_TEXT = (*_CONTACTS, DocumentKind.CHILD_WELFARE_NOTIFICATION)
_INTAKE_WITH_GROUPS = (*_CONTACTS, DocumentKind.APPLICATION)
_INTAKE = (*_WITH_TEXT, DocumentKind.APPLICATION)
_URGENT_STATUTE = "SHL 36 § 1 mom., LsL 26 § 2 mom."

_URGENCY = section(
    "urgency",
    Words("Kiireellisyys", "Brådska", "Urgency"),
    choice(
        "urgency",
        Words(
            "Arvio asian kiireellisyydestä",
            "Bedömning av ärendets brådska",
            "Assessment of urgency",
        ),
        "urgency_levels",
        path="arvio_asian_kiireellisyydesta",
        mandatory=True,
        statute=_URGENT_STATUTE,
        width=12,
    ),
    day(
        "urgency_assessed_on",
        Words("Arvioitu", "Bedömd", "Assessed on"),
        mandatory=True,
        not_future=True,
        statute=_URGENT_STATUTE,
    ),
    time("urgency_assessed_time", Words("Klo", "Kl.", "Time"), mandatory=True),
    line(
        "urgency_assessed_by",
        Words("Arvioija", "Bedömare", "Assessed by"),
        mandatory=True,
        width=7,
    ),
    text(
        "urgency_reasons",
        Words(
            "Kiireellisyyden perustelu",
            "Motivering till graden av brådska",
            "Reasons of the urgency",
        ),
        path="kiireellisyyden_perustelu",
        help=Words(
            "Lainkohdat ja seikat, joihin arvio perustuu.",
            "Lagrum och omständigheter som bedömningen grundar sig på.",
            "The provisions and facts on which it rests.",
        ),
    ),
    text(
        "urgent_actions",
        Words("Mitä tehtiin heti", "Vad gjordes genast", "What was done at once"),
        condition=when("urgency", "urgent"),
        mandatory=True,
        statute="SHL 45 §",
    ),
    hint=Words(
        "Kiireellisen avun tarve arvioidaan heti, kun tieto on saatu.",
        "Behovet av brådskande hjälp bedöms genast när uppgiften har fåtts.",
        "The need of urgent help is assessed as soon as it is known.",
    ),
)

_CONTENT = section(
    "content",
    Words("Yhteydenotto tai ilmoitus", "Kontakt eller anmälan", "Contact or notification"),
    choice(
        "contact_way",
        Words("Yhteydenottotapa", "Kontaktsätt", "Way of contact"),
        "contact_channels",
        path="yhteydenottotapa",
        carried_from=tuple((kind, "channel") for kind in _INTAKE),
    ),
    choices(
        "needs",
        Words("Huoli, jonka takia yhteyttä otettiin", "Oron som ledde till kontakten", "Concern"),
        "needs",
        path="asiasisalto[]",
        statute="SHL 11 §",
        carried_from=tuple((kind, key) for kind in _CONTACTS for key in ("needs", "reasons")),
    ),
    text(
        "situation",
        Words("Kuvaus tilanteesta", "Beskrivning av situationen", "Description of the situation"),
        path="kuvaus_tilanteesta",
        help=Words(
            "Täydennä saadut tiedot ja kirjaa myös asiakkaan oma näkemys.",
            "Komplettera uppgifterna och anteckna också klientens egen syn.",
            "Complete what is known and record the client's own view too.",
        ),
        carried_from=tuple((kind, "description") for kind in _WITH_TEXT),
    ),
)

_GROUP = section(
    "group",
    Words("Mitkä määräajat sitovat", "Vilka tidsfrister som binder", "Which time limits bind"),
    yes_no(
        "child_protection_matter",
        Words(
            "Asia on lastensuojeluasia", "Ärendet är ett barnskyddsärende", "Child welfare matter"
        ),
        mandatory=True,
        statute="LsL 26 § 5 mom.",
    ),
    yes_no(
        "special_support_child",
        Words(
            "Erityistä tukea tarvitseva lapsi",
            "Barn som behöver särskilt stöd",
            "Child in need of special support",
        ),
        path="erityista_tukea_tarvitseva_lapsi",
        mandatory=True,
        statute="SHL 3 § 6 k, 36 § 3 mom.",
    ),
    choices(
        "child_welfare_reasons",
        Words(
            "Syyt, joiden perusteella lastensuojeluasia alkoi",
            "Orsaker till att barnskyddsärendet inleddes",
            "Reasons of the child welfare matter",
        ),
        "child_welfare_reasons",
        path="lastensuojeluasian_syy[]",
        condition=yes("child_protection_matter"),
        mandatory=True,
        carried_from=((DocumentKind.CHILD_WELFARE_NOTIFICATION, "child_welfare_reasons"),),
    ),
    choices(
        "special_support_grounds",
        Words("Erityisen tuen peruste", "Grund för särskilt stöd", "Ground of special support"),
        "special_support_grounds",
        condition=yes("special_support_child"),
        mandatory=True,
        statute="SHL 3 § 6 k",
    ),
    *start_groups(
        allowance_path="henkilo_saa_ylinta_hoitotukea",
        age_path="henkilo_on_yli_seitsemanviisi_vuotias",
        sources=_INTAKE_WITH_GROUPS,
    ),
)

_MEASURES = section(
    "measures",
    Words("Toimenpiteet", "Åtgärder", "Measures"),
    text(
        "actions",
        Words(
            "Yhteydenotosta seuranneet toimenpiteet",
            "Åtgärder till följd av kontakten",
            "What was done because of the contact",
        ),
        path="toimenpiteet",
        mandatory=True,
        help=Words(
            "Mitä tilanteessa on jo tehty: kenelle soitettiin, kenet tavattiin.",
            "Vad som redan har gjorts: vem man ringde, vem man träffade.",
            "What has been done so far: whom you called, whom you met.",
        ),
    ),
    rows(
        "suggested_services",
        Words(
            "Työntekijän arvio tarvittavista palveluista",
            "Arbetstagarens bedömning av vilken service som behövs",
            "Services that the worker thinks are needed",
        ),
        (
            choice(
                "service_task",
                Words("Palvelutehtävä", "Serviceuppgift", "Service task"),
                "service_tasks",
                path="palvelutehtava",
                width=4,
            ),
            choice(
                "service",
                Words("Sosiaalipalvelu", "Socialservice", "Social service"),
                "social_services",
                path="sosiaalipalvelu[]",
                width=8,
            ),
            text("description", Words("Kuvaus", "Beskrivning", "Description"), path="kuvaus"),
        ),
        path="tyontekijan_arvio_tarvittavista_palveluista[]",
    ),
    text(
        "agreed",
        Words(
            "Sovitut jatkotoimenpiteet",
            "Överenskomna fortsatta åtgärder",
            "Agreed next measures",
        ),
        path="sovitut_jatkotoimenpiteet",
    ),
)

_INFORMED = section(
    "informed",
    Words(
        "Huoltajalle ja lapselle kertominen",
        "Information till vårdnadshavare och barn",
        "Telling the guardian and the child",
    ),
    yes_no(
        "guardian_informed",
        Words("Huoltajalle on kerrottu", "Vårdnadshavaren har fått veta", "The guardian was told"),
        mandatory=True,
        width=3,
    ),
    day(
        "guardian_informed_on",
        Words("Milloin", "När", "When"),
        condition=yes("guardian_informed"),
        mandatory=True,
        not_future=True,
    ),
    yes_no(
        "child_informed",
        Words("Lapselle on kerrottu", "Barnet har fått veta", "The child was told"),
        mandatory=True,
        width=6,
    ),
    text(
        "informing_notes",
        Words(
            "Miten kerrottiin, tai miksi ei vielä",
            "Hur man berättade, eller varför inte ännu",
            "How they were told, or why not yet",
        ),
    ),
    hint=Words(
        "Kerro seitsemän arkipäivän kuluessa, että asia on tullut vireille ja mitä seuraa.",
        "Berätta inom sju vardagar att ärendet har inletts och vad som följer.",
        "Tell within seven working days that the matter is pending and what follows.",
    ),
)

_RESULT = section(
    "result",
    Words("Alkuarvion tulos", "Resultat", "Result"),
    choice(
        "result",
        Words("Tulos", "Resultat", "Result"),
        "evaluation_results",
        mandatory=True,
        width=9,
        statute="SHL 36 § 1 mom.",
    ),
    day(
        "assessment_started_on",
        Words("Arviointi aloitettu", "Bedömningen inledd", "Assessment started"),
        condition=when("result", "assessment_starts"),
        mandatory=True,
        not_future=True,
        statute="SHL 36 § 2–3 mom., LsL 26 § 5 mom.",
    ),
    day(
        "needless_on",
        Words("Todettu tarpeettomaksi", "Konstaterad onödig", "Found needless on"),
        condition=when("result", "obviously_needless"),
        mandatory=True,
        not_future=True,
    ),
    text(
        "needless_reasons",
        Words(
            "Miksi arviointi on ilmeisen tarpeeton",
            "Varför bedömningen är uppenbart onödig",
            "Why the assessment is obviously unnecessary",
        ),
        condition=when("result", "obviously_needless"),
        mandatory=True,
        statute="SHL 36 § 1 mom.",
    ),
    text(
        "guidance",
        Words("Annettu neuvonta ja ohjaus", "Rådgivning och handledning", "Advice given"),
        condition=when("result", "obviously_needless"),
        mandatory=True,
    ),
    additional(),
)

EVALUATION = DocumentType(
    kind=DocumentKind.EVALUATION,
    words=Words("Kiireellisyys ja alkuarvio", "Brådska och första bedömning", "First evaluation"),
    phase=1,
    sections=(_URGENCY, _CONTENT, _GROUP, _MEASURES, _INFORMED, _RESULT),
    oid="1.2.246.537.6.1506.1009.2023.9.11",
    root="sosiaalihuollon_tarpeesta_tehdyn_ilmoituksen_tai_yhteydenoton_arvio",
    lead=Words(
        "Ilmoituksen tai yhteydenoton arvio. Kiireellisyys arvioidaan heti.",
        "Bedömning av kontakten eller anmälan. Brådskan bedöms genast.",
        "Evaluation of the contact or notification. Urgency is assessed at once.",
    ),
)
