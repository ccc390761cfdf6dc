"""The path the program ships (perheiden polku): five phases from contact to closed case."""

from collections.abc import Iterable

from diagram.graph.arrange import arrange
from diagram.graph.bpmn import write
from models.rules.kinds import ClockKind
from models.rules.kinds import DocumentKind as Doc
from models.rules.process import Box, DeadlineMark, Flow, Phase, ProcessDefinition, Step, StepKind
from models.rules.words import Words
from resources import path

FILE = "process/families.bpmn"
"""Where the written file lies under `resources`."""

_UNPLACED = Box(0.0, 0.0, 0.0, 0.0)
_SEVEN_DAYS = "SHL 36 § 3 mom.; LsL 26 § 5 mom."

_PHASES = {
    1: Words("Asian vireilletulo", "Inledande av ärendet", "Matter becoming pending"),
    2: Words(
        "Palvelutarpeen arviointi", "Bedömning av servicebehovet", "Assessment of service needs"
    ),
    3: Words(
        "Asiakkuuden suunnittelu",
        "Planering av klientrelationen",
        "Planning the client relationship",
    ),
    4: Words("Palvelun järjestäminen", "Ordnande av service", "Arranging the service"),
    5: Words("Palvelun toteutus", "Genomförande av service", "Providing the service"),
}

_DEADLINES = {
    1: DeadlineMark(
        "Deadline_start", "P7D", "workday", "received_on", ClockKind.ASSESSMENT_START, _SEVEN_DAYS
    ),
    2: DeadlineMark(
        "Deadline_ready", "P3M", "month", "received_on", ClockKind.ASSESSMENT_READY, _SEVEN_DAYS
    ),
    5: DeadlineMark(
        "Deadline_executed",
        "P3M",
        "month",
        "received_on",
        ClockKind.DECISION_EXECUTED,
        "SHL 45 § 2 mom.",
    ),
}

_INTAKE = (
    Doc.CONTACT,
    Doc.NOTIFICATION,
    Doc.CHILD_WELFARE_NOTIFICATION,
    Doc.APPLICATION,
    Doc.PENDING_ENTRY,
)

_TASKS: dict[int, tuple[tuple[str, Words, tuple[Doc, ...]], ...]] = {
    1: (
        ("contact", Words("Yhteydenotto", "Kontakt", "Contact"), _INTAKE),
        (
            "urgency",
            Words(
                "Kiireellisyys ja alkuarvio",
                "Brådskegrad och bedömning",
                "Urgency and first evaluation",
            ),
            (Doc.EVALUATION,),
        ),
        (
            "first_meeting",
            Words("Ensitapaaminen", "Första mötet", "First meeting"),
            (Doc.MEETING,),
        ),
    ),
    2: (
        (
            "assessment_start",
            Words("Arviointi aloitettu", "Bedömningen inledd", "Assessment started"),
            (Doc.ASSESSMENT,),
        ),
        (
            "assessment_meetings",
            Words("Tapaamiset ja kartoitus", "Möten och kartläggning", "Meetings and mapping"),
            (Doc.MEETING, Doc.ASSESSMENT),
        ),
        ("conclusions", Words("Johtopäätökset", "Slutsatser", "Conclusions"), (Doc.ASSESSMENT,)),
    ),
    3: (("plan", Words("Asiakassuunnitelma", "Klientplan", "Client plan"), (Doc.PLAN,)),),
    4: (
        (
            "services",
            Words("Palvelujen valinta", "Val av service", "Choice of services"),
            (Doc.SERVICES,),
        ),
        (
            "preconditions",
            Words(
                "Edellytykset ja lähetteet",
                "Förutsättningar och remisser",
                "Preconditions and referrals",
            ),
            (Doc.SERVICES,),
        ),
    ),
    5: (
        ("decision", Words("Päätösluonnos", "Beslutsutkast", "Draft decision"), (Doc.DECISION,)),
        (
            "signing",
            Words(
                "Tarkistus ja allekirjoitus", "Granskning och underskrift", "Check and signature"
            ),
            (Doc.DECISION,),
        ),
        (
            "serving",
            Words("Tiedoksianto", "Delgivning", "Service of the decision"),
            (Doc.DECISION,),
        ),
        (
            "service_running",
            Words("Palvelu käynnissä", "Servicen pågår", "Service running"),
            (Doc.SERVICE_STARTED, Doc.MEETING),
        ),
        (
            "review",
            Words("Päättyminen tai uusiminen", "Avslutning eller förnyelse", "Ending or renewal"),
            (Doc.SERVICE_ENDED, Doc.CLOSING),
        ),
    ),
}

_GUARDS: dict[str, tuple[str, ...]] = {
    "contact": ("contact_finished",),
    "urgency": ("urgency_assessed",),
    "assessment_start": ("assessment_started",),
    "assessment_meetings": ("meeting_held",),
    "plan": ("plan_or_ground",),
    "services": ("services_chosen",),
    "preconditions": ("preconditions_clear",),
    "decision": ("decision_complete",),
    "signing": ("decision_signed",),
    "serving": ("all_served",),
    "service_running": ("service_started",),
}
"""What must hold before a case leaves a step along the only way inside its phase."""

