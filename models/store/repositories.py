"""Getting entities for a use case: the tie to the client is checked here, and the access logged."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from models.entities.case import Assignment, Case, StepMove
from models.entities.document import (
    Decision,
    Document,
    FirstPrint,
    Instruction,
    Recipient,
    SignedCopy,
)
from models.entities.listed import ListedDecision, ListedRecipient
from models.entities.people import Person, Prohibition, Tie, Worker
from models.entities.record import AuditEntry
from models.rules.errors import NotFound, StaleData
from models.rules.facts import Serving
from models.rules.folding import alphabetical
from models.rules.kinds import AssignmentKind, DocumentKind
from models.rules.rights import Actor, Role
from models.store.case_list import tied_to
from models.store.gate import gate_of

_AT_ONCE = 500
LOCKS = "locks"
"""Set in a session on a server whose cases are locked for it when they are got."""
_EDITS = (
    "document.saved",
    "document.settled",
    "document.amended",
    "document.finished",
    "recipients.set",
    "decision.replacing",
    "decision.text_used",
)


class Cases:
    """Cases that the actor has a tie to: own team's, or where the actor is assigned."""

    def __init__(self, session: Session, actor: Actor) -> None:
        self._session, self._actor = session, actor

    def get(self, case_id: UUID, *, version: int | None = None, purpose: str = "") -> Case:
        """Return the case; a server opens it for `purpose` first.

        NotFound when there is none or no tie (the same answer for both); StaleData when
        `version` is given and somebody has saved since.
        """
        case = self._open(case_id, purpose)
        if case is None or not self.has_tie(case):
            raise NotFound("case.not_found")
        if version is not None and case.row_version != version:
            raise StaleData("case.stale")
        return case

    def add(self, case: Case) -> None:
        """Add a new case."""
        self._session.add(case)

    def find(self, case_id: UUID) -> Case | None:
        """Return the case when there is one that the actor has a tie to, else None."""
        case = self._open(case_id)
        return case if case is not None and self.has_tie(case) else None

    def many(self, case_ids: Sequence[UUID]) -> Mapping[UUID, Case]:
        """Return those of the cases that the actor has a tie to, read some hundreds at a time."""
        found: dict[UUID, Case] = {}
        gate = gate_of(self._session)
        if gate is not None:
            gate.open_cases(case_ids, "")
        for start in range(0, len(case_ids), _AT_ONCE):
            part = case_ids[start : start + _AT_ONCE]
            query = select(Case).where(Case.id.in_(part), tied_to(self._actor))
            found.update((case.id, case) for case in self._session.scalars(query))
        return found

    def drop(self, assignment: Assignment) -> None:
        """Remove an assignment that is undone."""
        self._session.delete(assignment)

    def keep(self, entity: StepMove | Assignment) -> None:
        """Add a move or an assignment."""
        self._session.add(entity)

    def tied(self, case_ids: Sequence[UUID]) -> frozenset[UUID]:
        """Return those of the cases that the actor has a tie to, without reading them."""
        found: set[UUID] = set()
        for start in range(0, len(case_ids), _AT_ONCE):
            part = case_ids[start : start + _AT_ONCE]
            query = select(Case.id).where(Case.id.in_(part), tied_to(self._actor))
            found |= set(self._session.scalars(query))
        return frozenset(found)

    def own_clients(self, person_ids: Sequence[UUID]) -> frozenset[UUID]:
        """Return those of the persons who are clients of a case that the actor has a tie to."""
        own = select(Case.client_id).where(Case.client_id.in_(person_ids), tied_to(self._actor))
        return frozenset(self._session.scalars(own))

    def knowable(self, person_ids: Sequence[UUID]) -> frozenset[UUID]:
        """Return those whom the actor may look at: parties of own cases, and of none at all."""
        tie = tied_to(self._actor).label("tied")
        own = select(Case.client_id, tie).where(Case.client_id.in_(person_ids))
        close = (
            select(Tie.person_id, tie)
            .join(Case, Case.client_id == Tie.client_id)
            .where(Tie.person_id.in_(person_ids))
        )
        rows = self._session.execute(own.union_all(close)).all()
        tied = {person_id for person_id, is_tied in rows if is_tied}
        strange = {person_id for person_id, _ in rows} - tied
        return frozenset(person_ids) - strange

    def last_move(self, case_id: UUID) -> StepMove | None:
        """Return the newest move of a case, None when it has not moved yet."""
        return self._session.scalar(
            select(StepMove)
            .where(StepMove.case_id == case_id)
            .order_by(StepMove.at.desc(), StepMove.id)
            .limit(1)
        )

    def next_serial(self, prefix: str) -> int:
        """Return the next running number of case numbers that begin with `prefix`."""
        gate = gate_of(self._session)
        if gate is not None:
            return gate.next_serial(self._session, prefix)
        last = self._session.scalar(
            select(Case.number)
            .where(Case.number.startswith(prefix, autoescape=True))
            .order_by(func.length(Case.number).desc(), Case.number.desc())
            .limit(1)
        )
        return int(last[len(prefix) :]) + 1 if last else 1

    def open_for(self, person_id: UUID) -> Case | None:
        """Return the open case of a client, None when there is none."""
        return self._session.scalar(
            select(Case).where(Case.client_id == person_id, Case.closed_on.is_(None))
        )

    def marked_by(self, person_id: UUID) -> Sequence[Case]:
        """Return the cases that carry what is known of a client; a server marks them itself."""
        return () if gate_of(self._session) is not None else self.all_for(person_id)

    def all_for(self, person_id: UUID) -> Sequence[Case]:
        """Return every case of a client, the newest first."""
        return self._session.scalars(
            select(Case).where(Case.client_id == person_id).order_by(Case.received_on.desc())
        ).all()

    def servings(self, case_id: UUID) -> tuple[Serving, ...]:
        """Return the service of the newest signed decision, one per recipient."""
        newest = (
            select(Decision.document_id)
            .where(Decision.case_id == case_id, Decision.signed_at.is_not(None))
            .order_by(Decision.signed_at.desc())
            .limit(1)
            .scalar_subquery()
        )
        rows = self._session.scalars(select(Recipient).where(Recipient.document_id == newest))
        return tuple(row.serving() for row in rows)

    def assignments(self, case_id: UUID) -> Sequence[Assignment]:
        """Return all assignments of a case, the oldest first."""
        return self._session.scalars(
            select(Assignment)
            .where(Assignment.case_id == case_id)
            .order_by(Assignment.starts_on, Assignment.id)
        ).all()

    def own_worker(self, case_id: UUID) -> Worker | None:
        """Return the present own worker (omatyöntekijä), None where none is named."""
        assignment = self._session.scalar(
            select(Assignment)
            .where(
                Assignment.case_id == case_id,
                Assignment.kind == AssignmentKind.OWN_WORKER.value,
                Assignment.ends_on.is_(None),
            )
            .order_by(Assignment.starts_on.desc())
            .limit(1)
        )
        return assignment.worker if assignment is not None else None

    def has_tie(self, case: Case) -> bool:
        """Answer whether the actor may see this case: own team's, own or assigned."""
        actor = self._actor
        if actor.role is Role.ADMINISTRATOR and not actor.extra_roles:
            return False
        if gate_of(self._session) is not None:
            return True  # the server has opened it for this very person
        if case.team_id is None or case.team_id == actor.team_id:
            return True
        if case.worker_id == actor.user_id:
            return True
        return (
            self._session.scalar(
                select(Assignment.id).where(
                    Assignment.case_id == case.id,
                    Assignment.worker_id == actor.user_id,
                    Assignment.ends_on.is_(None),
                )
            )
            is not None
        )

    def _open(self, case_id: UUID, purpose: str = "") -> Case | None:
        gate, known = gate_of(self._session), self._session.identity_map
        if gate is not None and Session.identity_key(Case, case_id) not in known:
            if not gate.open_cases([case_id], purpose):
                return None
            if self._session.info.get(LOCKS):
                return self._session.get(Case, case_id, with_for_update={"of": Case})
        return self._session.get(Case, case_id)


