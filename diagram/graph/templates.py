"""Common steps ready to be added (valmiit askeleet), with their forms, conditions and law."""

from dataclasses import dataclass

from diagram.graph.changing import step_of
from diagram.graph.clipping import new_ids
from diagram.graph.edits_adding import add_step, insert_on_flow
from diagram.graph.edits_facts import set_flow, set_step
from diagram.graph.geometry import Point
from models.rules.kinds import DocumentKind
from models.rules.law import citation
from models.rules.process import ProcessDefinition, StepKind, StepRole
from models.rules.words import Words


@dataclass(frozen=True, slots=True)
class Template:
    """A step that many paths need; `citation` is an id of the law, `guards` go on its way out."""

    id: str
    words: Words
    kind: StepKind = StepKind.TASK
    forms: tuple[DocumentKind, ...] = ()
    role: str = ""
    help: Words = Words("")
    citation: str = ""
    guards: tuple[str, ...] = ()

    @property
    def statute(self) -> str:
        """The citation in Finnish, empty where there is none."""
        return citation(self.citation) if self.citation else ""


TEMPLATES: tuple[Template, ...] = (
    Template(
        "home_visit",
        Words("Kotikäynti", "Hembesök", "Home visit"),
        forms=(DocumentKind.MEETING,),
        role=StepRole.OWN_WORKER,
        help=Words(
            "Kirjaa käynti tapaamisena. Kysy lapselta hänen oma näkemyksensä.",
            "Anteckna besöket som ett möte. Fråga barnet om barnets egen syn.",
            "Record the visit as a meeting. Ask the child for the child's own view.",
        ),
        citation="assessment.with_client",
        guards=("meeting_held",),
    ),
    Template(
        "network_meeting",
        Words("Verkostotapaaminen", "Nätverksmöte", "Network meeting"),
        forms=(DocumentKind.MEETING,),
        role=StepRole.OWN_WORKER,
        help=Words(
            "Sovi asiakkaan kanssa, keitä kutsutaan.",
            "Kom överens med klienten om vilka som bjuds in.",
            "Agree with the client who is invited.",
        ),
        citation="services.cooperation",
        guards=("meeting_held",),
    ),
    Template(
        "own_worker",
        Words("Omatyöntekijän nimeäminen", "Utseende av egen kontaktperson", "Naming own worker"),
        forms=(DocumentKind.ASSESSMENT,),
        role=StepRole.TEAM_LEAD,
        help=Words(
            "Nimeä omatyöntekijä tai kirjaa, miksi sitä ei tarvita.",
            "Utse en egen kontaktperson eller anteckna varför en sådan inte behövs.",
            "Name an own worker, or record why none is needed.",
        ),
        citation="own_worker",
        guards=("own_worker_settled",),
    ),
    Template(
        "plan",
        Words("Asiakassuunnitelma", "Klientplan", "Client plan"),
        forms=(DocumentKind.PLAN,),
        role=StepRole.OWN_WORKER,
        help=Words(
            "Laadi suunnitelma tai kirjaa peruste, jolla sitä ei laadita.",
            "Gör upp en plan eller anteckna grunden för att ingen görs upp.",
            "Make a plan, or record the ground on which none is made.",
        ),
        citation="plan",
        guards=("plan_or_ground",),
    ),
    Template(
        "decision",
        Words("Päätösluonnos", "Beslutsutkast", "Draft decision"),
        forms=(DocumentKind.DECISION,),
        role=StepRole.SOCIAL_WORKER,
        help=Words(
            "Tee päätös määräajaksi ja perustele se.",
            "Fatta beslutet för viss tid och motivera det.",
            "Make the decision for a fixed term and give its grounds.",
        ),
        citation="decision",
        guards=("decision_complete",),
    ),
    Template(
        "signing",
        Words("Tarkistus ja allekirjoitus", "Granskning och underskrift", "Check and signature"),
        forms=(DocumentKind.DECISION,),
        role=StepRole.SOCIAL_WORKER,
        citation="decision.signature",
        guards=("decision_signed",),
    ),
    Template(
        "serving",
        Words("Tiedoksianto", "Delgivning", "Service of the decision"),
        forms=(DocumentKind.DECISION,),
        role=StepRole.SECRETARY,
        citation="serving.each",
        guards=("all_served",),
    ),
    Template(
        "closing",
        Words("Asian päättäminen", "Avslutande av ärendet", "Closing the case"),
        forms=(DocumentKind.SERVICE_ENDED, DocumentKind.CLOSING),
        role=StepRole.OWN_WORKER,
        citation="closing",
        guards=("service_ended", "closing_finished"),
    ),
    Template(
        "branch",
        Words("Jatketaanko?", "Fortsätter vi?", "Continue?"),
        kind=StepKind.GATEWAY,
    ),
)


def template(template_id: str) -> Template:
    """Return a template by id; KeyError when there is none."""
    for found in TEMPLATES:
        if found.id == template_id:
            return found
    raise KeyError(template_id)


def add_template(
    definition: ProcessDefinition,
    template_id: str,
    *,
    at: Point,
    flow: str | None = None,
    phase: str | None = None,
) -> ProcessDefinition:
    """Add a step from a template at a point, or on a flow, whose new way out gets its conditions.

    `phase` is as in `add_step`. RuleBroken as `add_step` and `insert_on_flow` say.
    """
    wanted = template(template_id)
    if flow is None:
        found = add_step(definition, wanted.kind, at=at, words=wanted.words, phase=phase)
    else:
        found = insert_on_flow(definition, flow, wanted.kind, at, words=wanted.words)
    (step_id,) = new_ids(definition, found)
    found = set_step(
        found,
        step_id,
        forms=wanted.forms,
        role=wanted.role,
        help=wanted.help,
        statute=wanted.statute,
    )
    if flow is None or not wanted.guards:
        return found
    way_out = next(f for f in found.flows if f.source == step_of(found, step_id).id)
    return set_flow(found, way_out.id, guards=(*way_out.guards, *wanted.guards))
