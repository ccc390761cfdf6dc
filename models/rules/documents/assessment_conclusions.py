"""The assessment's views, conclusions and what follows (SHL 37 §, 42 §, ATL 42 §)."""

from models.rules.documents.common import GIVEN_NAMES, SURNAME, TITLE, delivered_to
from models.rules.documents.declare import (
    choice,
    choices,
    day,
    line,
    no,
    section,
    text,
    yes,
    yes_no,
)
from models.rules.documents.schema import Section
from models.rules.kinds import DocumentKind
from models.rules.words import Words

_END = "johtopaatokset_ja_jatkotoimet."
_OPINION = Words(
    "Jos mielipidettä ei voitu selvittää, kirjaa selvä este.",
    "Om åsikten inte kunde utredas, anteckna det uppenbara hindret.",
    "If the view could not be found out, record the clear obstacle.",
)

_VIEWS = section(
    "views",
    Words("Näkemykset tuen tarpeesta", "Synpunkter på stödbehovet", "Views on the need"),
    text(
        "child_view",
        Words(
            "Lapsen arvio tuen ja palvelujen tarpeesta",
            "Barnets bedömning av behovet av stöd och service",
            "The child's view of the need",
        ),
        path=f"{_END}lapsen_arvio_tuen_ja_palvelujen_tarpeesta",
        mandatory=True,
        statute="SHL 32 §, 37 §",
        help=_OPINION,
    ),
    line(
        "child_view_how",
        Words(
            "Miten lapsen mielipide selvitettiin",
            "Hur barnets åsikt utreddes",
            "How the child's view was found out",
        ),
        mandatory=True,
        statute="SHL 32 §, LsL 20 §",
    ),
    text(
        "parent_view",
        Words(
            "Vanhemman arvio tuen ja palvelujen tarpeesta",
            "Förälderns bedömning av behovet av stöd och service",
            "The parent's view of the need",
        ),
        path=f"{_END}vanhemman_arvio_tuen_ja_palvelujen_tarpeesta",
        mandatory=True,
        statute="SHL 37 §",
        help=_OPINION,
    ),
    text(
        "other_view",
        Words("Muun läheisen arvio", "Annan närståendes bedömning", "Another close person's view"),
        path=f"{_END}muun_laheisen_arvio_tuen_ja_palvelujen_tarpeesta",
        statute="ATL 42 §",
        width=6,
    ),
    text(
        "partners_view",
        Words(
            "Muiden yhteistyötahojen arvio",
            "Andra samarbetsaktörers bedömning",
            "Other partners' view",
        ),
        path=f"{_END}muiden_yhteistyotahojen_arvio_tuen_ja_palvelujen_tarpeesta",
        width=6,
    ),
)