class Documents:
    """Documents, decisions and signed copies; reach them through a case that was got first."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, document_id: UUID, *, version: int | None = None) -> Document:
        """Return the document; NotFound, or StaleData when `version` is no longer the newest."""
        document = self.find(document_id)
        if document is None:
            raise NotFound("document.not_found")
        if version is not None and document.row_version != version:
            raise StaleData("document.stale")
        return document

    def find(self, document_id: UUID) -> Document | None:
        """Return the document or None; a server opens the case of a decision first."""
        document = self._session.get(Document, document_id)
        if document is None and self._open_by(
            select(ListedDecision.case_id).where(ListedDecision.document_id == document_id)
        ):
            document = self._session.get(Document, document_id)
        return document

    def add(self, document: Document) -> None:
        """Add a new document."""
        self._session.add(document)

    def of_case(self, case_id: UUID) -> Sequence[Document]:
        """Return all versions of all documents of a case, the oldest first."""
        return self._session.scalars(
            select(Document)
            .where(Document.case_id == case_id)
            .order_by(Document.saved_at, Document.version, Document.id)
        ).all()

    def newest_finished(self, case_id: UUID, kind: DocumentKind) -> Document | None:
        """Return the newest finished version of a kind, None when there is none."""
        return self._session.scalar(
            select(Document)
            .where(
                Document.case_id == case_id,
                Document.kind == kind.value,
                Document.finished_at.is_not(None),
            )
            .order_by(Document.finished_at.desc(), Document.version.desc())
            .limit(1)
        )

    def decision(self, document_id: UUID) -> Decision | None:
        """Return the decision of a decision document, None before it was numbered."""
        return self._session.get(Decision, document_id)

    def decisions_of(self, case_id: UUID) -> Sequence[Decision]:
        """Return the decisions of a case, the oldest first."""
        return self._session.scalars(
            select(Decision).where(Decision.case_id == case_id).order_by(Decision.number)
        ).all()

    def recipients_of(self, document_id: UUID) -> Sequence[Recipient]:
        """Return the recipients of a decision by name."""
        return self._session.scalars(
            select(Recipient)
            .join(Recipient.person)
            .where(Recipient.document_id == document_id)
            .order_by(Person.search_key, Recipient.id)
        ).all()

    def recipient(self, recipient_id: UUID) -> Recipient:
        """Return one recipient; NotFound when there is none."""
        recipient = self._session.get(Recipient, recipient_id)
        if recipient is None and self._open_by(
            select(ListedRecipient.case_id).where(ListedRecipient.id == recipient_id)
        ):
            recipient = self._session.get(Recipient, recipient_id)
        if recipient is None:
            raise NotFound("recipient.not_found")
        return recipient

    def copies_of(self, document_id: UUID) -> Sequence[SignedCopy]:
        """Return the signed copies of a decision; their bytes are read only when asked for."""
        return self._session.scalars(
            select(SignedCopy).where(SignedCopy.document_id == document_id)
        ).all()

    def first_prints_of(self, document_id: UUID) -> Sequence[FirstPrint]:
        """Return the prints that one has signed, the archive copy first."""
        return self._session.scalars(
            select(FirstPrint)
            .where(FirstPrint.document_id == document_id)
            .order_by(FirstPrint.recipient_id.is_not(None), FirstPrint.recipient_id)
        ).all()

    def forget_first(self, made: FirstPrint) -> None:
        """Remove a print of which no second signature is waited for any longer."""
        self._session.delete(made)

    def last_edit(self, document_id: UUID, worker_id: UUID) -> datetime | None:
        """Return when a worker last wrote in a document by the use log, None for never."""
        return self._session.scalar(
            select(func.max(AuditEntry.at)).where(
                AuditEntry.document_id == document_id,
                AuditEntry.worker_id == worker_id,
                AuditEntry.act.in_(_EDITS),
            )
        )

    def discard(self, recipient: Recipient) -> None:
        """Remove a recipient of a decision that is not signed."""
        self._session.delete(recipient)

    def store(self, entity: Decision | Recipient | SignedCopy | Instruction | FirstPrint) -> None:
        """Add a decision, recipient, signed copy or new instructions."""
        self._session.add(entity)

    def _open_by(self, query: Select[UUID]) -> bool:
        """Let a server open the case that the index names, if it is one's own."""
        gate = gate_of(self._session)
        case_id = self._session.scalar(query) if gate is not None else None
        return gate is not None and case_id is not None and bool(gate.open_cases([case_id], ""))


