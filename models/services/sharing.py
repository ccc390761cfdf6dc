"""Giving the map out: what leaves the program is in the use log before it leaves."""

from models.rules.errors import NotFound
from models.rules.rights import Actor, Right
from models.rules.sharing import ShareForm, ShareMap, purpose_of_share
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
        _log(work, share, "map.printed" if printed else "map.exported", purpose)
        work.commit()
        return len(known)


def _log(work: Work, share: ShareMap, act: str, purpose: str) -> None:
    facts = {"form": share.form.value, "named": share.named, "count": len(share.case_ids)}
    if share.named:
        for case_id in share.case_ids:
            work.log(act, case_id=case_id, purpose=purpose, facts=facts)
    else:
        shown = [str(case_id) for case_id in share.case_ids[:SHOWN_IN_LOG]]
        work.log(act, purpose=purpose, facts={**facts, "cases": shown})
