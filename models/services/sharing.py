"""Giving the map and lists out: what leaves the program is in the use log before it leaves."""

from collections.abc import Mapping

from models.rules.errors import NotFound
from models.rules.rights import Actor, Right
from models.rules.sharing import (
    ShareForm,
    ShareList,
    ShareMap,
    purpose_of_share,
    require_fitting,
)
from models.services.lists import SHOWN_IN_LOG
from models.store.uow import UnitOfWork, Work


def share_map(uow: UnitOfWork, actor: Actor, *, share: ShareMap) -> int:
    """Log that a map is printed or exported, and return of how many cases.

    With names each case has a line of its own with the purpose; without them one line tells of
    all. NotFound where a case is not the actor's to see; RuleBroken as `purpose_of_share`.
    """
    printed = share is not None and share.form is ShareForm.PRINT
    with uow.begin(actor, Right.PRINT if printed else Right.EXPORT) as work:
        purpose = purpose_of_share(share)
        known = work.cases.tied(share.case_ids)
        if len(known) < len(set(share.case_ids)):
            raise NotFound("case.not_found")
        _log(work, share, "map.printed" if printed else "map.exported", purpose, {})
        work.commit()
        return len(known)


def share_list(uow: UnitOfWork, actor: Actor, *, share: ShareList) -> int:
    """Log that a list is printed, saved as pages or exported, and return of how many cases.

    With names each case has a line of its own with the purpose; without them one line tells of
    all. A page needs the right to print, a table the right to export. NotFound where a named case
    is not the actor's to see; RuleBroken as `purpose_of_share` and `require_fitting`.
    """
    on_paper = share is not None and share.form in (ShareForm.PRINT, ShareForm.PDF)
    with uow.begin(actor, Right.PRINT if on_paper else Right.EXPORT) as work:
        require_fitting(share)
        purpose = purpose_of_share(share)
        known = frozenset(share.case_ids)
        if share.named and len(work.cases.tied(tuple(known))) < len(known):
            raise NotFound("case.not_found")
        act = "list.printed" if share.form is ShareForm.PRINT else "list.exported"
        _log(work, share, act, purpose, {"list": share.kind.value, "rows": share.rows})
        work.commit()
        return len(known)


def _log(
    work: Work,
    share: ShareMap | ShareList,
    act: str,
    purpose: str,
    more: Mapping[str, str | int],
) -> None:
    case_ids = tuple(dict.fromkeys(share.case_ids))
    told = {"form": share.form.value, "named": share.named, "count": len(case_ids)}
    facts = {**told, **more}
    if share.named:
        for case_id in case_ids:
            work.log(act, case_id=case_id, purpose=purpose, facts=facts)
    else:
        shown = [str(case_id) for case_id in case_ids[:SHOWN_IN_LOG]]
        work.log(act, purpose=purpose, facts={**facts, "cases": shown})
