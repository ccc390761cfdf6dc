"""Ties between cases (yhteydet) for the map."""

from models.rules.case_ties import TieGroup
from models.rules.rights import Actor, Right
from models.store.queries import case_ties as stored_ties
from models.store.uow import UnitOfWork


def case_ties(uow: UnitOfWork, actor: Actor) -> tuple[TieGroup, ...]:
    """Return what ties together open cases that the actor has a tie to; one line in the use log.

    Cases under non-disclosure (turvakielto) are among them only for those who have the case.
    """
    with uow.begin(actor, Right.READ_LISTS) as work:
        groups = stored_ties(work.session, actor)
        cases = {case for group in groups for case in group.cases}
        work.log("list.shown", facts={"scope": "ties", "count": len(cases)})
        work.commit()
        return groups
