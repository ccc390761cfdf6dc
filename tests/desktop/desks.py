"""A desk for window tests: the real store behind it, only dialogs and clock are stand-ins."""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID, uuid4

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from desktop.base.desk import Desk, DraftKeeping
from desktop.base.messages import Messages
from desktop.base.operations import ChangeHub, Operations
from desktop.base.settings import Preferences
from diagram.graph.bpmn import read
from models.rules.documents.schema import Values
from models.rules.errors import PolkuError
from models.rules.kinds import DocumentKind
from models.rules.rights import Actor
from models.services.setup import install_process
from models.store.uow import UnitOfWork
from models.store.vault import Store
from resources import path
from tests.fakes import FakeClock


class FakeDialogs:
    """Remembers what was told and answers every question, with yes unless told otherwise."""

    def __init__(self) -> None:
        self.answer = True
        self.way = ""
        self.told: list[str] = []
        self.asked: list[str] = []

    def tell(self, parent: QWidget | None, title: str, text: str) -> None:
        self.told.append(text)

    def confirm(self, parent: QWidget | None, title: str, text: str, yes: str) -> bool:
        self.asked.append(text)
        return self.answer

    def choose(
        self, parent: QWidget | None, title: str, text: str, ways: tuple[str, str]
    ) -> str | None:
        self.asked.append(text)
        return self.way if self.way in ways else ways[0] if self.answer else None


def desk_of(
    store: Store, clock: FakeClock, actor: Actor, folder: Path, dialogs: FakeDialogs
) -> Desk:
    """Return a desk over `store`; drafts are written at once, not in the background."""
    hub, messages = ChangeHub(), Messages(dialogs)
    uow = store.unit_of_work(clock)
    settings = QSettings(str(folder / "preferences.ini"), QSettings.Format.IniFormat)

    def write(
        key: UUID,
        kind: DocumentKind,
        values: Values,
        case_id: UUID | None,
        document_id: UUID | None,
        base: int,
        outcome: Callable[[bool], None],
    ) -> None:
        try:
            store.drafts.write(
                actor.user_id,
                key,
                kind=kind,
                values=values,
                case_id=case_id,
                document_id=document_id,
                base_version=base,
            )
        except PolkuError as error:
            messages.warn(error)
            outcome(False)
        else:
            outcome(True)

    drafts = DraftKeeping(
        write=write,
        drop=store.drafts.drop,
        pending=lambda: store.drafts.pending(actor.user_id),
    )
    return Desk(
        operations=Operations(hub, uow, actor, messages),
        hub=hub,
        messages=messages,
        preferences=Preferences(settings),
        actor=actor,
        worker_name="Salla Sosiaalityöntekijä",
        now=clock.now,
        drafts=drafts,
    )


def publish_path(uow: UnitOfWork, administrator: Actor) -> None:
    """Publish the shipped process."""
    bpmn = path("process/families.bpmn").read_bytes()
    install_process(uow, administrator, definition=read(bpmn), bpmn=bpmn, process_id=uuid4())
