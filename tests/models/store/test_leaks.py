"""Nothing of a client outside the encrypted pages: not in any file, not in any error."""

import traceback
from pathlib import Path
from uuid import uuid4

from models.rules.errors import StoreTrouble
from models.rules.kinds import DocumentKind
from models.rules.rights import Actor, Right
from models.store.backup import back_up
from models.store.uow import UnitOfWork
from models.store.vault import Store
from tests.models.store.builders import WORKER_ID, add_case, add_person

_SECRETS = ("Peräaukioja", "Kultaruusu", "040518A9129", "hakattu kotona")


def test_that_no_file_of_the_store_shows_a_client(
    store: Store, uow: UnitOfWork, worker: Actor, tmp_path: Path
) -> None:
    with uow.begin(worker, Right.RECORD_INTAKE) as work:
        client = add_person(work.session, _SECRETS[0], _SECRETS[1], code=_SECRETS[2])
        add_case(work.session, client_id=client.id)
        work.log("case.recorded", person_id=client.id)
        work.commit()
    values = {"goal": _SECRETS[3]}
    store.drafts.write(WORKER_ID, uuid4(), kind=DocumentKind.PLAN, values=values)
    back_up(store, tmp_path / "kopio.polku")

    while_open = _everything(tmp_path)
    store.close()

    assert any(name.endswith("-wal") for name in while_open)
    for name, content in (while_open | _everything(tmp_path)).items():
        for secret in _SECRETS:
            assert secret.encode() not in content, name
            assert secret.casefold().encode() not in content, name


def test_that_a_failing_act_shows_no_client_in_its_traceback(
    uow: UnitOfWork, worker: Actor
) -> None:
    told = ""
    try:
        with uow.begin(worker, Right.RECORD_INTAKE) as work:
            client = add_person(work.session, _SECRETS[0], _SECRETS[1], code=_SECRETS[2])
            add_case(work.session, "PO-1", client_id=client.id)
            add_case(work.session, "PO-1", client_id=client.id)
    except StoreTrouble:
        told = traceback.format_exc()

    assert "store.constraint" in told
    assert not [secret for secret in _SECRETS if secret in told]


def _everything(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
