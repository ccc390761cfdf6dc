"""Building what the case window shows, out of one case and its documents."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from models.entities.case import Case
from models.entities.document import Document
from models.rules.clocks import NearestClock, clocks, nearest
from models.rules.deadlines import add_days
from models.rules.documents.check import problems
from models.rules.documents.registry import document_type
from models.rules.facts import CaseView, DocumentState, Missing
from models.rules.finality import is_final
from models.rules.kinds import DocumentKind, Group
from models.rules.next_act import next_act
from models.rules.organisation import NO_CHANGES, DayChanges
from models.rules.phases import blocked_by, next_moves
from models.rules.process import ProcessDefinition, StepKind
from models.rules.rows import CaseRow, CaseSheet, DocumentRow, MoveRow, TieRow
from models.rules.words import Language
from models.store.decision_papers import prohibition_rows
from models.store.queries import decision_rows, events_of
from models.store.uow import Work


def sheet_of(work: Work, case: Case) -> CaseSheet:
    """Return everything that the case window shows."""
    settings = work.records.rule_settings()
    definition = work.records.definition(case.process_id)
    documents = work.documents.of_case(case.id)
    view = view_of(work, case, documents)
    running = clocks(view.facts, settings, work.today)
    until = add_days(work.today, settings.renewal_offer_days)
    return CaseSheet(
        row=case_row(
            case, view, definition, nearest(running, settings), (work.today, until), settings.days
        ),
        row_version=case.row_version,
        facts=view.facts,
        service_task=view.facts.task,
        language=Language(case.language),
        client=case.client.row(),
        ties=_ties(work, case),
        clocks=running,
        documents=tuple(_document_row(case, document) for document in documents),
        moves=_moves(definition, case.step_id, view),
        assignments=tuple(item.row() for item in work.cases.assignments(case.id)),
        events=tuple(events_of(work.session, case.id)),
        decisions=decision_rows(work.session, work.today, case_id=case.id),
        reminders=tuple(item.row() for item in work.reminders.of_case(case.id)),
        attachments=work.attachments.of_case(case.id),
        path=definition,
    )


def _document_row(case: Case, document: Document) -> DocumentRow:
    former = not document.is_of_round(case.renewed_at)
    return replace(document.row(), of_former_round=former)


def view_of(work: Work, case: Case, documents: Sequence[Document]) -> CaseView:
    """Return what guards may look at: facts of the case and the state of its documents."""
    facts = case.facts(work.cases.servings(case.id))
    newest = [
        document
        for document in documents
        if not document.superseded and document.is_of_round(case.renewed_at)
    ]
    return CaseView(facts, tuple(_state(work, document) for document in newest))


def case_row(
    case: Case,
    view: CaseView,
    definition: ProcessDefinition,
    clock: NearestClock,
    days: tuple[date, date],
    changes: DayChanges = NO_CHANGES,
) -> CaseRow:
    """Return the case as lists and the map show it today; `days` are today and `renewal_until`."""
    today, renewal_until = days
    client, worker = case.client, case.worker
    return CaseRow(
        id=case.id,
        number=case.number,
        name=client.name,
        initials=initials(client.given_names, client.surname),
        birth_date=client.birth_date,
        step_id=case.step_id,
        phase=definition.phase_number(case.step_id),
        worker_id=case.worker_id,
        worker_name=worker.name if worker is not None else "",
        team_id=case.team_id,
        group=Group(case.group),
        received_on=case.received_on,
        urgent=case.urgent,
        non_disclosure=client.non_disclosure,
        clock=clock,
        next_act=next_act(case.step_id, view, renewal_until),
        closed_on=case.closed_on,
        language=Language(case.language),
        need=view.facts.need,
        services=tuple(case.services.split()),
        is_final=is_final(view.facts.servings, today, changes),
    )


def initials(given_names: str, surname: str) -> str:
    """Return "A. V." of given names and surname."""
    return " ".join(f"{name[0]}." for name in (given_names.strip(), surname.strip()) if name)


def _state(work: Work, document: Document) -> DocumentState:
    kind = DocumentKind(document.kind)
    if document.is_finished:
        return DocumentState(kind, finished=True)
    wanted = problems(document_type(kind), document.values, today=work.today, finished=True)
    missing = tuple(Missing(item.code, kind, item.place) for item in wanted)
    return DocumentState(kind, finished=False, missing=missing)


def _moves(definition: ProcessDefinition, step_id: str, view: CaseView) -> tuple[MoveRow, ...]:
    if view.facts.closed_on is not None:
        return ()
    return tuple(
        MoveRow(
            move.target.id,
            move.words.fi,
            blocked_by(move, view),
            ends_case=move.target.kind is StepKind.END,
        )
        for move in next_moves(definition, step_id)
    )


def _ties(work: Work, case: Case) -> tuple[TieRow, ...]:
    rows = []
    forbidden = prohibition_rows(work.session, case.client_id)
    for tie in work.people.ties_of(case.client_id):
        seen = [own for own in work.cases.all_for(tie.person_id) if work.cases.has_tie(own)]
        own = next((item for item in seen if item.closed_on is None), seen[0] if seen else None)
        row = tie.row(own.id, own.number) if own is not None else tie.row()
        rows.append(replace(row, prohibition=forbidden.get(tie.person_id)))
    return tuple(rows)
