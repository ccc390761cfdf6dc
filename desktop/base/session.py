"""One open database as the windows use it: the desk, its keeping, and the way to close it all."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from desktop.base.background import Background
from desktop.base.connection import Connection
from desktop.base.desk import Desk, DraftKeeping
from desktop.base.keeping import Keeping, not_here
from desktop.base.live import Live
from desktop.base.messages import Messages
from desktop.base.operations import ChangeHub, Operations
from desktop.base.settings import Preferences
from desktop.base.skew import skew_words
from models.rules.documents.schema import Values
from models.rules.errors import PolkuError
from models.rules.kinds import DocumentKind
from models.rules.rights import Actor
from models.services import keeping
from models.services.bootstrap import let_in, sign_in
from models.store.opened import Store
from models.store.uow import Clock

if TYPE_CHECKING:  # an embedded file needs nothing of a server
    from models.store.server.shared import SharedStore


class Session:
    """A worker signed in to an open store; NotAllowed("sign_in.refused") for a stranger.

    `connection` watches the server of a shared store and `live` brings what others change; an
    embedded file has neither. `told_at_start`
    is something for the line at the foot, usually nothing.
    """

    def __init__(
        self,
        store: "Store | SharedStore",
        login: str,
        *,
        clock: Clock,
        messages: Messages,
        preferences: Preferences,
    ) -> None:
        uow = store.unit_of_work(clock)
        self.connection: Connection | None = None
        self.told_at_start = ""
        if isinstance(store, Store):
            actor, self.worker = sign_in(uow, login=login)
            self.keeping = _keeping(store, login)
        else:
            actor, self.worker = let_in(uow, worker_id=store.worker_id)
            self.keeping = _keeping_shared(store, login)
            self.connection = Connection(store.server, store.place)
            self.told_at_start = skew_words(store.server.skew)
        self.hub = ChangeHub()
        self.operations = Operations(self.hub, uow, actor, messages)
        self.live: Live | None = None
        if self.connection is not None and not isinstance(store, Store):
            self.live = Live(store.server.listener, self.hub, self.operations)
            self.connection.restored.connect(self.live.look_at_all)
        self._store = store
        self._writing = Background("polku-drafts")
        self.desk = Desk(
            operations=self.operations,
            hub=self.hub,
            messages=messages,
            preferences=preferences,
            actor=actor,
            worker_name=self.worker.name,
            now=clock.now,
            drafts=self._drafts(store, actor, messages),
        )

    def close(self) -> None:
        """Let what is running end, write what was typed, and close the store."""
        if self.live is not None:
            self.live.close()
        if self.connection is not None:
            self.connection.close()
        self.operations.close()
        self._writing.close()
        self._store.close()

    def _drafts(
        self, store: "Store | SharedStore", actor: Actor, messages: Messages
    ) -> DraftKeeping:
        def write(
            key: UUID,
            kind: DocumentKind,
            values: Values,
            case_id: UUID | None,
            document_id: UUID | None,
            base_version: int,
            outcome: Callable[[bool], None],
        ) -> None:
            def failed(error: PolkuError) -> None:
                messages.warn(error)
                outcome(False)

            work = partial(
                store.drafts.write,
                actor.user_id,
                key,
                kind=kind,
                values=dict(values),
                case_id=case_id,
                document_id=document_id,
                base_version=base_version,
            )
            self._writing.run(work, lambda _: outcome(True), failed)

        def drop(key: UUID) -> None:
            self._writing.run(partial(store.drafts.drop, key), lambda _: None, messages.warn)

        return DraftKeeping(write, drop, partial(store.drafts.pending, actor.user_id))


def _keeping(store: Store, login: str) -> Keeping:
    return Keeping(
        path=store.path,
        login=login,
        logins=lambda: store.keys.logins,
        give_passphrase=partial(keeping.give_passphrase, store=store),
        change_passphrase=partial(keeping.change_passphrase, store=store),
        take_passphrase=partial(keeping.take_passphrase, store=store),
        new_recovery_code=partial(keeping.new_recovery_code, store=store),
        back_up=partial(keeping.back_up, store=store),
        rehearse=partial(keeping.rehearse, store=store),
        check=partial(keeping.check, store=store),
        place=str(store.path),
    )


def _keeping_shared(store: "SharedStore", login: str) -> Keeping:
    return Keeping(
        path=store.path,
        login=login,
        logins=lambda: store.logins,
        give_passphrase=not_here,
        change_passphrase=partial(keeping.change_shared_passphrase, store=store),
        take_passphrase=not_here,
        new_recovery_code=not_here,
        back_up=not_here,
        rehearse=not_here,
        check=not_here,
        place=store.place,
        is_shared=True,
    )
