"""`polku server import` and `export`: a whole file to an empty server, and a server to a new file.

The work is done beside the terminal's own thread, so that Ctrl+C stops it between two steps.
"""

import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING, Generic, TypeVar
from uuid import UUID, uuid4

from desktop.base.clock import SystemClock
from desktop.base.words import tr, tr_n
from desktop.commands.answers import GOOD, show_json, show_words
from desktop.commands.opening import login_for, passphrase
from models.rules.errors import RuleBroken, StoreTrouble
from models.rules.rights import Actor, Role

if TYPE_CHECKING:
    from models.services.moving import Moved, MovedOut, Stage
    from models.store.server.admin import Login
    from models.store.server.engine import Engine

T = TypeVar("T")
Accounts = list[tuple[str, "Login | None"]]
_KEEPER = Actor(uuid4(), Role.ADMINISTRATOR)
_LOOK_SECONDS = 0.2


def run_import(
    engine: "Engine", path: Path, arguments: Namespace, *, make: Callable[[], None]
) -> int:
    """Move the file at `path` to the database of `engine`, and let its users in.

    `make` makes the database once the file is open.
    """
    login, secret = login_for(arguments, path), passphrase()

    def work(steps: Steps) -> "tuple[Moved, Accounts]":
        from models.services.bootstrap import sign_in
        from models.services.moving import move_to_server, workers_to_let_in
        from models.store.vault import open_store

        with open_store(path, login=login, passphrase=secret) as store:
            uow = store.unit_of_work(SystemClock())
            actor, _ = sign_in(uow, login=login)
            make()
            moved = move_to_server(uow, actor, store=store, engine=engine, told=steps.told)
            workers = workers_to_let_in(uow, actor, store=store)
        return moved, [(row.login, _let_in(engine, row.id)) for row in workers]

    moved, accounts = Beside(work, "move.stopped").result()
    if arguments.json:
        show_json(_plain(moved, accounts))
    else:
        show_words(_words(moved, accounts))
    return GOOD


def run_export(engine: "Engine", path: Path, arguments: Namespace) -> int:
    """Move the database of `engine` to a new file at `path`, which --login opens first."""
    from models.services.moving import Founder

    founder = Founder(arguments.login, passphrase(tr("Tiedoston salalause")))

    def work(steps: Steps) -> "MovedOut":
        from models.services.moving import move_from_server
        from models.store.server.admin import administrator_work

        return move_from_server(
            administrator_work(engine, SystemClock()),
            _KEEPER,
            engine=engine,
            path=path,
            founder=founder,
            with_protected=arguments.with_protected,
            told=steps.told,
        )

    moved = Beside(work, "move.stopped_out").result()
    if arguments.json:
        show_json({
            "file": str(path), "recovery_code": moved.recovery_code,
            "log_lines": moved.lines, "log_head": moved.head,
            "rows": {name: one.rows for name, one in moved.digests.items()},
        })  # fmt: skip
    else:
        show_words(_words_out(moved, path))
    return GOOD


class Steps:
    """Shows how far a move is, and stops it when that is asked for."""

    def __init__(self, stop_code: str) -> None:
        self._stop_code, self._stopped = stop_code, Event()
        self._is_shown, self._shown = sys.stderr.isatty(), ""

    def told(self, stage: "Stage", done: int, total: int) -> None:
        """Hear how far it is; StoreTrouble once it is to stop."""
        if self._stopped.is_set():
            raise StoreTrouble(self._stop_code)
        share = f"{100 * done // total if total else 100} %"
        if stage.value == "copying":
            self._show(tr("Siirretään rivejä: {share}", share=share))
        else:
            self._show(tr("Tarkistetaan: {share}", share=share))

    def stop(self) -> None:
        """Ask the move to stop before its next step."""
        self._stopped.set()

    def end(self) -> None:
        """Leave the line free for what comes next."""
        self._show("")

    def _show(self, line: str) -> None:
        if self._is_shown and line != self._shown:
            print(f"\r\033[K{line}", end="", file=sys.stderr, flush=True)
            self._shown = line


