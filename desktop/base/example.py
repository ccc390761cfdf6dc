"""The example: fictional cases in a database of its own, made anew each time it is opened."""

import secrets
from pathlib import Path

from desktop.base.clock import HELSINKI
from desktop.base.founding import shipped_process
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


def build_example(folder: Path, clock: Clock) -> tuple[Store, str]:
    """Make the example in `folder` and return it open, with the login of its worker.

    Nobody needs its passphrase: the next example is a new one.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / FILE
    for old in (path, keys_path(path), lock_path(path)):
        old.unlink(missing_ok=True)
    login = example_login()
    store = make_example(
        path, clock, login=login, passphrase=secrets.token_urlsafe(24), cost=MODEST
    )
    return store, login


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
