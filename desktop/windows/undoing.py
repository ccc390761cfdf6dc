"""Taking back what was just done (Kumoa): moves within a minute, reassignments and reminders."""

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from desktop.base.desk import Desk
from desktop.base.messages import Offer
from desktop.base.words import tr, tr_n
from desktop.windows.long_run import run_many
from models.rules.changes import Changes
from models.rules.handovers import HandedOver
from models.rules.many import UNDO_SECONDS, Reassigned, Reminded
from models.services.handovers import withdraw_handovers
from models.services.many import undo_moves, undo_reassignment
from models.services.reminders import remove_reminders

LONG = 300
"""Seconds in which a batch that changed no place may be taken back."""


def offer_move(desk: Desk, case_ids: Sequence[UUID], text: str, *, renewed: bool = False) -> None:
    """Say that cases were moved; taken back they step back with the reason "peruttu heti".

    A new round (`renewed`) is not taken back: what the round before knew was laid aside.
    """
    if renewed:
        desk.messages.info(tr("{said}. Uuden arvioinnin alkua ei voi kumota.", said=text))
        return
    count = len(case_ids)
    undone = tr_n("Siirto peruttiin.", "{count} siirtoa peruttiin.", count)
    undo = partial(undo_moves, case_ids=tuple(case_ids))
    desk.messages.offer(Offer(text, partial(_undo, desk, count, undo, undone), UNDO_SECONDS))


def offer_reassigned(desk: Desk, done: Reassigned) -> None:
    """Say that cases were given to a worker; taken back each has the workers it had."""
    count = len(done.former)
    text = tr_n(
        "Asia siirrettiin työntekijälle.", "{count} asiaa siirrettiin työntekijälle.", count
    )
    undone = tr_n(
        "Entinen työntekijä palautettiin.",
        "Entiset työntekijät palautettiin {count} asiaan.",
        count,
    )
    undo = partial(undo_reassignment, former=done.former)
    desk.messages.offer(Offer(text, partial(_undo, desk, count, undo, undone), LONG))


def tell_reminded(desk: Desk, done: Reminded) -> None:
    """Tell every view of new reminders; taken back they are removed."""
    desk.operations.tell(done.changes)
    count = len(done.made)
    text = tr_n("Muistutus asetettiin.", "Muistutus asetettiin {count} asialle.", count)
    undone = tr_n("Muistutus poistettiin.", "{count} muistutusta poistettiin.", count)
    undo = partial(remove_reminders, reminder_ids=done.made)
    desk.messages.offer(Offer(text, partial(_undo, desk, count, undo, undone), LONG))


def tell_handed_over(desk: Desk, done: HandedOver) -> None:
    """Tell every view of new hand-overs; taken back they are withdrawn while unanswered."""
    desk.operations.tell(done.changes)
    count = len(done.made)
    text = tr_n("Asiaa tarjottiin.", "{count} asiaa tarjottiin.", count)
    undone = tr_n("Luovutus peruttiin.", "{count} luovutusta peruttiin.", count)
    undo = partial(withdraw_handovers, handover_ids=done.made)
    desk.messages.offer(Offer(text, partial(_undo, desk, count, undo, undone), LONG))


def _undo(desk: Desk, count: int, service: Callable[..., Changes], said: str) -> None:
    window = desk.messages.window
    if window is None:
        return

    def done(changes: Changes) -> None:
        desk.operations.tell(changes)
        desk.messages.info(said)

    run_many(desk, window, tr("Kumotaan"), count, service, done)