_CONCLUSIONS = section(
    "conclusions",
    Words("Johtopäätökset", "Slutsatser", "Conclusions"),
    choices(
        "needs",
        Words(
            "Ammattihenkilön arvio tuen tarpeesta",
            "En yrkesutbildad persons bedömning av stödbehovet",
            "The professional's view of the need",
        ),
        "needs",
        path=f"{_END}ammattihenkilon_arvio_tuen_tarpeesta[]",
        statute="SHL 11 §",
        carried_from=((DocumentKind.EVALUATION, "needs"),),
    ),
    day(
        "psychosocial_need_on",
        Words(
            "Psykososiaalisen tuen tarve todettu",
            "Behovet av psykosocialt stöd konstaterat",
            "Need of psychosocial support found",
        ),
        not_future=True,
        width=6,
        statute="SHL 25 a § 2 mom., 45 § 3 mom.",
        help=Words(
            "Täytä, jos lapsi tai alle 23-vuotias nuori tarvitsee mielenterveystyön "
            "määrämuotoista psykososiaalista tukea. Päätös toimeenpannaan kuukauden kuluessa "
            "tästä päivästä.",
            "Fyll i om barnet eller en ung person under 23 år behöver strukturerat psykosocialt "
            "stöd inom mentalvårdsarbetet. Beslutet verkställs inom en månad från denna dag.",
            "Fill in if the child or a person under 23 needs structured psychosocial support of "
            "mental health work. The decision is carried out within a month of this day.",
        ),
    ),
    text(
        "conclusions",
        Words(
            "Johtopäätökset tilanteesta sekä palvelujen ja erityisen tuen tarpeesta",
            "Slutsatser om situationen och behovet av service och särskilt stöd",
            "Conclusions on the situation and the need of services and special support",
        ),
        path=(
            f"{_END}ammattihenkilon_johtopaatokset_asiakkaan_tilanteesta_seka_"
            "sosiaalipalvelujen_ja_erityisen_tuen_tarpeesta"
        ),
        mandatory=True,
        statute="SHL 37 §",
        help=Words(
            "Yhteenveto tilanteesta, palvelujen tarve ja asiakkuuden edellytykset.",
            "Sammandrag av situationen, servicebehovet och förutsättningarna för klientrelation.",
            "Summary of the situation, the need of services, the conditions of being a client.",
        ),
    ),
    text(
        "necessary_services",
        Words(
            "Välttämättömät palvelut, niiden alkaminen ja kesto",
            "Nödvändig service, när den inleds och hur länge",
            "Necessary services, their start and duration",
        ),
        statute="SHL 39 § 2 mom. 3 k, ATL 42 §",
        width=6,
    ),
    text(
        "strengths",
        Words("Vahvuudet ja voimavarat", "Starka sidor och resurser", "Strengths and resources"),
        statute="SHL 39 § 2 mom. 5 k, ATL 42 §",
        width=6,
    ),
    text(
        "child_protection_conclusions",
        Words(
            "Sosiaalityöntekijän johtopäätökset lastensuojelun tarpeesta",
            "Socialarbetarens slutsatser om behovet av barnskydd",
            "The social worker's conclusions on the need of child protection",
        ),
        path=(
            f"{_END}lastensuojelun_tarve."
            "sosiaalityontekijan_yhteenveto_ja_johtopaatokset_lastensuojelun_tarpeesta"
        ),
        condition=yes("child_protection_examined"),
        mandatory=True,
        statute="LsL 26 § 4 mom.",
    ),
    yes_no(
        "child_protection_starts",
        Words(
            "Lastensuojeluasiakkuus alkaa",
            "Klientrelationen inom barnskyddet inleds",
            "The child becomes a client of child protection",
        ),
        path=f"{_END}lastensuojelun_tarve.lastensuojeluasiakkuus_alkaa",
        condition=yes("child_protection_examined"),
        mandatory=True,
        statute="LsL 27 §",
        help=Words(
            "Ilmoita asiakkuuden alkamisesta heti huoltajalle ja lapselle.",
            "Meddela vårdnadshavaren och barnet genast att klientrelationen inleds.",
            "Tell the guardian and the child at once that it begins.",
        ),
    ),
    choice(
        "child_protection_reason",
        Words("Alkamisen syy", "Orsak till inledandet", "Reason of its beginning"),
        "child_welfare_reasons",
        path=f"{_END}lastensuojelun_tarve.lastensuojeluasiakkuuden_alkamisen_syy",
        condition=yes("child_protection_starts"),
        mandatory=True,
    ),
)

