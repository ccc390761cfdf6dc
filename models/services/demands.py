"""Demands for rectification (oikaisuvaatimukset): recorded, sent on to the body, answered."""

from dataclasses import fields, replace
from datetime import date
from uuid import UUID

from models.entities.document import Recipient
from models.rules.changes import Changes
from models.rules.cleaning import clean_text
from models.rules.clocks import appeal_clock
from models.rules.demands import Demand, require_course, require_new_demand
from models.rules.errors import RuleBroken
from models.rules.kinds import Group
from models.rules.rights import Actor, Right
from models.services.decision_parts import recipient_of, recorded, signed_day
from models.store.uow import UnitOfWork, Work

_ACTS = {
    "sent_on": "demand.sent",
    "outcome": "demand.answered",
    "answer_served_on": "demand.answer_served",
    "court_on": "demand.to_court",
    "court_ended_on": "demand.court_ended",
}


def record_demand(
    uow: UnitOfWork, actor: Actor, *, recipient_id: UUID, demand_on: date, note: str = ""
) -> Changes:
    """Record that a recipient demands rectification (oikaisuvaatimus): the decision is not final.

    One that came late is recorded and marked so; the body decides whether it examines it.
    RuleBroken("demand.unserved" | "demand.already" | "serving.received_day").
    """
    with uow.begin(actor, Right.RECORD_SERVING) as work:
        recipient = recipient_of(work, recipient_id)
        signed_day(work, recipient.document_id)
        served_on = recipient.received_on or recipient.served_on
        require_new_demand(demand_on, served_on=served_on, known=recipient.demand, today=work.today)
        late = _is_late(work, recipient, demand_on)
        recipient.take_demand(Demand(demand_on, clean_text(note).strip()))
        facts = {"day": demand_on.isoformat(), "late": str(late).lower()}
        return recorded(work, recipient, "decision.demand_recorded", facts)


def update_demand(uow: UnitOfWork, actor: Actor, *, recipient_id: UUID, demand: Demand) -> Changes:
    """Record how a demand goes on: sent to the body, answered, served, appealed to the court.

    RuleBroken("demand.none") where none was recorded, "demand.received" when its own day would
    change, and what `require_course` says. Each new fact has its own line in the log.
    """
    with uow.begin(actor, Right.RECORD_SERVING) as work:
        recipient = recipient_of(work, recipient_id)
        known = recipient.demand
        if known is None:
            raise RuleBroken("demand.none")
        changed = replace(demand, received_on=known.received_on, note=clean_text(demand.note))
        require_course(changed, today=work.today)
        recipient.take_demand(changed)
        for act, told in _told(known, changed):
            _log(work, recipient, act, told)
        return recorded(work, recipient, "demand.saved")


def _told(known: Demand, changed: Demand) -> list[tuple[str, dict[str, str]]]:
    found = []
    for each in fields(Demand):
        new = getattr(changed, each.name)
        if each.name in _ACTS and new != getattr(known, each.name):
            found.append((_ACTS[each.name], {each.name: str(new) if new is not None else ""}))
    return found


def _log(work: Work, recipient: Recipient, act: str, facts: dict[str, str]) -> None:
    told = {**facts, "recipient": str(recipient.id)}
    work.log(act, case_id=recipient.case_id, document_id=recipient.document_id, facts=told)


def _is_late(work: Work, recipient: Recipient, demand_on: date) -> bool:
    group = Group(work.cases.get(recipient.case_id).group)
    clock = appeal_clock(recipient.serving(), group, work.today, work.records.rule_settings().days)
    return bool(clock is not None and clock.due is not None and demand_on > clock.due)
