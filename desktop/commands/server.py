"""`polku server`: a PostgreSQL database made, its users let in and out, looked at, moved."""

import getpass
import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from desktop.base.clock import SystemClock
from desktop.base.words import tr
from desktop.commands.answers import GOOD, REFUSED, UsageError, show_json, show_words
from models.rules.errors import StoreTrouble
from models.rules.organisation import Organisation
from models.rules.rights import Actor, Role
from models.rules.rows import TeamRow, WorkerRow

if TYPE_CHECKING:
    from models.store.server.address import Address
    from models.store.server.admin import Login, ServerStatus
    from models.store.server.engine import Engine

SECRET = "POLKU_SERVER_SECRET"
_DATABASE, _PORT, _SOCKET = "polku", 5432, Path("/var/run/postgresql")
_KEEPER = Actor(uuid4(), Role.ADMINISTRATOR)


def add_arguments(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("act", choices=tuple(_ACTS), help=tr("mitä tehdään"))
    parser.add_argument(
        "file", metavar="FILE", type=Path, nargs="?", help=tr("siirrettävä tai tehtävä tiedosto")
    )
    parser.add_argument(
        "--with-protected",
        action="store_true",
        help=tr("vie suojatutkin asiat tiedostoon, jossa kaikki sen avaajat näkevät ne"),
    )
    way = parser.add_argument_group(tr("palvelin"))
    way.add_argument(
        "--socket",
        metavar="DIR",
        type=Path,
        default=_SOCKET,
        help=tr("palvelimen oma kansio, kun komento ajetaan palvelimella"),
    )
    way.add_argument("--host", help=tr("palvelimen nimi; yhteys vain varmennettuna"))
    way.add_argument("--ca", metavar="FILE", type=Path, help=tr("varmentajan tiedosto"))
    way.add_argument("--port", type=int, default=_PORT)
    way.add_argument("--role", default="postgres", help=tr("palvelimen ylläpitäjän tunnus"))
    who = parser.add_argument_group(tr("työntekijä"))
    who.add_argument("--name", help=tr("nimi"))
    who.add_argument("--title", default="", help=tr("tehtävänimike"))
    who.add_argument("--team", help=tr("tiimi"))
    who.add_argument("--in-office", action="store_true", help=tr("virkasuhteessa"))
    roles = [role.value for role in Role]
    who.add_argument("--task", choices=roles, default=Role.SOCIAL_WORKER.value)
    who.add_argument("--account", metavar="ROLE", help=tr("palvelintunnus"))
    parser.add_argument("--organisation", help=tr("organisaation nimi"))


def run(arguments: Namespace) -> int:
    """Do the named act as the server's administrator."""
    return _ACTS[arguments.act](arguments)


def _init(arguments: Namespace) -> int:
    """Make database and schema, and found the house with its first worker."""
    from desktop.base.founding import shipped_process
    from models.services.bootstrap import first_worker
    from models.store.server import admin

    worker, team = _worker_given(arguments), TeamRow(uuid4(), _given(arguments, "team"))
    organisation = Organisation(name=_given(arguments, "organisation"))
    with _engine(arguments, "postgres") as outside:
        admin.make_database(outside, _database(arguments))
    with _engine(arguments, _database(arguments)) as engine:
        admin.init(engine)
        process = shipped_process()
        first_worker(
            admin.administrator_work(engine, SystemClock()),
            worker=_in_team(worker, team),
            team=team,
            organisation=organisation,
            process_id=process.id,
            definition=process.definition,
            bpmn=process.bpmn,
        )
        return _show_login(arguments, admin.add_user(engine, worker.id))


def _add_user(arguments: Namespace) -> int:
    """Let a worker in; who is not a worker yet becomes one."""
    from models.services.setup import save_team, save_worker, teams, workers
    from models.store.server import admin

    with _engine(arguments, _database(arguments)) as engine:
        uow = admin.administrator_work(engine, SystemClock())
        login = _given(arguments, "login")
        known = next((row for row in workers(uow, _KEEPER) if row.login == login), None)
        if known is None:
            name = _given(arguments, "team")
            found = (team for team in teams(uow, _KEEPER) if team.name == name)
            team = next(found, None) or TeamRow(uuid4(), name)
            save_team(uow, _KEEPER, team=team)
            known = _in_team(_worker_given(arguments), team)
            save_worker(uow, _KEEPER, worker=known, extra_roles=frozenset())
        return _show_login(arguments, admin.add_user(engine, known.id))


def _end_user(arguments: Namespace) -> int:
    from models.store.server import admin

    with _engine(arguments, _database(arguments)) as engine:
        admin.end_user(engine, _given(arguments, "account"))
    show_words([tr("Tunnus on päätetty ja sen yhteydet on katkaistu.")])
    return GOOD


def _rotate(arguments: Namespace) -> int:
    from models.store.server import admin

    with _engine(arguments, _database(arguments)) as engine:
        return _show_login(arguments, admin.rotate(engine, _given(arguments, "account")))


def _status(arguments: Namespace) -> int:
    from models.store.server import admin

    with _engine(arguments, _database(arguments)) as engine:
        found = admin.status(engine)
    sound = found.objects_fit and found.tls and not found.findings and found.log.broken_at is None
    if arguments.json:
        show_json({"sound": sound, **_plain(found)})
    else:
        show_words(_words(found))
    return GOOD if sound else REFUSED


def _upgrade(arguments: Namespace) -> int:
    from models.store.server import admin

    with _engine(arguments, _database(arguments)) as engine:
        changed = admin.upgrade(engine)
    show_words([tr("Tietokanta on päivitetty.") if changed else tr("Tietokanta oli ajan tasalla.")])
    return GOOD


def _import(arguments: Namespace) -> int:
    """Move a file to the database, which is made when it is not there."""
    from desktop.commands.server_moving import run_import
    from models.store.server import admin

    path = _given_file(arguments)
    database = _database(arguments)
    with _engine(arguments, "postgres") as outside, _engine(arguments, database) as engine:

        def make() -> None:
            with _unless_there():
                admin.make_database(outside, database)

        return run_import(engine, path, arguments, make=make)


def _export(arguments: Namespace) -> int:
    from desktop.commands.server_moving import run_export

    path = _given_file(arguments)
    _given(arguments, "login")
    with _engine(arguments, _database(arguments)) as engine:
        return run_export(engine, path, arguments)


_ACTS: Mapping[str, Callable[[Namespace], int]] = {
    "init": _init,
    "add-user": _add_user,
    "end-user": _end_user,
    "rotate": _rotate,
    "status": _status,
    "upgrade": _upgrade,
    "import": _import,
    "export": _export,
}


def _given(arguments: Namespace, name: str) -> str:
    value = getattr(arguments, name)
    if not value:
        raise UsageError(tr("Anna --{name}.", name=name))
    return str(value)


def _given_file(arguments: Namespace) -> Path:
    if arguments.file is None:
        raise UsageError(tr("Anna tiedosto."))
    return Path(arguments.file)


@contextmanager
def _unless_there() -> Iterator[None]:
    """Let a database that is there already be."""
    try:
        yield
    except StoreTrouble as trouble:
        if trouble.code != "store.server_exists":
            raise


def _database(arguments: Namespace) -> str:
    return str(arguments.database or _DATABASE)


def _worker_given(arguments: Namespace) -> WorkerRow:
    return WorkerRow(
        id=uuid4(),
        login=_given(arguments, "login"),
        name=_given(arguments, "name"),
        title=arguments.title,
        role=Role(arguments.task),
        in_office=arguments.in_office,
        team_id=None,
    )


def _in_team(worker: WorkerRow, team: TeamRow) -> WorkerRow:
    return replace(worker, team_id=team.id)


@contextmanager
def _engine(arguments: Namespace, database: str) -> Iterator["Engine"]:
    from models.store.server.engine import administering

    with administering(_address(arguments, database), _secret(arguments)) as engine:
        yield engine


def _address(arguments: Namespace, database: str) -> "Address":
    from models.store.server.address import LocalAddress, ServerAddress

    if arguments.host is None:
        return LocalAddress(arguments.socket, arguments.port, database, arguments.role)
    if arguments.ca is None:
        raise UsageError(tr("Anna varmentajan tiedosto: --ca TIEDOSTO"))
    return ServerAddress(arguments.host, arguments.port, database, arguments.role, arguments.ca)


def _secret(arguments: Namespace) -> str:
    """Return the administrator's password; it is asked for once."""
    if "secret" not in arguments:
        arguments.secret = _asked_secret(arguments)
    return str(arguments.secret)


def _asked_secret(arguments: Namespace) -> str:
    given = os.environ.get(SECRET)
    if given is not None or arguments.host is None:
        return given or ""
    if not sys.stdin.isatty():
        raise UsageError(tr("Anna salasana ympäristömuuttujassa {name}.", name=SECRET))
    return getpass.getpass(tr("Salasana") + ": ")


def _show_login(arguments: Namespace, login: "Login") -> int:
    if arguments.json:
        show_json({"role": login.role, "secret": login.secret})
    else:
        show_words([
            tr("Palvelintunnus: {role}", role=login.role),
            tr("Salaisuus: {secret}", secret=login.secret),
            tr("Salaisuus näytetään vain nyt. Anna se työntekijälle henkilökohtaisesti."),
            tr("Työntekijä valitsee Polun alussa Yhteinen palvelin… ja kirjoittaa nämä sinne."),
        ])  # fmt: skip
    return GOOD


def _plain(found: "ServerStatus") -> dict[str, object]:
    return {
        "version": found.version,
        "tls": found.tls,
        "schema": found.schema.value,
        "objects_fit": found.objects_fit,
        "accounts": found.accounts,
        "connected": found.connected,
        "log": {
            "seals": found.log.seals,
            "lines": found.log.lines,
            "unsealed": found.log.unsealed,
            "head": found.log.head,
            "broken_at": found.log.broken_at,
        },
        "findings": list(found.findings),
    }


def _words(found: "ServerStatus") -> list[str]:
    log = found.log
    lines = [
        tr("PostgreSQL {version}, tunnuksia {accounts}, yhteydessä {connected}.",
           version=found.version, accounts=found.accounts, connected=found.connected),
        tr("Käyttölokissa {lines} sinetöityä riviä, {waiting} odottaa sinettiä.",
           lines=log.lines, waiting=log.unsealed),
        tr("Viimeinen sinetti {seal}: {head}", seal=log.seals, head=log.head),
    ]  # fmt: skip
    if not found.tls:
        lines.append(tr("Palvelin ei salaa yhteyksiä."))
    if not found.objects_fit:
        lines.append(tr("Päivitä tietokanta: polku server upgrade"))
    if log.broken_at is not None:
        lines.append(tr("Käyttöloki ei täsmää sinettiin {seal}.", seal=log.broken_at))
    return [*lines, *found.findings]
