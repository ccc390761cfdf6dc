"""A reprint years later: other texts, other fonts and another locale change no stored byte."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from uuid import UUID

import resources
from models.rules.letters import DecisionFacts
from models.rules.rights import Actor
from models.services.decisions import sign_decision, signed_bytes
from models.services.setup import organisation, save_organisation
from models.store.uow import UnitOfWork
from models.store.vault import Store
from reports.decision_letter import decision_letter
from reports.signing import signed_letter
from tests.conftest import LOGIN, PASSPHRASE
from tests.models.services.signed import drafted, row_of
from tests.reports.builders import ORGANISATION, finnish_facts
from tests.reports.keyring import NOW, trial

_LATER = """
import hashlib, sys
from pathlib import Path
from uuid import UUID
from models.rules.rights import Actor, Role
from models.services.decisions import signed_bytes
from models.store.vault import open_store
from reports.decision_letter import decision_letter
from tests.fakes import FakeClock
from tests.reports.builders import finnish_facts

path, login, passphrase, user, team, document, *recipients = sys.argv[1:]
actor = Actor(UUID(user), Role.SOCIAL_WORKER, UUID(team), True)
with open_store(Path(path), login=login, passphrase=passphrase) as store:
    uow = store.unit_of_work(FakeClock())
    for each in [None, *map(UUID, recipients)]:
        found = signed_bytes(
            uow, actor, document_id=UUID(document), recipient_id=each, purpose="client_work"
        )
        print(hashlib.sha256(found).hexdigest())
print(hashlib.sha256(decision_letter(finnish_facts())).hexdigest())
"""


def test_that_a_reprint_after_new_texts_fonts_and_locale_is_the_stored_bytes(
    store: Store, uow: UnitOfWork, worker: Actor, administrator: Actor, tmp_path: Path
) -> None:
    document_id, recipients = _signed(uow, worker, administrator)
    before = [_digest(uow, worker, document_id, each) for each in (None, *recipients)]
    fresh = hashlib.sha256(decision_letter(finnish_facts())).hexdigest()
    store.close()

    *after, drawn_anew = _later(tmp_path, worker, document_id, recipients, store.path)

    assert after == before
    assert len(set(before)) == 3
    assert drawn_anew != fresh, "the texts and fonts were not really changed"


def _signed(uow: UnitOfWork, worker: Actor, administrator: Actor) -> tuple[UUID, list[UUID]]:
    assert organisation(uow, administrator).name == ""
    save_organisation(uow, administrator, organisation=ORGANISATION)
    made, document_id = drafted(uow, worker)

    def seal(facts: DecisionFacts) -> bytes:
        return signed_letter(facts, trial(), signed_at=NOW)

    sign_decision(
        uow, worker, case_id=made.case_id, document_id=document_id, row_version=1, seal=seal
    )
    return document_id, [each.id for each in row_of(uow, worker, made).recipients]


def _digest(uow: UnitOfWork, actor: Actor, document_id: UUID, recipient: UUID | None) -> str:
    found = signed_bytes(
        uow, actor, document_id=document_id, recipient_id=recipient, purpose="client_work"
    )
    return hashlib.sha256(found).hexdigest()


def _later(
    folder: Path, actor: Actor, document_id: UUID, recipients: list[UUID], database: Path
) -> list[str]:
    """Read the same prints with a program whose data files are others, under another locale."""
    changed = folder / "later"
    shutil.copytree(Path(resources.__file__).parent, changed / "resources")
    fonts = changed / "resources" / "fonts"
    shutil.copy(fonts / "NotoSans-Italic.ttf", fonts / "NotoSans-Regular.ttf")
    texts = changed / "resources" / "letters" / "decision.json"
    told = json.loads(texts.read_text("utf-8"))
    told["versions"][0]["id"] = "decision-2031-01"
    told["versions"][0]["fi"]["words"]["decision"] = "Mitä päätettiin"
    texts.write_text(json.dumps(told), "utf-8")
    root = Path(__file__).resolve().parents[2]
    arguments = (database, LOGIN, PASSPHRASE, actor.user_id, actor.team_id, document_id)
    done = subprocess.run(
        [sys.executable, "-c", _LATER, *map(str, arguments), *map(str, recipients)],
        cwd=changed,
        env={
            **os.environ,
            "LC_ALL": "sv_FI.UTF-8",
            "TZ": "Pacific/Auckland",
            "PYTHONUTF8": "1",
            "PYTHONPATH": f"{changed}{os.pathsep}{root}",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.split()