_GATEWAYS = {
    "Gateway_needed": Words("Tarvitaanko arviointi?", "Behövs bedömning?", "Assessment needed?"),
    "Gateway_continues": Words(
        "Jatkuuko asiakkuus?",
        "Fortsätter klientrelationen?",
        "Does the client relationship continue?",
    ),
    "Gateway_renewal": Words("Uusitaanko palvelu?", "Förnyas servicen?", "Renew the service?"),
}

_ENDS = {
    "End_advice": Words("Neuvonta riitti", "Rådgivningen räckte", "Advice was enough"),
    "End_no_need": Words(
        "Asiakkuus ei jatku", "Klientrelationen upphör", "Client relationship ends"
    ),
    "End_closed": Words("Asia päätetty", "Ärendet avslutat", "Case closed"),
}

_TOP_FLOWS = (
    Flow("Flow_pending", "Event_pending", "Phase_1"),
    Flow("Flow_needed", "Phase_1", "Gateway_needed"),
    Flow(
        "Flow_assess",
        "Gateway_needed",
        "Phase_2",
        Words("Arviointi aloitetaan", "Bedömning inleds", "Start the assessment"),
        ("urgency_assessed", "first_met", "assessment_started"),
        default=True,
    ),
    Flow(
        "Flow_advice",
        "Gateway_needed",
        "End_advice",
        Words("Neuvonta riitti", "Rådgivningen räckte", "Advice was enough"),
        ("assessment_needless",),
    ),
    Flow("Flow_assessed", "Phase_2", "Gateway_continues"),
    Flow(
        "Flow_continues",
        "Gateway_continues",
        "Phase_3",
        Words("Asiakkuus jatkuu", "Klientrelationen fortsätter", "Client relationship continues"),
        ("assessment_finished", "client_continues", "own_worker_settled"),
        default=True,
    ),
    Flow(
        "Flow_no_need",
        "Gateway_continues",
        "End_no_need",
        Words("Asiakkuus ei jatku", "Klientrelationen upphör", "Client relationship ends"),
        ("assessment_finished", "client_ends"),
    ),
    Flow("Flow_planned", "Phase_3", "Phase_4"),
    Flow("Flow_arranged", "Phase_4", "Phase_5"),
    Flow("Flow_reviewed", "Phase_5", "Gateway_renewal"),
    Flow(
        "Flow_closed",
        "Gateway_renewal",
        "End_closed",
        Words("Asia päätetään", "Ärendet avslutas", "Close the case"),
        ("service_ended", "closing_finished"),
        default=True,
    ),
    Flow(
        "Flow_renewal",
        "Gateway_renewal",
        "Phase_2",
        Words("Uusi arviointi", "Ny bedömning", "New assessment"),
        ("renewal_wanted",),
    ),
)


def shipped() -> ProcessDefinition:
    """Return the shipped definition with its places."""
    return arrange(
        ProcessDefinition(
            id="Process_families",
            version=1,
            words=Words(
                "Lapsiperheiden sosiaalityö",
                "Socialt arbete för barnfamiljer",
                "Family social work",
            ),
            phases=tuple(_phases()),
            steps=(*_top_steps(), *(s for number in _PHASES for s in _steps(number))),
            flows=(*_TOP_FLOWS, *(f for number in _PHASES for f in _flows(number))),
        )
    )


def _phases() -> Iterable[Phase]:
    for number, words in _PHASES.items():
        marks = (_DEADLINES[number],) if number in _DEADLINES else ()
        yield Phase(f"Phase_{number}", number, words, _UNPLACED, marks)


def _top_steps() -> Iterable[Step]:
    begins = Words("Asia tulee vireille", "Ärendet inleds", "A matter becomes pending")
    yield Step("Event_pending", StepKind.START, begins, None, _UNPLACED)
    for gateway, words in _GATEWAYS.items():
        yield Step(gateway, StepKind.GATEWAY, words, None, _UNPLACED)
    for end, words in _ENDS.items():
        yield Step(end, StepKind.END, words, None, _UNPLACED)


def _steps(number: int) -> Iterable[Step]:
    phase = f"Phase_{number}"
    begins = Words("Vaihe alkaa", "Fasen börjar", "Phase begins")
    ready = Words("Vaihe valmis", "Fasen klar", "Phase ready")
    yield Step(f"Event_begin_{number}", StepKind.START, begins, phase, _UNPLACED)
    for name, words, forms in _TASKS[number]:
        yield Step(f"Task_{name}", StepKind.TASK, words, phase, _UNPLACED, forms)
    yield Step(f"Event_ready_{number}", StepKind.END, ready, phase, _UNPLACED)


def _flows(number: int) -> Iterable[Flow]:
    names = [name for name, _, _ in _TASKS[number]]
    yield Flow(f"Flow_begin_{number}", f"Event_begin_{number}", f"Task_{names[0]}")
    targets = [*(f"Task_{name}" for name in names[1:]), f"Event_ready_{number}"]
    for name, target in zip(names, targets, strict=True):
        yield Flow(f"Flow_from_{name}", f"Task_{name}", target, guards=_GUARDS.get(name, ()))


def save() -> None:
    """Write the shipped definition to its place under `resources` (a step of building)."""
    path(FILE).write_bytes(write(shipped()))


if __name__ == "__main__":
    save()