class People:
    """Persons, ties and workers."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, person_id: UUID, *, version: int | None = None) -> Person:
        """Return the person; NotFound, or StaleData when `version` is no longer the newest."""
        person = self.find(person_id)
        if person is None:
            raise NotFound("person.not_found")
        if version is not None and person.row_version != version:
            raise StaleData("person.stale")
        return person

    def forbid(self, prohibition: Prohibition) -> None:
        """Add a minor's prohibition."""
        self._session.add(prohibition)

    def add(self, entity: Person | Tie | Worker) -> None:
        """Add a person, tie or worker."""
        self._session.add(entity)

    def remove(self, tie: Tie) -> None:
        """Remove a tie."""
        self._session.delete(tie)

    def ties_of(self, client_id: UUID) -> Sequence[Tie]:
        """Return who are tied to a client, by kind and name."""
        return self._session.scalars(
            select(Tie)
            .join(Tie.person)
            .where(Tie.client_id == client_id)
            .order_by(Tie.kind, Person.search_key, Tie.id)
        ).all()

    def find(self, person_id: UUID) -> Person | None:
        """Return the person or None."""
        person, gate = self._session.get(Person, person_id), gate_of(self._session)
        if person is None and gate is not None:
            gate.open_persons([person_id])
            person = self._session.get(Person, person_id)
        return person

    def worker(self, worker_id: UUID) -> Worker:
        """Return a worker; NotFound when there is none."""
        worker = self._session.get(Worker, worker_id)
        if worker is None:
            raise NotFound("worker.not_found")
        return worker

    def workers(self) -> Sequence[Worker]:
        """Return all workers by name."""
        found = self._session.scalars(select(Worker))
        return sorted(found, key=lambda one: alphabetical(one.name))

    def worker_by_login(self, login: str) -> Worker | None:
        """Return the worker with this login name, None when there is none."""
        return self._session.scalar(select(Worker).where(Worker.login == login))
