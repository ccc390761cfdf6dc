"""Client documents (asiakasasiakirjat), decisions, signed bytes and recipients."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.entities.base import Base, Identified, Versioned
from models.entities.case import serving_of
from models.entities.people import Person, Worker
from models.rules.demands import Demand
from models.rules.errors import RuleBroken
from models.rules.facts import Serving
from models.rules.kinds import DemandOutcome, DocumentKind, DocumentStatus
from models.rules.rows import DocumentRow

_OF_ONE_ROUND = frozenset(
    {
        DocumentKind.MEETING.value,
        DocumentKind.ASSESSMENT.value,
        DocumentKind.PLAN.value,
        DocumentKind.SERVICES.value,
        DocumentKind.DECISION.value,
        DocumentKind.SERVICE_STARTED.value,
        DocumentKind.SERVICE_ENDED.value,
    }
)


class Document(Base, Identified, Versioned):
    """One version of a client document: a draft, or finished and then never changed.

    `series_id` joins the versions of the same document; `values` is the JSON of its fields;
    `sources` says which texts were copied from where.
    """

    __tablename__ = "document"
    __table_args__ = (Index("ix_document_case_id_kind", "case_id", "kind"),)

    case_id: Mapped[UUID] = mapped_column(ForeignKey("case_file.id"))
    series_id: Mapped[UUID]
    kind: Mapped[str]
    version: Mapped[int] = mapped_column(default=1)
    status: Mapped[str] = mapped_column(default=DocumentStatus.DRAFT.value)
    values: Mapped[dict[str, Any]] = mapped_column("field_values", default=dict)
    sources: Mapped[dict[str, Any]] = mapped_column(default=dict)
    author_id: Mapped[UUID] = mapped_column(ForeignKey("worker.id"))
    editors: Mapped[list[Any]] = mapped_column(default=list)
    saved_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
    reason: Mapped[str] = mapped_column(default="")
    superseded: Mapped[bool] = mapped_column(default=False)
    author: Mapped[Worker] = relationship(lazy="joined")

    __mapper_args__ = {"version_id_col": Versioned.row_version}  # noqa: RUF012

    @property
    def is_finished(self) -> bool:
        """Answer whether it is finished."""
        return self.status == DocumentStatus.FINISHED.value

    def is_of_round(self, renewed_at: datetime | None) -> bool:
        """Answer whether it counts in the round that began at `renewed_at`; intake always does."""
        return renewed_at is None or self.kind not in _OF_ONE_ROUND or self.saved_at > renewed_at

    def write(
        self, values: dict[str, Any], sources: dict[str, Any], *, by: UUID, at: datetime
    ) -> None:
        """Replace the draft's values; RuleBroken("document.finished") when it is finished."""
        if self.is_finished:
            raise RuleBroken("document.finished")
        self.values, self.sources, self.saved_at = values, sources, at
        if str(by) not in self.editors:
            self.editors = [*self.editors, str(by)]

    def finish(self, *, at: datetime) -> None:
        """Make the draft final; RuleBroken("document.finished") when it already is."""
        if self.is_finished:
            raise RuleBroken("document.finished")
        self.status, self.finished_at = DocumentStatus.FINISHED.value, at

    def row(self) -> DocumentRow:
        """Return what lists show of it."""
        return DocumentRow(
            id=self.id,
            kind=DocumentKind(self.kind),
            version=self.version,
            status=DocumentStatus(self.status),
            author_name=self.author.name,
            saved_at=self.saved_at,
            finished_at=self.finished_at,
            reason=self.reason,
            superseded=self.superseded,
        )


class Decision(Base):
    """The signed decision (päätös) of one decision document; its bytes are in SignedCopy.

    `correction` says what it corrects in the one it replaces, `accepted` why words that may
    reveal a place stay in its text. `signer` decided; where the house wants two signatures it
    signed at `first_signed_at` and the other at `signed_at`. `returned` says who gave the decision
    back unsigned, when and why.
    """

    __tablename__ = "decision"

    document_id: Mapped[UUID] = mapped_column(ForeignKey("document.id"), primary_key=True)
    case_id: Mapped[UUID] = mapped_column(ForeignKey("case_file.id"), index=True)
    number: Mapped[str]
    signed_at: Mapped[datetime | None]
    signer_id: Mapped[UUID | None] = mapped_column(ForeignKey("worker.id"))
    facts: Mapped[dict[str, Any]] = mapped_column("letter_facts", default=dict)
    texts_version: Mapped[str] = mapped_column(default="")
    replaces_id: Mapped[UUID | None] = mapped_column(ForeignKey("document.id"))
    correction: Mapped[dict[str, Any]] = mapped_column(default=dict)
    accepted: Mapped[dict[str, Any]] = mapped_column(default=dict)
    first_signed_at: Mapped[datetime | None]
    second_signer_id: Mapped[UUID | None] = mapped_column(ForeignKey("worker.id"))
    returned: Mapped[dict[str, Any]] = mapped_column(default=dict)
    signer: Mapped[Worker | None] = relationship(foreign_keys=[signer_id], lazy="joined")
    second_signer: Mapped[Worker | None] = relationship(foreign_keys=[second_signer_id])

    @property
    def awaits_second(self) -> bool:
        """Answer whether one has signed and another is waited for."""
        return self.first_signed_at is not None and self.signed_at is None


