"""Client plan (asiakassuunnitelma, SHL 39 §): first whether one is made, then its eleven items."""

from models.rules.documents.declare import (
    choice,
    day,
    line,
    no,
    rows,
    section,
    text,
    yes_no,
)
from models.rules.documents.plan_services import MADE, PLAN_ROOT, PLANNED, plan_item
from models.rules.documents.schema import DocumentType
from models.rules.kinds import DocumentKind
from models.rules.words import Words

_WHETHER = section(
    "whether",
    Words("Laaditaanko suunnitelma", "Upprättas en plan", "Whether a plan is made"),
    yes_no(
        "plan_made",
        Words(
            "Asiakassuunnitelma laaditaan",
            "En klientplan upprättas",
            "A client plan is made",
        ),
        mandatory=True,
        width=9,
        statute="SHL 39 § 1 mom.",
        carried_from=((DocumentKind.ASSESSMENT, "plan_made"),),
        help=Words(
            "Pitkäaikaisessa tarpeessa ja lastensuojelun asiakkaalle suunnitelma laaditaan aina.",
            "Vid långvarigt behov och för klienter inom barnskyddet upprättas alltid en plan.",
            "With a long-term need and for child protection clients a plan is always made.",
        ),
    ),
    day(
        "planned_on",
        Words("Päiväys", "Datum", "Date"),
        path="paivamaara",
        mandatory=True,
        not_future=True,
    ),
    choice(
        "plan_ground",
        Words(
            "Peruste sille, ettei suunnitelmaa laadita",
            "Grund för att ingen plan upprättas",
            "Ground for making no plan",
        ),
        "plan_grounds",
        condition=no("plan_made"),
        mandatory=True,
        statute="SHL 39 § 1 mom., AsL 7 §",
        width=12,
        carried_from=((DocumentKind.ASSESSMENT, "plan_ground"),),
    ),
    text(
        "no_plan_reasons",
        Words(
            "Perustelut, miksi asiakassuunnitelmaa ei laadita",
            "Motiveringar till att ingen klientplan upprättas",
            "Reasons for making no client plan",
        ),
        condition=no("plan_made"),
        mandatory=True,
        carried_from=((DocumentKind.ASSESSMENT, "no_plan_reasons"),),
    ),
)

_MEETINGS = section(
    "talks",
    Words("Suunnitelmaneuvottelu", "Överläggning om planen", "Planning meeting"),
    rows(
        "talks",
        Words(
            "Neuvottelu, jossa suunnitelma on tehty",
            "Överläggning där planen har upprättats",
            "Meeting where the plan was made",
        ),
        (
            day(
                "held_on",
                Words("Päivämäärä", "Datum", "Date"),
                path="paivamaara",
                not_future=True,
            ),
            line("place", Words("Paikka", "Plats", "Place"), path="paikka", width=9),
            text(
                "participants",
                Words("Osallistujat", "Deltagare", "Participants"),
                path="osallistujat",
            ),
        ),
        path=f"{PLAN_ROOT}tiedot_neuvottelusta_jossa_tama_suunnitelma_on_tehty[]",
    ),
    condition=MADE,
)

