"""The example: fictional cases in a database of its own, made on first use and kept."""

from datetime import datetime
from pathlib import Path

from desktop.base.clock import HELSINKI
from desktop.base.founding import shipped_process
from models.rules.deadlines import days_between
from models.rules.errors import StoreTrouble
from models.rules.rights import Role
from models.services.bootstrap import sign_in
from models.services.setup import save_worker, workers
from models.store import vault
from models.store.files import keys_path, lock_path
from models.store.kdf import MODEST, KdfCost
from models.store.opened import Store
from models.store.uow import Clock, UnitOfWork
from resources import load_json

FILE = "esimerkki.polku"
CASES, SEED = 312, 7
PASSPHRASE = "esimerkki"
"""Not a secret: the example holds invented people only."""
FRESH_DAYS = 30
"""An older example is made anew: its time limits would all be past."""


def build_example(folder: Path, clock: Clock, *, fresh: bool = False) -> tuple[Store, str]:
    """Return the example of `folder` open, with the login of its worker.

    It is made on first use, when `fresh` is asked for, and when it is old or cannot be read;
    StoreTrouble("store.locked") while another window has it open.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path, login = folder / FILE, example_login()
    kept = None if fresh else _kept(path, login, clock)
    if kept is not None:
        return kept, login
    for old in (path, keys_path(path), lock_path(path)):
        old.unlink(missing_ok=True)
    return make_example(path, clock, login=login, passphrase=PASSPHRASE, cost=MODEST), login


def _kept(path: Path, login: str, clock: Clock) -> Store | None:
    if not path.exists() or not keys_path(path).exists():
        return None
    made = datetime.fromtimestamp(keys_path(path).stat().st_mtime, HELSINKI).date()
    if days_between(made, clock.now().astimezone(HELSINKI).date()) > FRESH_DAYS:
        return None
    try:
        return vault.open_store(path, login=login, passphrase=PASSPHRASE)
    except StoreTrouble as trouble:
        if trouble.code == "store.locked":
            raise
        return None


def make_example(
    path: Path,
    clock: Clock,
    *,
    login: str,
    passphrase: str,
    cases: int = CASES,
    seed: int = SEED,
    cost: KdfCost | None = None,
) -> Store:
    """Make a database of fictional cases and return it open; raises as `vault.create`."""
    from models.services.demo import build_demo

    now = clock.now()
    process = shipped_process()
    created = vault.create(path, login=login, passphrase=passphrase, now=now, cost=cost)
    try:
        build_demo(
            created.store.unit_of_work(clock),
            cases=cases,
            seed=seed,
            today=now.astimezone(HELSINKI).date(),
            definition=process.definition,
            bpmn=process.bpmn,
        )
        _trust(created.store.unit_of_work(clock), login)
    except BaseException:
        vault.withdraw(created.store)
        raise
    return created.store


def _trust(uow: UnitOfWork, login: str) -> None:
    """Let the one who tries the example out see its settings and checks too."""
    administrator, _ = sign_in(uow, login=_workers()[-1]["login"])
    chosen = next(row for row in workers(uow, administrator) if row.login == login)
    roles = frozenset({Role.TEAM_LEAD, Role.ADMINISTRATOR})
    save_worker(uow, administrator, worker=chosen, extra_roles=roles)


def example_login() -> str:
    """Return the login name of the example's first worker."""
    return _workers()[0]["login"]


def _workers() -> list[dict[str, str]]:
    found: list[dict[str, str]] = load_json("demo/names.json")["workers"]
    return found
