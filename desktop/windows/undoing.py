"""Taking back what was just done (Kumoa): moves within a minute, reassignments and reminders."""

from collections.abc import Sequence
from uuid import UUID

from desktop.base.desk import Desk
from desktop.base.messages import Offer
from desktop.base.words import tr, tr_n
from models.rules.many import UNDO_SECONDS, Reassigned, Reminded
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

    def undo() -> None:
        if desk.operations.run(undo_moves, case_ids=tuple(case_ids)):
            count = len(case_ids)
            desk.messages.info(tr_n("Siirto peruttiin.", "{count} siirtoa peruttiin.", count))

    desk.messages.offer(Offer(text, undo, UNDO_SECONDS))


def offer_reassigned(desk: Desk, done: Reassigned) -> None:
    """Say that cases were given to a worker; taken back each has the workers it had."""
    count = len(done.former)

    def undo() -> None:
        if desk.operations.run(undo_reassignment, former=done.former):
            desk.messages.info(
                tr_n("Entinen työntekijä palautettiin.",
                     "Entiset työntekijät palautettiin {count} asiaan.", count)
            )  # fmt: skip

    text = tr_n(
        "Asia siirrettiin työntekijälle.", "{count} asiaa siirrettiin työntekijälle.", count
    )
    desk.messages.offer(Offer(text, undo, LONG))


def tell_reminded(desk: Desk, done: Reminded) -> None:
    """Tell every view of new reminders, and offer to take them back."""
    desk.operations.tell(done.changes)
    offer_reminded(desk, done)


def offer_reminded(desk: Desk, done: Reminded) -> None:
    """Say that reminders were set; taken back they are removed."""
    count = len(done.made)

    def undo() -> None:
        if desk.operations.run(remove_reminders, reminder_ids=done.made):
            desk.messages.info(
                tr_n("Muistutus poistettiin.", "{count} muistutusta poistettiin.", count)
            )

    text = tr_n("Muistutus asetettiin.", "Muistutus asetettiin {count} asialle.", count)
    desk.messages.offer(Offer(text, undo, LONG))
