"""Others at work: who else has a case open, and which of their changes concern one's own cases."""

from uuid import UUID

from models.rules.rights import Actor, Right
from models.store.gate import gate_of
from models.store.uow import UnitOfWork


def show_case(uow: UnitOfWork, actor: Actor, *, case_id: UUID, shown: bool) -> tuple[str, ...]:
    """Tell that an open case is on one's screen or is no more; return who else has it there.

    Names by the alphabet; none in an embedded file. Nothing of the case is read.
    """
    with uow.begin(actor, Right.READ_CASE) as work:
        gate = gate_of(work.session)
        if gate is None:
            return ()
        gate.show_case(case_id, shown=shown)
        others = frozenset(gate.also_open(case_id)) if shown else frozenset()
        return tuple(each.name for each in work.people.workers() if each.id in others)


def mine_among(
    uow: UnitOfWork, actor: Actor, *, case_ids: frozenset[UUID], person_ids: frozenset[UUID]
) -> tuple[frozenset[UUID], frozenset[UUID]]:
    """Return which of the cases are one's own, and which of the persons are clients of such.

    Ids only, from the index: no name is read, so nothing is logged.
    """
    with uow.begin(actor, Right.READ_LISTS) as work:
        cases = work.cases.tied(tuple(case_ids))
        return cases, work.cases.own_clients(tuple(person_ids))
