"""Opening a database for a command: which file, who, and the passphrase."""

import getpass
import os
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.base.clock import SystemClock
from desktop.base.words import tr
from desktop.commands.answers import UsageError
from models.rules.errors import StoreTrouble

if TYPE_CHECKING:
    from models.rules.rights import Actor
    from models.store.opened import Store
    from models.store.uow import UnitOfWork

PASSPHRASE = "POLKU_PASSPHRASE"
LOGIN = "POLKU_LOGIN"


class Opened:
    """An open store and the worker who asked."""

    def __init__(self, store: "Store", uow: "UnitOfWork", actor: "Actor") -> None:
        self.store, self.uow, self.actor = store, uow, actor


@contextmanager
def opened(arguments: Namespace) -> Iterator[Opened]:
    """Open the database of --database for the worker of --login; closed at the end."""
    from models.services.bootstrap import sign_in
    from models.store.vault import open_store

    path = database_path(arguments)
    login = login_for(arguments, path)
    with open_store(path, login=login, passphrase=passphrase()) as store:
        uow = store.unit_of_work(SystemClock())
        actor, _ = sign_in(uow, login=login)
        yield Opened(store, uow, actor)


def database_path(arguments: Namespace) -> Path:
    """Return the file of --database; UsageError when it was not given."""
    if arguments.database is None:
        raise UsageError(tr("Anna tietokanta: --database TIEDOSTO"))
    return Path(arguments.database)


def login_for(arguments: Namespace, path: Path) -> str:
    """Return --login, POLKU_LOGIN, or the only one who has a key slot."""
    from models.store.vault import FileKind, inspect

    named = arguments.login or os.environ.get(LOGIN)
    if named:
        return str(named)
    state = inspect(path)
    if state.kind is not FileKind.READY:
        raise StoreTrouble(state.kind.value)
    if len(state.logins) != 1:
        logins = ", ".join(state.logins)
        raise UsageError(tr("Kerro, kuka olet: --login TUNNUS ({logins})", logins=logins))
    return state.logins[0]


def passphrase(words: str = "") -> str:
    """Return POLKU_PASSPHRASE, or what is typed at the prompt without being shown."""
    given = os.environ.get(PASSPHRASE)
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise UsageError(tr("Anna salalause ympäristömuuttujassa {name}.", name=PASSPHRASE))
    return getpass.getpass((words or tr("Salalause")) + ": ")
