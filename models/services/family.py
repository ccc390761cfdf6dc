"""Guardians and carers named on an intake become persons tied to the child, once each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID, uuid5

from models.entities.people import Person
from models.rules.changes import PersonChanged
from models.rules.commands import RecordIntake
from models.rules.documents.schema import Value, Values
from models.rules.kinds import TieKind
from models.rules.organisation import PostalAddress
from models.rules.rows import PersonData
from models.services.people import checked_data, tie
from models.store.uow import Work


@dataclass(frozen=True, slots=True)
class _Named:
    place: str
    kind: TieKind
    data: PersonData
    relation: str


_KINDS = {"guardians": TieKind.GUARDIAN, "carers": TieKind.CLOSE_PERSON}


def tie_family(work: Work, client: Person, command: RecordIntake) -> None:
    """Tie each named one to the client; one tied by the same name already stays as it is.

    Only a guardian (huoltaja) is given custody: of another carer nothing is presumed.
    """
    known = {item.person.search_key for item in work.people.ties_of(client.id)}
    for named in _named(command.values):
        person_id = uuid5(command.document_id, named.place)
        person = Person.from_data(checked_data(work, named.data), person_id)
        if person.search_key not in known:
            known.add(person.search_key)
            _tie(work, client.id, person, named)


def _tie(work: Work, client_id: UUID, person: Person, named: _Named) -> None:
    custody = named.kind is TieKind.GUARDIAN
    work.people.add(person)
    tie(work, client_id, person.id, named.kind, has_custody=custody, note=named.relation)
    facts = {"to": str(person.id), "kind": named.kind}
    work.log("tie.saved", person_id=client_id, facts=facts)
    work.record(PersonChanged(person_id=person.id))


def _named(values: Values) -> Iterator[_Named]:
    for key, kind in _KINDS.items():
        rows = values.get(key)
        for place, row in enumerate(rows if isinstance(rows, list | tuple) else ()):
            if isinstance(row, Mapping) and _said(row, "surname"):
                yield _Named(f"{key}/{place}", kind, _data(row), _said(row, "relation"))
    if values.get("written_by") == "guardian" and _said(values, "writer_surname"):
        data = _data(values, "writer_")
        yield _Named("writer", TieKind.GUARDIAN, data, _said(values, "writer_description"))


def _data(row: Mapping[str, Value], prefix: str = "") -> PersonData:
    said = {key: _said(row, f"{prefix}{key}") for key in ("street", "postcode", "town")}
    return PersonData(
        surname=_said(row, f"{prefix}surname"),
        given_names=_said(row, f"{prefix}given_names"),
        phone=_said(row, f"{prefix}phone"),
        address=PostalAddress(said["street"], said["postcode"], said["town"]),
    )


def _said(row: Mapping[str, Value], key: str) -> str:
    value = row.get(key)
    return value if isinstance(value, str) else ""