class Recipient(Base, Identified, Versioned):
    """One who gets a decision: own print, own service (tiedoksianto), own appeal period."""

    __tablename__ = "recipient"

    document_id: Mapped[UUID] = mapped_column(ForeignKey("document.id"), index=True)
    case_id: Mapped[UUID] = mapped_column(ForeignKey("case_file.id"), index=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    way: Mapped[str | None]
    served_on: Mapped[date | None]
    received_on: Mapped[date | None]
    demand_on: Mapped[date | None]
    demand_note: Mapped[str] = mapped_column(default="")
    demand_sent_on: Mapped[date | None]
    demand_outcome: Mapped[str | None]
    answered_on: Mapped[date | None]
    answer_served_on: Mapped[date | None]
    court_on: Mapped[date | None]
    court_ended_on: Mapped[date | None]
    printed_at: Mapped[datetime | None]
    prints: Mapped[int] = mapped_column(default=0)
    note: Mapped[str] = mapped_column(default="")
    person: Mapped[Person] = relationship(lazy="joined")

    __mapper_args__ = {"version_id_col": Versioned.row_version}  # noqa: RUF012

    def serving(self) -> Serving:
        """Return the service as the clocks see it."""
        return serving_of(self.id, self.way, self.served_on, self.received_on, self.demand)

    @property
    def demand(self) -> Demand | None:
        """The demand for rectification (oikaisuvaatimus); None where there is none."""
        if self.demand_on is None:
            return None
        return Demand(
            self.demand_on,
            self.demand_note,
            self.demand_sent_on,
            DemandOutcome(self.demand_outcome) if self.demand_outcome else None,
            self.answered_on,
            self.answer_served_on,
            self.court_on,
            self.court_ended_on,
        )

    def take_demand(self, demand: Demand) -> None:
        """Take over the demand as it stands now."""
        self.demand_on, self.demand_note = demand.received_on, demand.note
        self.demand_sent_on, self.answered_on = demand.sent_on, demand.answered_on
        self.demand_outcome = demand.outcome.value if demand.outcome is not None else None
        self.answer_served_on = demand.answer_served_on
        self.court_on, self.court_ended_on = demand.court_on, demand.court_ended_on

    def unserve(self) -> None:
        """Begin anew: what is to be served now is another paper, and its period runs anew."""
        self.served_on = self.received_on = self.printed_at = None
        self.prints = 0


class SignedCopy(Base, Identified):
    """Signed bytes, stored once: a reprint is these bytes. Append-only by trigger.

    `recipient_id` is None for the archive copy.
    """

    __tablename__ = "signed_copy"

    document_id: Mapped[UUID] = mapped_column(ForeignKey("document.id"), index=True)
    recipient_id: Mapped[UUID | None] = mapped_column(ForeignKey("recipient.id"))
    sha256: Mapped[str]
    made_at: Mapped[datetime]
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)


class Instruction(Base, Identified):
    """New rectification instructions (uusi oikaisuvaatimusohje, HL 49 §) for one recipient.

    Append-only by trigger. The `former_` days tell how the decision itself was served before; the
    recipient is served anew, with this letter, and the period runs from that.
    """

    __tablename__ = "instruction"

    document_id: Mapped[UUID] = mapped_column(ForeignKey("document.id"), index=True)
    case_id: Mapped[UUID] = mapped_column(ForeignKey("case_file.id"), index=True)
    recipient_id: Mapped[UUID] = mapped_column(ForeignKey("recipient.id"), index=True)
    worker_id: Mapped[UUID] = mapped_column(ForeignKey("worker.id"))
    made_at: Mapped[datetime]
    reason: Mapped[str]
    former_way: Mapped[str | None]
    former_served_on: Mapped[date | None]
    former_received_on: Mapped[date | None]
    sha256: Mapped[str]
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)


class FirstPrint(Base, Identified):
    """A print signed once, for as long as the second signature is waited for; then removed.

    `recipient_id` is None for the archive copy.
    """

    __tablename__ = "first_print"

    document_id: Mapped[UUID] = mapped_column(ForeignKey("document.id"), index=True)
    recipient_id: Mapped[UUID | None] = mapped_column(ForeignKey("recipient.id"))
    sha256: Mapped[str]
    made_at: Mapped[datetime]
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
