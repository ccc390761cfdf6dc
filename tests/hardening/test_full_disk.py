"""A full disk: told calmly, nothing half-saved, what was saved is whole, and work goes on."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtWidgets import QApplication

from desktop.base.founding import NewDatabase, found
from desktop.base.sentences import sentence
from desktop.windows.case_page import CasePage
from models.entities.document import Document, SignedCopy
from models.entities.people import Team, Worker
from models.rules.commands import SaveDocument
from models.rules.errors import StoreTrouble
from models.rules.kinds import DocumentKind, DocumentStatus
from models.rules.letters import DecisionFacts
from models.rules.rights import Actor
from models.services.decisions import sign_decision
from models.services.documents import save_draft
from models.services.keeping import change_passphrase
from models.store.backup import back_up, rehearse_restore, restore
from models.store.checking import check_store
from models.store.files import keys_path
from models.store.uow import UnitOfWork
from models.store.vault import Store, create, open_store
from tests.conftest import LOGIN, PASSPHRASE, TEAM_ID, TINY, _worker
from tests.desktop.desks import FakeDialogs, desk_of
from tests.desktop.windows_case.filling import fill, put_away
from tests.fakes import FakeClock
from tests.hardening.decisions import a_decision, seal
from tests.hardening.small_disk import Disk, own_disk
from tests.models.services.builders import ORGANISATION, a_case, a_draft, opened
from tests.models.services.looking import acts, stored

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="limits are told of POSIX")
FULL = {"store.disk_full", "store.disk_error"}
NEW_PASSPHRASE = "seitsemän sinistä soutuvenettä"


@pytest.fixture(params=["a small disk", "a limit on sizes"])
def disk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Disk]:
    """A disk that can be filled."""
    if request.param == "a limit on sizes":
        (tmp_path / "limited").mkdir()
        yield Disk(tmp_path / "limited", is_own=False)
        return
    with own_disk(tmp_path / "small") as own:
        if own is None:
            pytest.skip("a disk may not be mounted here")
        yield own


@pytest.fixture
def store(disk: Disk, clock: FakeClock) -> Iterator[Store]:
    """A database with one worker of each kind that these tests need, on that disk."""
    path = disk.folder / "testi.polku"
    made = create(path, login=LOGIN, passphrase=PASSPHRASE, now=clock.now(), cost=TINY).store
    with made as opened_store:
        with opened_store.sessions.begin() as session:
            session.add(Team(id=TEAM_ID, name="Tiimi A"))
            session.flush()
            workers: list[Worker] = [_worker("worker"), _worker("administrator")]
            session.add_all(workers)
        yield opened_store


def _refused(act: Callable[[], object]) -> StoreTrouble:
    with pytest.raises(StoreTrouble) as refused:
        act()
    assert refused.value.code in FULL
    assert sentence(refused.value).startswith("Lev")
    return refused.value


def _is_whole(store: Store) -> bool:
    return check_store(store).is_sound


def test_that_a_save_fails_whole_and_can_be_repeated(
    disk: Disk, store: Store, uow: UnitOfWork, worker: Actor
) -> None:
    made = a_case(uow, worker)
    before, kept = acts(uow), a_draft(uow, worker, made.case_id, DocumentKind.MEETING)
    before = acts(uow)
    command = SaveDocument(made.case_id, uuid4(), DocumentKind.PLAN, {"goal": "x" * 90_000})

    with disk.full():
        _refused(lambda: save_draft(uow, worker, command=command))

    assert acts(uow) == before
    assert opened(uow, worker, made.case_id, kept).values
    save_draft(uow, worker, command=command)
    assert opened(uow, worker, made.case_id, command.document_id).values == command.values
    assert _is_whole(store)


def test_that_typed_text_is_refused_by_the_journal_and_the_last_kept_one_stays(
    disk: Disk, store: Store, worker: Actor
) -> None:
    key = uuid4()
    store.drafts.write(worker.user_id, key, kind=DocumentKind.PLAN, values={"goal": "ennen"})

    with disk.full():
        for length in (10, 200_000):
            values = {"goal": "x" * length}
            _refused(
                lambda values=values: store.drafts.write(  # type: ignore[misc]
                    worker.user_id, key, kind=DocumentKind.PLAN, values=values
                )
            )

    assert store.drafts.pending(worker.user_id)[0].values == {"goal": "ennen"}
    store.drafts.write(worker.user_id, key, kind=DocumentKind.PLAN, values={"goal": "jälkeen"})
    assert store.drafts.pending(worker.user_id)[0].values == {"goal": "jälkeen"}


def test_that_a_signature_fails_whole_and_can_be_repeated(
    disk: Disk, store: Store, uow: UnitOfWork, worker: Actor
) -> None:
    made, document_id = a_decision(uow, worker)
    before = acts(uow)

    def sign() -> object:
        return sign_decision(
            uow,
            worker,
            case_id=made.case_id,
            document_id=document_id,
            row_version=1,
            seal=_large,
        )

    with disk.full():
        _refused(sign)

    assert stored(uow, SignedCopy) == []
    assert acts(uow) == before
    assert opened(uow, worker, made.case_id, document_id).row.status is DocumentStatus.DRAFT
    sign()
    assert len(stored(uow, SignedCopy)) == 3
    assert _is_whole(store)


def test_that_an_old_backup_is_kept_when_a_new_one_does_not_fit(
    disk: Disk, store: Store, uow: UnitOfWork, worker: Actor
) -> None:
    target = disk.folder / "kopiot" / "kopio.polku"
    back_up(store, target)
    before = _files(target.parent)
    a_case(uow, worker)

    with disk.full():
        _refused(lambda: back_up(store, target))

    assert _files(target.parent) == before
    assert rehearse_restore(store, target).lines == 0
    assert back_up(store, target).lines > 0


def test_that_a_database_stays_when_its_backup_cannot_be_restored(
    disk: Disk, store: Store, uow: UnitOfWork, worker: Actor
) -> None:
    target = disk.folder / "kopio.polku"
    back_up(store, target)
    a_case(uow, worker)
    store.close()
    before = {name: content for name, content in _files(disk.folder).items() if "lock" not in name}

    with disk.full():
        _refused(lambda: restore(target, store.path, login=LOGIN, passphrase=PASSPHRASE))

    after = {name: content for name, content in _files(disk.folder).items() if "lock" not in name}
    assert after == before
    restore(target, store.path, login=LOGIN, passphrase=PASSPHRASE)


def test_that_nothing_is_left_of_a_database_that_did_not_fit(disk: Disk, clock: FakeClock) -> None:
    path = disk.folder / "uusi" / "uusi.polku"
    path.parent.mkdir()
    new = NewDatabase(
        path, ORGANISATION, LOGIN, "Salla Koe", "sosiaalityöntekijä", True, NEW_PASSPHRASE
    )

    with disk.full():
        _refused(lambda: found(new, clock, cost=TINY))
        assert _files(path.parent) == {}

    found(new, clock, cost=TINY).store.close()


def test_that_the_old_passphrase_opens_when_the_new_one_was_not_stored(
    disk: Disk, store: Store, uow: UnitOfWork, worker: Actor
) -> None:
    before = keys_path(store.path).read_bytes()

    with disk.full():
        _refused(
            lambda: change_passphrase(
                uow, worker, store=store, login=LOGIN, old=PASSPHRASE, new=NEW_PASSPHRASE
            )
        )

    assert keys_path(store.path).read_bytes() == before
    store.close()
    open_store(store.path, login=LOGIN, passphrase=PASSPHRASE).close()


def test_that_a_database_closed_on_a_full_disk_has_lost_nothing(
    disk: Disk, store: Store, uow: UnitOfWork, worker: Actor, clock: FakeClock
) -> None:
    made = a_case(uow, worker)

    with disk.full():
        store.close()

    with open_store(store.path, login=LOGIN, passphrase=PASSPHRASE) as again:
        kept = [document.case_id for document in stored(again.unit_of_work(clock), Document)]
        assert made.case_id in kept
        assert _is_whole(again)


def test_that_a_database_is_not_opened_on_a_full_disk_but_is_not_left_locked(
    disk: Disk, store: Store
) -> None:
    store.close()

    with disk.full():
        _refused(lambda: open_store(store.path, login=LOGIN, passphrase=PASSPHRASE))

    open_store(store.path, login=LOGIN, passphrase=PASSPHRASE).close()


def test_that_the_form_keeps_what_was_typed_and_the_user_is_told(
    dressed: QApplication,
    disk: Disk,
    store: Store,
    clock: FakeClock,
    worker: Actor,
    uow: UnitOfWork,
) -> None:
    made, dialogs = a_case(uow, worker), FakeDialogs()
    page = CasePage(desk_of(store, clock, worker, disk.folder, dialogs))
    page.show()
    page.open(made.case_id, "client_work")
    page.begin(DocumentKind.EVALUATION)
    assert page.pane is not None
    assert page.pane.form is not None
    form = page.pane.form
    fill(form, actions="Soitettiin äidille.")

    with disk.full():
        page.save()

    assert form.typed()["actions"] == "Soitettiin äidille."
    assert dialogs.told
    assert dialogs.told[-1].startswith("Lev")
    page.save()
    assert dialogs.told[1:] == []
    assert any(d.values.get("actions") == "Soitettiin äidille." for d in stored(uow, Document))
    put_away(page)


def _large(facts: DecisionFacts) -> bytes:
    return seal(facts) + bytes(300_000)


def _files(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
