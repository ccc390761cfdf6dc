"""What acts on many cases share: looking at each, doing each, and undoing all when one cannot."""

from collections.abc import Callable, Iterator, Sequence
from uuid import UUID

from models.entities.case import Case
from models.rules.errors import NotFound, PolkuError, RuleBroken
from models.rules.many import CaseRefusal, Plan, Progress
from models.store.uow import Work


def plan_of(
    work: Work,
    case_ids: Sequence[UUID],
    check: Callable[[Case], None],
    progress: Progress | None = None,
) -> Plan:
    """Return for which cases `check` raises nothing, and what it raises for the others.

    RuleBroken("many.cancelled") when `progress` says to stop.
    """
    ready: list[UUID] = []
    refused: list[CaseRefusal] = []
    known = work.cases.many(case_ids)
    for count, case_id in enumerate(case_ids, start=1):
        case = known.get(case_id)
        if case is None:
            refused.append(CaseRefusal(case_id, "", NotFound("case.not_found")))
        else:
            try:
                check(case)
                ready.append(case_id)
            except PolkuError as why:
                refused.append(CaseRefusal(case_id, case.number, why))
        go_on(progress, count, len(case_ids))
    return Plan(tuple(ready), tuple(refused))


def do_each(
    work: Work, case_ids: Sequence[UUID], progress: Progress | None = None
) -> Iterator[Case]:
    """Yield each case to be changed within one unit of work.

    RuleBroken("many.refused") for a case that may not be seen, RuleBroken("many.cancelled") when
    `progress` says to stop; nothing of the batch is stored then.
    """
    known = work.cases.many(case_ids)
    for count, case_id in enumerate(case_ids, start=1):
        case = known.get(case_id)
        if case is None:
            raise RuleBroken("many.refused")
        yield case
        go_on(progress, count, len(case_ids))


def go_on(progress: Progress | None, done: int, total: int) -> None:
    """Tell how far it is; RuleBroken("many.cancelled") when told to stop."""
    if progress is not None and not progress(done, total):
        raise RuleBroken("many.cancelled")
