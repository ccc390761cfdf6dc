"""`polku verify`: a signed file whole, changed, unsigned or missing."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from desktop.__main__ import main
from desktop.base.clock import FixedDay
from desktop.base.key_means import TrialKey
from desktop.base.signing import Signing
from models.rules.errors import RuleBroken
from models.services.bootstrap import sign_in
from models.services.cases import open_case
from models.services.decisions import signed_bytes
from models.services.documents import open_document
from models.services.lists import decisions_to_sign
from models.store.vault import open_store
from reports.signing import open_key, sign, trial_key
from tests.conftest import PASSPHRASE as HOUSE
from tests.reports.pki import NOW as ISSUED
from tests.reports.pki import PASSPHRASE, p12, root, signer

Capture = pytest.CaptureFixture[str]
NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def signed() -> bytes:
    """A small PDF signed with a trial key."""
    key = open_key(trial_key("Hakala Kaisa", "salasana", NOW), "salasana", now=NOW)
    return sign(_pdf(), key, signed_at=NOW)


def test_that_an_untouched_file_is_whole(capsys: Capture, tmp_path: Path, signed: bytes) -> None:
    path = _written(tmp_path, signed)

    status = main(["verify", str(path), "--json"])

    answer = json.loads(capsys.readouterr().out)
    assert status == 0
    assert (answer["intact"], answer["covers_whole_file"]) == (True, True)
    assert answer["signers"] == ["Hakala Kaisa"]
    assert answer["trusted"] is False


def test_that_a_changed_byte_is_found(capsys: Capture, tmp_path: Path, signed: bytes) -> None:
    changed = bytearray(signed)
    changed[changed.index(b"/MediaBox") + 11] ^= 1

    status = main(["verify", str(_written(tmp_path, bytes(changed))), "--json"])

    assert status == 1
    assert json.loads(capsys.readouterr().out)["intact"] is False


def test_that_words_tell_who_signed(capsys: Capture, tmp_path: Path, signed: bytes) -> None:
    main(["verify", str(_written(tmp_path, signed))])

    said = capsys.readouterr().out
    assert "Allekirjoittaja: Hakala Kaisa, 24.11.2026" in said


def test_that_an_unsigned_file_is_refused(capsys: Capture, tmp_path: Path) -> None:
    status = main(["verify", str(_written(tmp_path, _pdf()))])

    assert status == 1
    assert capsys.readouterr().err != ""


def test_that_a_missing_file_is_a_misuse(capsys: Capture, tmp_path: Path) -> None:
    assert main(["verify", str(tmp_path / "ei.pdf")]) == 2


def test_that_a_trusted_issuer_can_be_named(capsys: Capture, tmp_path: Path) -> None:
    issuer = tmp_path / "juuri.pem"
    issuer.write_bytes(root().certificate.public_bytes(Encoding.PEM))
    key = open_key(p12(signer()), PASSPHRASE, now=ISSUED)
    path = _written(tmp_path, sign(_pdf(), key, signed_at=ISSUED))

    main(["verify", str(path), "--trust", str(issuer), "--json"])

    (found,) = json.loads(capsys.readouterr().out)["signatures"]
    assert found["issuer"] == "Järvimaan varmentaja"
    assert found["trusted"] is found["in_force_now"]


def test_that_an_issuer_file_without_a_certificate_is_a_misuse(
    tmp_path: Path, signed: bytes
) -> None:
    path = _written(tmp_path, signed)

    assert main(["verify", str(path), "--trust", str(path)]) == 2


def test_that_the_database_at_hand_is_asked(
    capsys: Capture, tmp_path: Path, signed: bytes, database: Path
) -> None:
    path = str(_written(tmp_path, signed))

    status = main(["verify", path, "--database", str(database), "--login", "hakala"])

    assert status == 0
    assert "Asiakirjaa ei ole tässä tietokannassa" in capsys.readouterr().out


def test_that_a_stored_decision_is_recognised_and_a_changed_one_is_not(
    capsys: Capture, tmp_path: Path, database: Path
) -> None:
    made = _signed_in(database)
    options = ["--database", str(database), "--login", "hakala"]

    status = main(["verify", str(_written(tmp_path, made)), *options])

    told = capsys.readouterr().out
    assert status == 0
    assert "tavu tavulta sama" in told
    assert "sisällön tiiviste täsmää" in told
    assert "käyttölokin sinetti täsmää" in told
    assert "Ajan osoittaa tämän tietokannan käyttöloki" in told

    status = main(["verify", str(_written(tmp_path, made + b"\n")), *options])

    assert status == 1
    assert "ei ole sama kuin mikään sen tallennetuista kappaleista" in capsys.readouterr().out


def _signed_in(database: Path) -> bytes:
    """Sign a decision of the example with a trial key and return its archive copy."""
    clock = FixedDay(date(2026, 11, 24))
    with open_store(database, login="hakala", passphrase=HOUSE) as store:
        uow = store.unit_of_work(clock)
        actor, _ = sign_in(uow, login="hakala")
        for row in decisions_to_sign(uow, actor):
            sheet = open_case(uow, actor, case_id=row.id, purpose="client_work")
            for decision in sheet.decisions:
                opened = open_document(uow, actor, case_id=row.id, document_id=decision.document_id)
                version = opened.row_version
                key = TrialKey("Hakala Kaisa")
                signing = Signing(row.id, decision.document_id, version, key, clock.now(), "")
                try:
                    signing.run(uow, actor)
                except RuleBroken:
                    continue
                return signed_bytes(
                    uow, actor, document_id=decision.document_id, purpose="client_work"
                )
    pytest.fail("the example has no decision that can be signed")


def _written(folder: Path, content: bytes) -> Path:
    path = folder / "tiedosto.pdf"
    path.write_bytes(content)
    return path


def _pdf() -> bytes:
    import io

    import pikepdf

    buffer = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page(page_size=(595, 842))
        document.save(buffer)
    return buffer.getvalue()
