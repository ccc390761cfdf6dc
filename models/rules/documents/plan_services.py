"""The plan's services, responsibilities, follow-up and review (SHL 39 § 2 mom. 4, 7–9, 11 k)."""

from models.rules.documents.common import additional, delivered_to
from models.rules.documents.declare import (
    choice,
    day,
    line,
    rows,
    section,
    text,
    time,
    yes,
    yes_no,
)
from models.rules.documents.schema import Section
from models.rules.kinds import DocumentKind
from models.rules.words import Words

PLAN_ROOT = "suunnitelma."
MADE = yes("plan_made")


def plan_item(number: str) -> str:
    """Cite an item of the plan's content list."""
    return f"SHL 39 § 2 mom. {number} k"


_SERVICES = section(
    "services",
    Words("Palvelut ja vastuut", "Service och ansvar", "Services and responsibilities"),
    rows(
        "services",
        Words("Suunnitellut palvelut", "Planerad service", "Planned services"),
        (
            choice(
                "service",
                Words("Palvelu", "Service", "Service"),
                "service_choices",
                path="sosiaalipalvelu",
                mandatory=True,
            ),
            line(
                "timing",
                Words(
                    "Arvioitu alkaminen ja kesto",
                    "Uppskattad inledning och varaktighet",
                    "Estimated start and duration",
                ),
                path="arvioitu_alkamisajankohta_ja_kesto",
                width=6,
            ),
            text("description", Words("Kuvaus", "Beskrivning", "Description"), path="kuvaus"),
            text(
                "client_proposal",
                Words(
                    "Asiakkaan ehdotus palvelun tuottamis- ja toteuttamistavasta",
                    "Klientens förslag till hur servicen produceras och genomförs",
                    "The client's proposal on how the service is produced",
                ),
                path="asiakkaan_ehdotus_palvelun_tuottamis__ja_toteuttamistavasta",
                statute=plan_item("11"),
            ),
        ),
        path=f"{PLAN_ROOT}palvelut_joita_asiakkaalle_suunnitellaan[]",
    ),
    text(
        "other_means",
        Words(
            "Muut palvelut ja keinot",
            "Övriga tjänster och metoder",
            "Other services and means",
        ),
        path=f"{PLAN_ROOT}muut_palvelut_ja_keinot",
    ),
    text(
        "partners",
        Words(
            "Yhteistyötahot ja vastuiden jakautuminen",
            "Samarbetsaktörer och ansvarsfördelning",
            "Partners and split of responsibility",
        ),
        path=f"{PLAN_ROOT}palvelunantajat_ja_heidan_vastuunsa",
        statute=plan_item("8"),
        mandatory=True,
        width=6,
    ),
    text(
        "private_persons",
        Words(
            "Yksityishenkilöt ja heidän tehtävänsä",
            "Privatpersoner och deras uppgifter",
            "Private persons and their tasks",
        ),
        path=f"{PLAN_ROOT}yksityishenkilot_ja_heidan_tehtavansa",
        statute="ATL 43 §",
        width=6,
    ),
    text(
        "meetings",
        Words(
            "Kuinka usein asiakas ja omatyöntekijä tapaavat",
            "Hur ofta klienten och den egna kontaktpersonen träffas",
            "How often client and key worker meet",
        ),
        path=f"{PLAN_ROOT}suunnitelma_asiakkaan_ja_omatyontekijan_tapaamisista",
        statute=plan_item("4"),
        mandatory=True,
    ),
    condition=MADE,
)

_AGREED = section(
    "agreed",
    Words("Sovitut asiat ja seuranta", "Överenskommet och uppföljning", "Agreed and followed up"),
    yes_no(
        "rights_explained",
        Words(
            "Selvitys oikeuksista ja vaihtoehdoista on annettu",
            "Redogörelse för rättigheter och alternativ har getts",
            "Rights and alternatives were explained",
        ),
        path=f"{PLAN_ROOT}selvitys_oikeuksista",
        statute="AsL 5 §",
        width=12,
    ),
    text(
        "rights_explained_how",
        Words("Miten selvitys annettiin", "Hur redogörelsen gavs", "How they were explained"),
        path=f"{PLAN_ROOT}kuvaus_siita_miten_selvitys_on_annettu",
    ),
    text(
        "agreed",
        Words("Sovitut jatkotoimet", "Avtalade fortsatta åtgärder", "Agreed next measures"),
        path=f"{PLAN_ROOT}sovitut_jatkotoimet",
        carried_from=((DocumentKind.ASSESSMENT, "continuation"),),
    ),
    text(
        "dissenting",
        Words("Eriävät näkemykset", "Avvikande åsikter", "Dissenting views"),
        path=f"{PLAN_ROOT}eriavat_nakemykset",
        statute="LsL 30 § 2 mom.",
    ),
    line(
        "duration",
        Words(
            "Arvio asiakkuuden kestosta",
            "Bedömning av klientrelationens varaktighet",
            "Estimated length of the client relationship",
        ),
        path=f"{PLAN_ROOT}arvio_asiakkuuden_kestosta",
        statute=plan_item("7"),
        mandatory=True,
        width=12,
    ),
    text(
        "follow_up",
        Words(
            "Seuranta, tavoitteiden saavuttaminen ja uudelleenarviointi",
            "Uppföljning, måluppfyllelse och ny bedömning",
            "Follow-up, reaching the goals and re-assessment",
        ),
        statute=plan_item("9"),
        mandatory=True,
    ),
    day(
        "review_on",
        Words("Tarkistetaan", "Granskas", "Review on"),
        path=f"{PLAN_ROOT}suunnitelman_tarkistaminen.paivamaara_ja_kellonaika",
        mandatory=True,
        not_before="planned_on",
        statute="SHL 39 §, LsL 30 § 2 mom.",
    ),
    time("review_time", Words("Klo", "Kl.", "Time")),
    line(
        "review_place",
        Words("Paikka", "Plats", "Place"),
        path=f"{PLAN_ROOT}suunnitelman_tarkistaminen.paikka",
        width=7,
    ),
    line(
        "review_period",
        Words(
            "Ajankohta, jos aikaa ei ole sovittu", "Tidpunkt, om ingen tid har avtalats", "Period"
        ),
        path=f"{PLAN_ROOT}suunnitelman_tarkistaminen.ajankohta",
        width=12,
    ),
    delivered_to(f"{PLAN_ROOT}henkilot_joille_tama_suunnitelma_toimitetaan"),
    additional(),
    condition=MADE,
)

PLANNED: tuple[Section, ...] = (_SERVICES, _AGREED)
