"""The example: fictional cases in a database of its own, made anew each time it is opened."""

import secrets
from pathlib import Path

from desktop.base.clock import HELSINKI
from desktop.base.founding import shipped_process
from models.store import vault
from models.store.files import keys_path, lock_path
from models.store.kdf import MODEST
from models.store.opened import Store
from models.store.uow import Clock
from resources import load_json

FILE = "esimerkki.polku"
CASES = 312
SEED = 7


def build_example(folder: Path, clock: Clock) -> tuple[Store, str]:
    """Make the example in `folder` and return it open, with the login of its worker.

    Nobody needs its passphrase: the next example is a new one.
    """
    from models.services.demo import build_demo

    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / FILE
    for old in (path, keys_path(path), lock_path(path)):
        old.unlink(missing_ok=True)
    login = example_login()
    created = vault.create(
        path,
        login=login,
        passphrase=secrets.token_urlsafe(24),
        now=clock.now(),
        cost=MODEST,
    )
    process = shipped_process()
    build_demo(
        created.store.unit_of_work(clock),
        cases=CASES,
        seed=SEED,
        today=clock.now().astimezone(HELSINKI).date(),
        definition=process.definition,
        bpmn=process.bpmn,
    )
    return created.store, login


def example_login() -> str:
    """Return the login name of the example's first worker."""
    return str(load_json("demo/names.json")["workers"][0]["login"])
