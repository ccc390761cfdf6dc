"""Appeal periods (oikaisuvaatimusajat) as a list: who was served, and until when one may appeal."""

from models.rules.rights import Actor, Right
from models.rules.rows import AppealRow
from models.services.lists import SHOWN_IN_LOG
from models.store.appeal_list import appeal_rows
from models.store.uow import UnitOfWork


def appeals(uow: UnitOfWork, actor: Actor) -> tuple[AppealRow, ...]:
    """Return the appeal periods that run or have just run out, the first last day first."""
    with uow.begin(actor, Right.READ_LISTS) as work:
        rows = appeal_rows(work.session, work.today, actor=actor)
        shown = [str(row.case_id) for row in rows][:SHOWN_IN_LOG]
        work.log("list.shown", facts={"scope": "appeals", "count": len(rows), "cases": shown})
        work.commit()
        return rows