class Beside(Generic[T]):
    """One work on a thread of its own, which Ctrl+C stops between two steps."""

    def __init__(self, work: Callable[[Steps], T], stop_code: str) -> None:
        self._work, self._steps = work, Steps(stop_code)
        self._thread = Thread(target=self._run)
        self._made: list[T] = []
        self._error: BaseException | None = None

    def result(self) -> T:
        """Do the work and return what it made; raises what it raised."""
        self._thread.start()
        while self._thread.is_alive():
            try:
                self._thread.join(_LOOK_SECONDS)
            except KeyboardInterrupt:
                self._steps.stop()
        self._steps.end()
        if self._error is not None:
            raise self._error
        return self._made[0]

    def _run(self) -> None:
        try:
            self._made.append(self._work(self._steps))
        except BaseException as error:  # raised again on the thread that waits
            self._error = error


def _let_in(engine: "Engine", worker_id: UUID) -> "Login | None":
    """Return a new account, None for who has one from a move that was cut short."""
    from models.store.server.admin import add_user

    try:
        return add_user(engine, worker_id)
    except RuleBroken:
        return None


def _plain(moved: "Moved", accounts: Accounts) -> dict[str, object]:
    return {
        "was_done": moved.was_done,
        "log_lines": moved.lines,
        "log_head": moved.head,
        "drafts_left": moved.drafts,
        "tables": {name: {"rows": one.rows, "sha256": one.sha256}
                   for name, one in moved.digests.items()},
        "accounts": [{"login": login, "role": made.role if made else None,
                      "secret": made.secret if made else None} for login, made in accounts],
    }  # fmt: skip


def _words(moved: "Moved", accounts: Accounts) -> list[str]:
    lines = [tr("Tiedosto oli jo siirretty.")] if moved.was_done else _moved_words(moved)
    return [*lines, *_account_words(accounts),
            tr("Tiedosto jäi ennalleen. Vie se varmuuskopioiden joukkoon, ettei kukaan jatka siinä"
               " työtä.")]  # fmt: skip


def _moved_words(moved: "Moved") -> list[str]:
    rows = sum(one.rows for one in moved.digests.values())
    lines = [
        tr("Tiedosto on siirretty. {rows} riviä ja käyttöloki täsmäävät kummallakin puolella.",
           rows=rows),
        tr("Käyttölokissa on {lines} riviä, viimeisen tiiviste {head}. Palvelimen sinetit jatkavat"
           " siitä.", lines=moved.lines, head=moved.head),
    ]  # fmt: skip
    if moved.drafts:
        lines.append(tr_n(
            "Yksi tallentamaton luonnos jäi tiedostoon.",
            "{count} tallentamatonta luonnosta jäi tiedostoon.", moved.drafts))  # fmt: skip
    return lines


def _account_words(accounts: Accounts) -> Sequence[str]:
    made = [tr("{login}: palvelintunnus {role}, salaisuus {secret}", login=login, role=one.role,
               secret=one.secret) for login, one in accounts if one is not None]  # fmt: skip
    there = [tr("{login}: palvelintunnus oli jo. Uusi salaisuus: polku server rotate.", login=login)
             for login, one in accounts if one is None]  # fmt: skip
    if made:
        made.append(
            tr("Salaisuudet näytetään vain nyt. Anna kukin työntekijälle henkilökohtaisesti.")
        )
    return [*there, *made]


def _words_out(moved: "MovedOut", path: Path) -> list[str]:
    rows = sum(one.rows for one in moved.digests.values())
    return [
        tr("Palvelimen tiedot ovat tiedostossa {file}. {rows} riviä täsmää kummallakin puolella.",
           file=path, rows=rows),
        tr("Käyttölokissa on {lines} riviä, viimeisen tiiviste {head}.",
           lines=moved.lines, head=moved.head),
        tr("Palautuskoodi: {code}", code=moved.recovery_code),
        tr("Koodi näytetään vain nyt. Tulosta se ja säilytä lukitussa paikassa."),
        tr("Palvelin jäi ennalleen. Päätä sen tunnukset, ettei kukaan jatka siellä työtä."),
    ]  # fmt: skip
