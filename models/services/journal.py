"""What the journal of moves (siirtojen päiväkirja) tells: where time is spent, and past days."""

from models.rules import step_times as rules
from models.rules.deadlines import add_months
from models.rules.past import History
from models.rules.rights import Actor, Right
from models.rules.step_times import StepTimes
from models.store.case_list import phases_ever
from models.store.columns import without_collector
from models.store.queries import case_journals, case_moves, cases_begun
from models.store.uow import UnitOfWork


def step_times(uow: UnitOfWork, actor: Actor, *, months: int) -> StepTimes:
    """Return the time spent at steps that were left in the last `months`; one line in the use log.

    Only cases that the actor has a tie to are counted, closed ones among them.
    """
    with uow.begin(actor, Right.READ_LISTS) as work:
        begun, standing = cases_begun(work.session, actor)
        moves = case_moves(work.session, actor)
        since = add_months(work.today, -months)
        found = rules.step_times(
            begun,
            moves,
            standing,
            since=since,
            until=work.today,
            changes=work.records.rule_settings().days,
        )
        work.log("list.shown", facts={"scope": "step_times", "count": found.cases})
        work.commit()
        return found


def case_history(uow: UnitOfWork, actor: Actor) -> History:
    """Return the caseload of any day, read once; one line in the use log.

    Only cases that the actor has a tie to now, closed ones among them.
    """
    with uow.begin(actor, Right.READ_LISTS) as work:
        settings = work.records.rule_settings()
        journals = case_journals(work.session, settings, work.today, actor)
        numbers = phases_ever(work.session)
        work.log("list.shown", facts={"scope": "history", "count": len(journals)})
        work.commit()
    with without_collector():
        return History(journals, settings=settings, phases=numbers, today=work.today)
