"""The ladder of reminders: what comes up today for the signed-in worker, told once."""

from dataclasses import dataclass
from uuid import uuid4

from models.entities.reminder import ToldRung
from models.rules.deadlines import add_days
from models.rules.ladder import Rung, rungs_reached
from models.rules.rights import Actor, Right
from models.store.queries import own_facts
from models.store.uow import UnitOfWork

KEPT_DAYS = 400
"""After so many days what was told is forgotten: its time limit has passed long ago."""


@dataclass(frozen=True, slots=True)
class Reminders:
    """The rungs of today: `fresh` have not been told before, `today` were told today."""

    fresh: tuple[Rung, ...] = ()
    today: tuple[Rung, ...] = ()


def reminders_today(uow: UnitOfWork, actor: Actor) -> Reminders:
    """Return the reminders of one's own cases and note them as told; none on a day off.

    A rung is told once to a worker. One whose day was on a day off, or while the worker was away,
    is told on the next day the program is opened, if the limit still stands there.
    """
    with uow.begin(actor, Right.READ_LISTS) as work:
        settings = work.records.rule_settings()
        reached = rungs_reached(own_facts(work.session, actor), settings, work.today)
        if not reached:
            return Reminders()
        work.log("ladder.shown", facts={"count": len(reached)})
        known = {told.key: told for told in work.teamwork.told()}
        fresh = tuple(rung for rung in reached if rung.key not in known)
        earlier = tuple(
            rung for rung in reached if rung.key in known and known[rung.key].told_on == work.today
        )
        for rung in fresh:
            work.teamwork.add(
                ToldRung(
                    id=uuid4(),
                    worker_id=actor.user_id,
                    case_id=rung.case_id,
                    kind=rung.kind.value,
                    due_on=rung.due,
                    step=rung.step,
                    told_on=work.today,
                )
            )
        for old in known.values():
            if old.told_on < add_days(work.today, -KEPT_DAYS):
                work.teamwork.remove(old)
        work.commit()
        return Reminders(fresh, (*earlier, *fresh))
