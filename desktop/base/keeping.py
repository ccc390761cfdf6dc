"""What the settings may do with the open database: services with the store already in them."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn, Protocol

from models.rules.changes import Changes
from models.rules.errors import RuleBroken
from models.rules.rights import Actor
from models.rules.store_report import CopyReport, StoreReport
from models.store.uow import UnitOfWork


class GivePassphrase(Protocol):
    """Let somebody open the database."""

    def __call__(self, uow: UnitOfWork, actor: Actor, *, login: str, passphrase: str) -> Changes:
        """Run the service."""


class ChangePassphrase(Protocol):
    """Change one's own passphrase."""

    def __call__(self, uow: UnitOfWork, actor: Actor, *, login: str, old: str, new: str) -> Changes:
        """Run the service."""


class TakePassphrase(Protocol):
    """Keep somebody out."""

    def __call__(self, uow: UnitOfWork, actor: Actor, *, login: str) -> Changes:
        """Run the service."""


class Copying(Protocol):
    """Back up or rehearse a restore."""

    def __call__(self, uow: UnitOfWork, actor: Actor, *, target: Path) -> CopyReport:
        """Run the service."""


@dataclass(frozen=True, slots=True)
class Keeping:
    """The services of `models.services.keeping` for one open database.

    On a shared server (`is_shared`) only the passphrase is one's own to change; `place` says
    where the database is, for the eye.
    """

    path: Path
    login: str
    logins: Callable[[], tuple[str, ...]]
    give_passphrase: GivePassphrase
    change_passphrase: ChangePassphrase
    take_passphrase: TakePassphrase
    new_recovery_code: Callable[[UnitOfWork, Actor], str]
    back_up: Copying
    rehearse: Copying
    check: Callable[[UnitOfWork, Actor], StoreReport]
    place: str
    is_shared: bool = False


def not_here(*_: object, **__: object) -> NoReturn:
    """Stand for what the server's administrator does; RuleBroken("keeping.on_server")."""
    raise RuleBroken("keeping.on_server")
