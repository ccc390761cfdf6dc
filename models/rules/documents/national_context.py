"""What the national structures want besides the form's own values."""

from dataclasses import dataclass, field
from datetime import date

from models.rules.kinds import ServiceTask, TieKind
from models.rules.organisation import Organisation
from models.rules.rows import PersonData


@dataclass(frozen=True, slots=True)
class NationalAuthor:
    """A worker as author or decider; `unit_code` is the OID of the unit in the SOTE register."""

    surname: str
    given_names: str
    title: str = ""
    unit_code: str = ""
    unit_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NationalContext:
    """The case, the people and the day of one exported document.

    `client_since` is the day on which the client relationship began. `decider` falls back to the
    author. `appeal_text` and `appeal_time` are the rectification instructions as served,
    `recipients` the names of those served. `related` are the client's own people.
    """

    client: PersonData
    case_number: str
    received_on: date
    document_date: date
    author: NationalAuthor
    organisation: Organisation = field(default_factory=Organisation)
    service_task: ServiceTask = ServiceTask.FAMILIES
    client_since: date | None = None
    decision_number: str = ""
    decider: NationalAuthor | None = None
    responsible: NationalAuthor | None = None
    recipients: tuple[str, ...] = ()
    appeal_text: str = ""
    appeal_time: str = ""
    related: tuple[tuple[PersonData, TieKind], ...] = ()
