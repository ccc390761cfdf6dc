"""The one door from windows to services: runs them, says refusals, tells what changed."""

from collections.abc import Callable
from functools import partial
from typing import Concatenate, ParamSpec, TypeAlias, TypeVar

from PySide6.QtCore import QObject, Signal

from desktop.base.background import land
from desktop.base.messages import Messages
from desktop.base.worker import Worker
from models.rules.changes import Changes
from models.rules.errors import PolkuError
from models.rules.rights import Actor
from models.store.uow import UnitOfWork

P = ParamSpec("P")
T = TypeVar("T")
LOST = "store.server_lost"
Act: TypeAlias = Callable[[UnitOfWork, Actor], Changes]
"""A service with everything but the store and the worker given."""


class ChangeHub(QObject):
    """Says once, after a commit, what happened.

    Signals:
        committed(tuple): the facts of `models.rules.changes`, in order.
    """

    committed = Signal(tuple)


class Operations(QObject):
    """Runs services as the signed-in worker.

    Signals:
        refused(object): a PolkuError, after it was said to the user.
        busy(bool): a slow operation began or ended.
    """

    refused = Signal(object)
    busy = Signal(bool)

    def __init__(self, hub: ChangeHub, uow: UnitOfWork, actor: Actor, messages: Messages) -> None:
        super().__init__()
        self._hub, self._uow, self._actor, self._messages = hub, uow, actor, messages
        self._worker = Worker("polku-store")

    def run(
        self,
        service: Callable[Concatenate[UnitOfWork, Actor, P], Changes],
        *args: P.args,
        **command: P.kwargs,
    ) -> bool:
        """Run an act; answer whether it was done. A refusal is said and answers False."""
        try:
            changes = service(self._uow, self._actor, *args, **command)
        except PolkuError as error:
            self._refuse(error)
            return False
        self._hub.committed.emit(changes)
        return True

    def ask(
        self,
        service: Callable[Concatenate[UnitOfWork, Actor, P], T],
        *args: P.args,
        **question: P.kwargs,
    ) -> T | None:
        """Run a read and return its rows; a refusal is said and gives None."""
        try:
            return service(self._uow, self._actor, *args, **question)
        except PolkuError as error:
            if error.code == LOST:  # the strip above the page says it; a box at every read is none
                self._messages.warn(error)
                self.refused.emit(error)
            else:
                self._refuse(error)
            return None

    def attempt(
        self,
        service: Callable[Concatenate[UnitOfWork, Actor, P], T],
        *args: P.args,
        **question: P.kwargs,
    ) -> T | PolkuError:
        """Run a service and return its refusal instead of saying it, for a form that shows it."""
        try:
            return service(self._uow, self._actor, *args, **question)
        except PolkuError as error:
            return error

    def tell(self, changes: Changes) -> None:
        """Tell every view what an `attempt` changed."""
        self._hub.committed.emit(changes)

    def run_slowly(
        self,
        service: Callable[[UnitOfWork, Actor], T],
        done: Callable[[T], None],
        failed: Callable[[PolkuError], None] | None = None,
    ) -> None:
        """Run `service` off the window's thread, then call `done` (or `failed`) on it."""
        self.busy.emit(True)
        work = partial(service, self._uow, self._actor)
        self._worker.submit(work, partial(self._on_landed, done, failed or self._refuse))

    def close(self) -> None:
        """Wait for what is running and stop."""
        self._worker.close()

    def _on_landed(
        self,
        done: Callable[[T], None],
        failed: Callable[[PolkuError], None],
        outcome: T,
        error: Exception | None,
    ) -> None:
        self.busy.emit(False)
        land(done, failed, outcome, error)

    def _refuse(self, error: PolkuError) -> None:
        self._messages.refuse(error)
        self.refused.emit(error)
