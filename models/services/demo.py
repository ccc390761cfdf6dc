"""The example caseload: fictional cases at every step; the same input gives the same content."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from random import Random
from typing import Any
from uuid import UUID

from models.entities.base import Base
from models.entities.case import FACT_NAMES, Assignment, Case, StepMove
from models.entities.document import Decision, Document, Recipient
from models.entities.people import Person, Team
from models.rules.changes import Changes, SettingsChanged
from models.rules.documents.chosen_services import chosen_services
from models.rules.documents.effects import effects
from models.rules.facts import CaseFacts
from models.rules.kinds import (
    AssignmentKind,
    DocumentKind,
    DocumentStatus,
    Group,
    ServiceTask,
    ServingWay,
)
from models.rules.merging import merged
from models.rules.organisation import Organisation, PostalAddress
from models.rules.process import ProcessDefinition
from models.rules.rights import Actor, Right, Role
from models.rules.rows import WorkerRow
from models.rules.words import Language
from models.services.demo_cast import Cast, Family
from models.services.demo_course import SHARES, STEPS, Course, make_course
from models.services.demo_papers import Story, intake_kind, papers
from models.services.processes import put_process
from models.services.setup import put_worker
from models.store.bulk import Line, add_all, add_lines
from models.store.uow import HELSINKI, UnitOfWork, Work
from models.store.word_index import words_of_documents
from resources import load_json

EXAMPLE = Organisation(
    name="Järvi-Savon hyvinvointialue",
    unit="Lapsiperheiden sosiaalityö",
    address=PostalAddress("Keskuskatu 1", "57100", "Savonlinna"),
    phone="015 000 0000",
    email="perheet@example.fi",
    case_prefix="ES",
    rectification_body="Yksilöasioiden jaosto",
    registry_name="Järvi-Savon hyvinvointialue, kirjaamo",
    registry_address=PostalAddress("PL 100", "57101", "Savonlinna"),
    registry_visiting_address=PostalAddress("Keskuskatu 1", "57100", "Savonlinna"),
    registry_phone="015 000 0001",
    registry_email="kirjaamo@example.fi",
    registry_hours="arkisin klo 9–15",
    ombudsperson="Sosiaaliasiavastaava, puh. 015 000 0002",
)


@dataclass(slots=True)
class _Batch:
    people: list[Base] = field(default_factory=list)
    ties: list[Base] = field(default_factory=list)
    cases: list[Base] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)
    decisions: list[Base] = field(default_factory=list)
    recipients: list[Base] = field(default_factory=list)
    assignments: list[Base] = field(default_factory=list)
    moves: list[Base] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)


def build_demo(
    uow: UnitOfWork,
    *,
    cases: int,
    seed: int,
    today: date,
    definition: ProcessDefinition,
    bpmn: bytes,
) -> Changes:
    """Fill a new, empty database with `cases` fictional cases as they would stand on `today`.

    All persons have artificial identity codes (900 series). Decisions that were signed before
    Polku carry the mark `origin: paper` and have no stored copy.
    """
    cast = Cast(Random(seed), today)
    workers = _workers(cast)
    founder = Actor(workers[-1].id, Role.ADMINISTRATOR)
    with uow.begin(founder, Right.MANAGE_USERS) as work:
        process_id = _found(work, cast, workers, definition, bpmn)
        batch = _made(cast, Random(seed + 1), today, cases, workers, process_id)
        _store(work, batch)
        work.log("store.founded", facts={"worker": str(founder.user_id)})
        work.record(SettingsChanged())
        return work.commit()


def _workers(cast: Cast) -> tuple[WorkerRow, ...]:
    teams = tuple(cast.new_id() for _ in load_json("demo/names.json")["teams"])
    return tuple(
        WorkerRow(
            id=cast.new_id(),
            login=one["login"],
            name=one["name"],
            title=one["title"],
            role=Role(one["role"]),
            in_office=one["office"],
            team_id=None if one["team"] is None else teams[one["team"]],
            phone=one["phone"],
            email=one["email"],
        )
        for one in load_json("demo/names.json")["workers"]
    )


def _found(
    work: Work,
    cast: Cast,
    workers: tuple[WorkerRow, ...],
    definition: ProcessDefinition,
    bpmn: bytes,
) -> UUID:
    ids = dict.fromkeys(worker.team_id for worker in workers if worker.team_id)
    for team_id, name in zip(ids, load_json("demo/names.json")["teams"], strict=True):
        work.records.add(Team(id=team_id, name=name))
    work.records.keep_organisation(EXAMPLE)
    process_id = cast.new_id()
    put_process(work, process_id, definition, bpmn)
    for worker in workers:
        put_worker(work, worker, frozenset())
    return process_id


def _made(
    cast: Cast,
    random: Random,
    today: date,
    count: int,
    workers: tuple[WorkerRow, ...],
    process_id: UUID,
) -> _Batch:
    scenarios = load_json("demo/scenarios.json")
    planned = [_planned(random, today, scenarios, n) for n in range(count)]
    planned.sort(key=lambda plan: plan[1].received_on)
    batch, serials, last = _Batch(), dict[int, int](), None
    for scenario, course in planned:
        language = Language(scenario["language"])
        age = random.randint(*scenario["ages"])
        again = last is not None and language is Language.FINNISH and random.random() < 0.1
        family = (
            cast.sibling(last, language, age)
            if again and last is not None
            else cast.family(language, age, protected=bool(scenario.get("protected")))
        )
        group = _group(random, scenario)
        story = Story(scenario, family, course, group, _handler(random, workers, group), EXAMPLE)
        year = course.received_on.year
        serials[year] = serials.get(year, 0) + 1
        number = f"{EXAMPLE.case_prefix}-{year}-{serials[year]:04d}"
        _add(batch, cast, random, story, number, process_id, known=last if again else None)
        last = family if language is Language.FINNISH else last
    return batch


def _planned(
    random: Random, today: date, scenarios: list[dict[str, Any]], n: int
) -> tuple[dict[str, Any], Course]:
    if n == 0:  # an urgent child-protection contact that has come today
        violence = next(s for s in scenarios if s["id"] == "violence")
        course = make_course(random, today, "Task_urgency", 6)
        return violence, replace(course, received_on=today)
    scenario = random.choices(scenarios, [3 if s["id"] != "violence" else 1 for s in scenarios])[0]
    step = STEPS[n] if 0 < n < len(STEPS) else random.choices(STEPS, SHARES)[0]
    return scenario, make_course(random, today, step, scenario["months"])


def _group(random: Random, scenario: dict[str, Any]) -> Group:
    if scenario["id"] == "violence":
        return Group.CHILD_PROTECTION
    drawn = random.random()
    if drawn < 0.45:
        return Group.SPECIAL_SUPPORT
    return Group.DISABLED if drawn > 0.94 else Group.OTHER


def _handler(random: Random, workers: tuple[WorkerRow, ...], group: Group) -> WorkerRow:
    if group is Group.CHILD_PROTECTION:
        return workers[5]
    fit = [w for w in workers[:5] if w.in_office or group is not Group.SPECIAL_SUPPORT]
    return random.choices(fit, [3 if w.login == "hakala" else 2 for w in fit])[0]


def _add(
    batch: _Batch,
    cast: Cast,
    random: Random,
    story: Story,
    number: str,
    process_id: UUID,
    *,
    known: Family | None,
) -> None:
    family, course = story.family, story.course
    case_id = cast.new_id()
    batch.people.extend([family.child] if known else _unique(family))
    batch.ties.extend(family.ties)
    batch.lines.append(
        Line(
            _at(course.received_on, 9),
            "case.recorded",
            story.worker.id,
            case_id,
            family.child.id,
            facts={"kind": intake_kind(story).value},
        )
    )
    facts = CaseFacts(
        received_on=course.received_on,
        received_at=_at(course.received_on, 9),
        group=story.group,
        task=_task(story.group),
        non_disclosure_until=family.child.non_disclosure_until,
    )
    services: tuple[str, ...] = ()
    for hour, (kind, values, day, finished) in enumerate(papers(story, random)):
        document = _document(cast, story, case_id, kind, dict(values), day, finished, hour)
        batch.documents.append(document)
        if kind is DocumentKind.DECISION:
            _add_decision(batch, cast, story, document, number)
        if finished:
            told = effects(kind, values, finished_on=day)
            facts = replace(facts, **merged(facts, told))  # type: ignore[arg-type]
            services = chosen_services(kind, values) or services
            batch.lines.append(
                Line(
                    _at(day, 9 + hour % 7, hour + 1),
                    "document.finished",
                    story.worker.id,
                    case_id,
                    document_id=document.id,
                    facts={"kind": kind.value, "version": 1},
                )
            )
    facts = replace(facts, decision_signed_on=course.decided_on, closed_on=course.closed_on)
    unassigned = course.step == "Task_contact" and random.random() < 0.4
    case = _case(story, case_id, number, process_id, facts, unassigned=unassigned)
    case.services = " ".join(services)
    batch.cases.append(case)
    if course.started_on:
        batch.assignments.append(_assignment(cast, story, case_id))
    _add_moves(batch, cast, story, case_id)


def _unique(family: Family) -> list[Person]:
    return [family.child, family.mother, *([family.father] if family.father else [])]


def _task(group: Group) -> ServiceTask:
    child = group is Group.CHILD_PROTECTION
    return ServiceTask.CHILD_PROTECTION if child else ServiceTask.FAMILIES


def _case(
    story: Story,
    case_id: UUID,
    number: str,
    process_id: UUID,
    facts: CaseFacts,
    *,
    unassigned: bool,
) -> Case:
    course = story.course
    known = {name: getattr(facts, name) for name in FACT_NAMES}
    return Case(
        id=case_id,
        row_version=1,
        number=number,
        client_id=story.family.child.id,
        process_id=process_id,
        step_id=course.step,
        step_since=_at(course.last_day, 15),
        team_id=story.worker.team_id,
        worker_id=None if unassigned else story.worker.id,
        language=story.scenario["language"],
        created_at=_at(course.received_on, 9),
        closing_ground="goals_reached" if course.closed_on else "",
        **known,
    )


def _document(
    cast: Cast,
    story: Story,
    case_id: UUID,
    kind: DocumentKind,
    values: dict[str, Any],
    day: date,
    finished: bool,
    hour: int,
) -> Document:
    document_id, at = cast.new_id(), _at(day, 9 + hour % 7, hour + 1)
    return Document(
        id=document_id,
        row_version=1,
        case_id=case_id,
        series_id=document_id,
        kind=kind.value,
        version=1,
        status=(DocumentStatus.FINISHED if finished else DocumentStatus.DRAFT).value,
        values=values,
        sources={},
        author_id=story.worker.id,
        editors=[str(story.worker.id)],
        saved_at=at,
        finished_at=at if finished else None,
        reason="",
        superseded=False,
    )


def _add_decision(batch: _Batch, cast: Cast, story: Story, document: Document, number: str) -> None:
    course, signed = story.course, document.finished_at
    batch.decisions.append(
        Decision(
            document_id=document.id,
            case_id=document.case_id,
            number=f"{number}-P1",
            signed_at=signed,
            signer_id=story.worker.id if signed else None,
            facts={"origin": "paper"} if signed else {},
            texts_version="",
            replaces_id=None,
            correction={},
            accepted={},
        )
    )
    batch.recipients.extend(
        Recipient(
            id=cast.new_id(),
            row_version=1,
            document_id=document.id,
            case_id=document.case_id,
            person_id=guardian.id,
            way=ServingWay.POST.value,
            served_on=course.served_on,
            received_on=None,
            demand_on=None,
            demand_note="",
            prints=0,
            note="",
        )
        for guardian in story.family.guardians
    )


def _assignment(cast: Cast, story: Story, case_id: UUID) -> Assignment:
    protected = story.group is Group.CHILD_PROTECTION
    kind = AssignmentKind.RESPONSIBLE if protected else AssignmentKind.OWN_WORKER
    return Assignment(
        id=cast.new_id(),
        case_id=case_id,
        worker_id=story.worker.id,
        kind=kind.value,
        starts_on=story.course.started_on,
        ends_on=story.course.closed_on,
        note="",
    )


def _add_moves(batch: _Batch, cast: Cast, story: Story, case_id: UUID) -> None:
    course = story.course
    c = course
    left = (
        c.received_on, c.urgency_on, c.met_on, c.started_on,
        c.meetings[-1] if c.meetings else c.started_on, c.assessed_on, c.planned_on,
        c.planned_on, c.services_on, c.services_on, c.decided_on, c.served_on, c.service_on,
        c.closed_on,
    )  # fmt: skip
    last = c.received_on
    for n, day in enumerate(left[: STEPS.index(course.step)]):
        last = max(last, day or c.last_day)
        batch.moves.append(
            StepMove(
                id=cast.new_id(),
                case_id=case_id,
                source=STEPS[n],
                target=STEPS[n + 1],
                at=_at(last, 16, n),
                worker_id=story.worker.id,
                reason="",
            )
        )


def _store(work: Work, batch: _Batch) -> None:
    work.session.flush()
    for rows in (
        batch.people,
        batch.ties,
        batch.cases,
        batch.documents,
        words_of_documents(batch.documents),
        batch.decisions,
        batch.recipients,
        batch.assignments,
        batch.moves,
    ):
        add_all(work.session, rows)
    add_lines(work.session, batch.lines)


def _at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(min(hour, 20), minute % 60), HELSINKI)
