"""What follows from a decision while it is written: checks at once, the page when it rests."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.base.desk import Desk
from models.rules.decision_checks import DecisionContext, checklist, revealed
from models.rules.decision_texts import SHIPPED, DecisionTexts
from models.rules.documents.schema import Value, Values
from models.rules.letters import Check, DecisionFacts
from models.rules.revealing import Finding
from models.rules.written_decision import with_values
from models.services.decisions import decision_context, decision_facts
from models.services.letter_texts import decision_texts

REST_MS = 400


class LiveDecision(QObject):
    """Asks the store only when recipients or people change; typing needs no store.

    Signals:
        checked(tuple): the Checks of what is typed now.
        rested(DecisionFacts): what the chosen print would say.
    """

    checked = Signal(tuple)
    rested = Signal(object)

    def __init__(self, desk: Desk, case_id: UUID, document_id: UUID, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self.case_id, self.document_id = desk, case_id, document_id
        self._context: DecisionContext | None = None
        self._facts: dict[UUID | None, DecisionFacts] = {}
        self.texts: DecisionTexts = SHIPPED
        self._values: Values = {}
        self.recipient_id: UUID | None = None
        self.checks: tuple[Check, ...] = ()
        self._timer = QTimer(self, singleShot=True, interval=REST_MS)
        self._timer.timeout.connect(self.draw)

    @property
    def is_ready(self) -> bool:
        """Answer whether every lawful item is met."""
        return bool(self.checks) and all(check.met for check in self.checks)

    @property
    def revealed(self) -> tuple[Finding, ...]:
        """The words typed now that may reveal a place and that nobody has accepted."""
        return revealed(self._values, self._context) if self._context is not None else ()

    def read(self) -> None:
        """Read what the store knows beside the form."""
        self._facts = {}
        self._context = self._desk.operations.ask(
            decision_context, case_id=self.case_id, document_id=self.document_id
        )
        self.read_texts()

    def read_texts(self) -> None:
        """Read the texts of the library and which of them were put in."""
        found = self._desk.operations.ask(
            decision_texts, case_id=self.case_id, document_id=self.document_id
        )
        self.texts = found or SHIPPED

    def take(self, values: Values) -> None:
        """Take over what is typed now."""
        self._values = values
        if self._context is not None:
            context = replace(self._context, undrawable=_undrawable(values.values()))
            self.checks = checklist(values, context)
            self.checked.emit(self.checks)
        self._timer.start()

    def choose(self, recipient_id: UUID | None) -> None:
        """Draw another recipient's print."""
        self.recipient_id = recipient_id
        self.draw()

    def draw(self) -> None:
        """Say what the chosen print says now."""
        self._timer.stop()
        facts = self.facts()
        if facts is not None:
            self.rested.emit(facts)

    def facts(self) -> DecisionFacts | None:
        """Return the chosen print as a draft of what is typed now."""
        stored = self._facts.get(self.recipient_id)
        if stored is None:
            stored = self._desk.operations.ask(
                decision_facts,
                case_id=self.case_id,
                document_id=self.document_id,
                recipient_id=self.recipient_id,
            )
            if stored is None:
                return None
            self._facts[self.recipient_id] = stored
        return with_values(stored, self._values, today=self._desk.today, texts=self.texts)


def _undrawable(values: Iterable[Value]) -> tuple[str, ...]:
    from reports.glyphs import undrawable

    return undrawable(" ".join(_texts(values)))


def _texts(values: Iterable[Value]) -> Iterator[str]:
    for value in values:
        if isinstance(value, str):
            yield value