_SITUATION = section(
    "situation",
    Words("Tilanne ja tuen tarve", "Situation och stödbehov", "Situation and need"),
    text(
        "situation",
        Words(
            "Kuvaus asiakkaan tilanteesta",
            "Beskrivning av klientens situation",
            "The client's situation",
        ),
        path=f"{PLAN_ROOT}kuvaus_asiakkaan_tilanteesta",
        carried_from=((DocumentKind.ASSESSMENT, "everyday"),),
    ),
    text(
        "functional_ability",
        Words(
            "Elämäntilanteen ja ympäristön vaikutus toimintakykyyn",
            "Livssituationens och miljöns inverkan på funktionsförmågan",
            "Effect of life situation and surroundings on functional ability",
        ),
        statute=plan_item("10"),
        mandatory=True,
    ),
    text(
        "current_services",
        Words(
            "Palvelut, joita asiakas tällä hetkellä saa",
            "Service som klienten får för närvarande",
            "Services that the client gets now",
        ),
        path=f"{PLAN_ROOT}palvelut_joita_asiakas_talla_hetkella_saa",
        carried_from=((DocumentKind.ASSESSMENT, "services_so_far"),),
    ),
    text(
        "client_view",
        Words(
            "Asiakkaan arvio tuen, palvelujen ja toimenpiteiden tarpeesta",
            "Klientens bedömning av behovet av stöd, service och åtgärder",
            "The client's view of the support, services and measures needed",
        ),
        path=f"{PLAN_ROOT}asiakkaan_arvio_tarvittavasta_tuesta",
        statute=plan_item("1–2"),
        mandatory=True,
        carried_from=((DocumentKind.ASSESSMENT, "parent_view"),),
    ),
    text(
        "child_view",
        Words("Lapsen mielipide", "Barnets åsikt", "The child's opinion"),
        statute="SHL 32 §",
        mandatory=True,
        help=Words(
            "Kirjaa lapsen mielipide erikseen, tai este sen selvittämiselle.",
            "Anteckna barnets åsikt separat, eller hindret för att utreda den.",
            "Record the child's opinion apart, or why it could not be found out.",
        ),
        carried_from=((DocumentKind.ASSESSMENT, "child_view"),),
    ),
    text(
        "professional_view",
        Words(
            "Ammattihenkilön arvio tuen, palvelujen ja toimenpiteiden tarpeesta",
            "Den yrkesutbildade personens bedömning av behovet av stöd, service och åtgärder",
            "The professional's view of the support, services and measures needed",
        ),
        path=f"{PLAN_ROOT}ammattihenkilon_arvio_tarvittavasta_tuesta",
        statute=plan_item("1–2"),
        mandatory=True,
        carried_from=((DocumentKind.ASSESSMENT, "conclusions"),),
    ),
    text(
        "necessary_services",
        Words(
            "Välttämättömät palvelut, niiden alkaminen ja kesto",
            "Nödvändig service, när den inleds och hur länge",
            "Necessary services, their start and duration",
        ),
        statute=plan_item("3"),
        mandatory=True,
        help=Words(
            "Vastuutyöntekijän arvio siitä, mitä terveys ja kehitys välttämättä vaativat.",
            "Den ansvariga arbetstagarens bedömning av service som är nödvändig för hälsan "
            "och utvecklingen.",
            "The responsible worker's view of what is necessary for health and development.",
        ),
        carried_from=((DocumentKind.ASSESSMENT, "necessary_services"),),
    ),
    text(
        "strengths",
        Words(
            "Asiakkaan vahvuudet ja voimavarat",
            "Klientens starka sidor och resurser",
            "The client's strengths and resources",
        ),
        path=f"{PLAN_ROOT}asiakkaan_vahvuudet_ja_voimavarat",
        statute=plan_item("5"),
        mandatory=True,
        help=Words(
            "Sekä asiakkaan että työntekijän näkemys.",
            "Både klientens och arbetstagarens syn.",
            "Both the client's and the worker's view.",
        ),
        carried_from=((DocumentKind.ASSESSMENT, "strengths"),),
    ),
    condition=MADE,
)

_GOALS = section(
    "goals",
    Words("Tavoitteet", "Mål", "Goals"),
    choice(
        "previous_goals",
        Words(
            "Edellisen suunnitelman tavoitteet",
            "Målen i föregående plan",
            "Goals of the previous plan",
        ),
        "goal_results",
        path=f"{PLAN_ROOT}edellisen_suunnitelman_tavoitteiden_saavuttaminen.arvio",
        statute=plan_item("9"),
        width=4,
    ),
    text(
        "previous_goals_text",
        Words("Sanallinen arvio", "Verbal bedömning", "In words"),
        path=f"{PLAN_ROOT}edellisen_suunnitelman_tavoitteiden_saavuttaminen.sanallinen_arvio",
        width=8,
    ),
    rows(
        "goals",
        Words("Asetettavat tavoitteet", "Mål som fastställs", "Goals set"),
        (
            line("name", Words("Tavoite", "Mål", "Goal"), path="nimi", mandatory=True, width=12),
            text(
                "description",
                Words("Kuvaus ja keinot", "Beskrivning och medel", "Description and means"),
                path="kuvaus",
            ),
        ),
        path=f"{PLAN_ROOT}asetettavat_tavoitteet[]",
        statute=plan_item("6"),
        mandatory=True,
        help=Words(
            "Asiakkaan ja työntekijän yhdessä asettamat tavoitteet.",
            "Mål som klienten och arbetstagaren har ställt upp tillsammans.",
            "Goals set together by the client and the worker.",
        ),
    ),
    condition=MADE,
)

PLAN = DocumentType(
    kind=DocumentKind.PLAN,
    words=Words("Asiakassuunnitelma", "Klientplan", "Client plan"),
    phase=3,
    sections=(_WHETHER, _MEETINGS, _SITUATION, _GOALS, *PLANNED),
    oid="1.2.246.537.6.1506.15007.2024.11.28",
    root="lapsiperheiden_palvelujen_asiakassuunnitelma",
    lead=Words(
        "Suunnitelma tehdään yhdessä asiakkaan kanssa.",
        "Planen görs tillsammans med klienten.",
        "The plan is made together with the client.",
    ),
)