_NEXT = section(
    "next",
    Words("Miten jatketaan", "Hur det fortsätter", "What follows"),
    yes_no(
        "continues",
        Words("Asiakkuus jatkuu", "Klientrelationen fortsätter", "The client relationship goes on"),
        path=f"{_END}asiakkuuden_jatko.asiakkuus_jatkuu",
        mandatory=True,
        statute="SHL 34 §, 37 §",
    ),
    choice(
        "need",
        Words("Tuen tarpeen luonne", "Typ av stödbehov", "Kind of need"),
        "need_kinds",
        path=f"{_END}arvio_tuen_tarpeen_luonteesta",
        condition=yes("continues"),
        mandatory=True,
        statute="SHL 37 §",
    ),
    text(
        "ending_reasons",
        Words(
            "Miksi asiakkuus päättyy",
            "Varför klientrelationen avslutas",
            "Why the client relationship ends",
        ),
        condition=no("continues"),
        mandatory=True,
    ),
    yes_no(
        "plan_made",
        Words(
            "Asiakkaalle laaditaan asiakassuunnitelma",
            "En klientplan upprättas för klienten",
            "A client plan is made",
        ),
        path=f"{_END}asiakkaalle_laaditaan_asiakassuunnitelma",
        condition=yes("continues"),
        mandatory=True,
        statute="SHL 39 §",
    ),
    choice(
        "plan_ground",
        Words("Peruste", "Grund", "Ground"),
        "plan_grounds",
        condition=no("plan_made"),
        mandatory=True,
        statute="SHL 39 § 1 mom., AsL 7 §",
    ),
    text(
        "no_plan_reasons",
        Words(
            "Perustelut, miksi asiakassuunnitelmaa ei laadita",
            "Motiveringar till att ingen klientplan upprättas",
            "Reasons for making no client plan",
        ),
        path=f"{_END}perustelut_miksi_asiakassuunnitelmaa_ei_laadita",
        condition=no("plan_made"),
        mandatory=True,
    ),
    text(
        "continuation",
        Words("Jatkosuunnitelma", "Plan för fortsatta åtgärder", "Plan of what follows"),
        path=f"{_END}jatkosuunnitelma",
        help=Words(
            "Tarpeen, kun suunnitelmaa ei tehdä lainkaan tai ei heti.",
            "Behövs när ingen plan görs eller inte görs genast.",
            "Needed when no plan is made, or not at once.",
        ),
    ),
)

_OWN_WORKER = section(
    "own_worker",
    Words("Omatyöntekijä", "Egen kontaktperson", "Key worker"),
    text(
        "client_view_own_worker",
        Words(
            "Asiakkaan arvio omatyöntekijän tarpeesta",
            "Klientens bedömning av behovet av egen kontaktperson",
            "The client's view of the need for a key worker",
        ),
        statute="SHL 37 §",
        width=6,
    ),
    text(
        "professional_view_own_worker",
        Words(
            "Ammattihenkilön arvio omatyöntekijän tarpeesta",
            "Den yrkesutbildades bedömning av behovet av egen kontaktperson",
            "The professional's view of the need for a key worker",
        ),
        statute="SHL 37 §",
        width=6,
    ),
    yes_no(
        "needs_own_worker",
        Words(
            "Asiakas tarvitsee omatyöntekijän",
            "Klienten behöver en egen kontaktperson",
            "The client needs a key worker",
        ),
        path=f"{_END}asiakas_tarvitsee_omatyontekijan",
        mandatory=True,
        statute="SHL 42 § 1 mom.",
        width=12,
        help=Words(
            "Omatyöntekijä nimetään asiakkuuden ajaksi, ellei laissa säädettyä estettä ole.",
            "En egen kontaktperson utses för klientrelationen om inte lagen medger undantag.",
            "A key worker is named for the whole time unless the law allows otherwise.",
        ),
    ),
    line(
        "own_worker_surname",
        SURNAME,
        path=f"{_END}omatyontekija[].sukunimi",
        condition=yes("needs_own_worker"),
        mandatory=True,
        width=4,
        limit=100,
    ),
    line(
        "own_worker_given_names",
        GIVEN_NAMES,
        path=f"{_END}omatyontekija[].etunimet",
        condition=yes("needs_own_worker"),
        mandatory=True,
        width=4,
        limit=100,
    ),
    line(
        "own_worker_title",
        TITLE,
        path=f"{_END}omatyontekija[].tehtavanimike",
        condition=yes("needs_own_worker"),
        width=4,
    ),
    choice(
        "own_worker_omission",
        Words("Miksi ei nimetä", "Varför ingen utses", "Why none is named"),
        "own_worker_omissions",
        condition=no("needs_own_worker"),
        mandatory=True,
        statute="SHL 42 § 1 mom.",
        width=12,
    ),
    text(
        "own_worker_omission_reasons",
        Words("Perustelut", "Motiveringar", "Reasons"),
        condition=no("needs_own_worker"),
        mandatory=True,
    ),
    delivered_to("henkilot_joille_asiakirja_toimitetaan"),
)

CONCLUSIONS: tuple[Section, ...] = (_VIEWS, _CONCLUSIONS, _NEXT, _OWN_WORKER)
