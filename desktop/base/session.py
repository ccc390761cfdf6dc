"""One open database as the windows use it: the desk, its keeping, and the way to close it all."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from desktop.base.background import Background
from desktop.base.desk import Desk, DraftKeeping
from desktop.base.keeping import Keeping
from desktop.base.messages import Messages
from desktop.base.operations import ChangeHub, Operations
from desktop.base.settings import Preferences
from models.rules.documents.schema import Values
from models.rules.errors import PolkuError
from models.rules.kinds import DocumentKind
from models.rules.rights import Actor
from models.services import keeping
from models.services.bootstrap import sign_in
from models.store.opened import Store
from models.store.uow import Clock


class Session:
    """A worker signed in to an open store; NotAllowed("sign_in.refused") for a stranger."""

    def __init__(
        self,
        store: Store,
        login: str,
        *,
        clock: Clock,
        messages: Messages,
        preferences: Preferences,
    ) -> None:
        uow = store.unit_of_work(clock)
        actor, self.worker = sign_in(uow, login=login)
        self.hub = ChangeHub()
        self.operations = Operations(self.hub, uow, actor, messages)
        self.keeping = _keeping(store, login)
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
        self.operations.close()
        self._writing.close()
        self._store.close()

    def _drafts(self, store: Store, actor: Actor, messages: Messages) -> DraftKeeping:
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
    )
