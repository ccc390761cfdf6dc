"""What a team arranges among itself: hand-overs, absences, and reminders already told."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from models.entities.absence import Absence
from models.entities.case import Case
from models.entities.handover import Handover
from models.entities.people import Worker
from models.entities.reminder import ToldRung
from models.rules.errors import NotFound
from models.rules.folding import alphabetical
from models.rules.handovers import HandoverState
from models.rules.rights import Actor
from models.store.case_list import tied_to
from models.store.gate import gate_of


class Teamwork:
    """Hand-overs, absences and told reminders of a store."""

    def __init__(self, session: Session, actor: Actor) -> None:
        self._session, self._actor = session, actor

    def handover(self, handover_id: UUID) -> Handover:
        """Return a hand-over that concerns the actor or a case of theirs; else NotFound."""
        found = self._session.scalar(
            select(Handover)
            .join(Case, Case.id == Handover.case_id)
            .where(Handover.id == handover_id, self._concerns())
        )
        if found is None:
            raise NotFound("handover.not_found")
        gate = gate_of(self._session)
        if gate is not None:
            gate.open_cases([found.case_id], "")
        return found

    def open_handovers(self) -> Sequence[Handover]:
        """Return the open hand-overs to or from the actor, or of cases that they see; oldest first.

        Those of closed cases are no longer shown.
        """
        return self._session.scalars(
            select(Handover)
            .join(Case, Case.id == Handover.case_id)
            .where(
                Handover.state == HandoverState.OPEN.value,
                Case.closed_on.is_(None),
                self._concerns(),
            )
            .order_by(Handover.made_at, Handover.id)
        ).all()

    def returned_since(self, moment: datetime) -> Sequence[Handover]:
        """Return what the actor has offered and got back since then, the newest first."""
        return self._session.scalars(
            select(Handover)
            .where(
                Handover.state == HandoverState.RETURNED.value,
                Handover.made_by_id == self._actor.user_id,
                Handover.answered_at >= moment,
            )
            .order_by(Handover.answered_at.desc())
        ).all()

    def pending_of(self, case_id: UUID) -> Handover | None:
        """Return the open hand-over of a case, None when there is none."""
        return self._session.scalar(
            select(Handover)
            .where(Handover.case_id == case_id, Handover.state == HandoverState.OPEN.value)
            .limit(1)
        )

    def absences(self) -> Sequence[Absence]:
        """Return all absences, the first to come first."""
        return self._session.scalars(
            select(Absence).order_by(Absence.first_on, Absence.last_on, Absence.id)
        ).all()

    def absence(self, absence_id: UUID) -> Absence:
        """Return an absence; NotFound when there is none."""
        found = self._session.get(Absence, absence_id)
        if found is None:
            raise NotFound("absence.not_found")
        return found

    def staff(self) -> Sequence[Worker]:
        """Return all workers by name."""
        found = self._session.scalars(select(Worker))
        return sorted(found, key=lambda one: alphabetical(one.name))

    def told(self) -> Sequence[ToldRung]:
        """Return of what the actor has been reminded."""
        return self._session.scalars(
            select(ToldRung).where(ToldRung.worker_id == self._actor.user_id)
        ).all()

    def add(self, entity: Handover | Absence | ToldRung) -> None:
        """Add a hand-over, an absence or a told reminder."""
        self._session.add(entity)

    def remove(self, entity: Absence | ToldRung) -> None:
        """Remove an absence, or what was told of a time limit long past."""
        self._session.delete(entity)

    def _concerns(self) -> ColumnElement[bool]:
        me = self._actor.user_id
        return or_(Handover.to_id == me, Handover.made_by_id == me, tied_to(self._actor))
