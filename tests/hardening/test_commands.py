"""Commands given nonsense: one calm sentence, a status, no trace of the program's inside."""

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.__main__ import main
from models.store.vault import Store, open_store
from tests.conftest import LOGIN, PASSPHRASE
from tests.reports.builders import finnish_facts
from tests.reports.keyring import NOW, trial

ROOT = Path(__file__).resolve().parents[2]
Capture = pytest.CaptureFixture[str]
BAD_FILES: dict[str, Callable[[Path], object]] = {
    "missing": lambda path: None,
    "a folder": Path.mkdir,
    "empty": lambda path: path.write_bytes(b""),
    "noise": lambda path: path.write_bytes(bytes(range(256)) * 20),
    "text": lambda path: path.write_text("Hei!"),
    "deep XML": lambda path: path.write_text("<a>" * 300_000),
    "an entity": lambda path: path.write_text(
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>'
    ),
    "half a PDF": lambda path: path.write_bytes(b"%PDF-1.7\n1 0 obj\n<< /ByteRange [0 1 2 3]"),
}
READING = {
    "verify": ["verify"],
    "lint": ["process", "lint"],
    "import": ["process", "import"],
    "roundtrip": ["process", "roundtrip"],
    "restore": ["restore"],
}


@pytest.fixture(autouse=True)
def passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLKU_PASSPHRASE", PASSPHRASE)


@pytest.mark.parametrize("bad", BAD_FILES)
@pytest.mark.parametrize("command", READING)
def test_that_a_bad_file_is_told_and_nothing_is_changed(
    closed: Path, tmp_path: Path, capsys: Capture, command: str, bad: str
) -> None:
    file = tmp_path / "tiedosto"
    BAD_FILES[bad](file)
    given = [*READING[command], str(file)]
    if command != "verify":  # which would log that it compares the file with the database
        given += ["--database", str(closed), "--login", LOGIN]
    if command == "roundtrip":
        given.insert(3, str(tmp_path / "ulos"))
    before = closed.read_bytes()

    status = main(given)

    assert status in {1, 2}
    _is_calm(capsys, status)
    assert not (tmp_path / "ulos").exists()
    assert closed.read_bytes() == before
    open_store(closed, login=LOGIN, passphrase=PASSPHRASE).close()


@pytest.mark.parametrize(
    "days",
    [
        ["31.2.2026"],
        ["1.1.25"],
        ["eilen"],
        ["\udcff"],
        ["1.1.0000"],
        [""],
        ["2026-03-03", "2026-02-30"],
    ],
)
def test_that_a_bad_day_is_told(capsys: Capture, days: list[str]) -> None:
    given = [word for day in days for word in ("--received", day)]

    status = main(["deadlines", "--json", *given])

    assert status == 2
    assert "." in capsys.readouterr().err


def test_that_a_bad_line_in_a_long_input_is_told(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("2026-03-03\n\n\0\n2026-03-04\n"))

    assert main(["deadlines", "--received", "-"]) == 2
    assert "Kirjaa päivä" in capsys.readouterr().err


@pytest.mark.parametrize(
    "given",
    [
        ["backup", "{db}"],
        ["demo", "--cases", "3"],
        ["export", "--case", "PO-2026-9999", "--out", "{tmp}/ulos"],
        ["export", "--case", "00000000-0000-4000-8000-000000000000", "--out", "{tmp}/ulos"],
        ["export", "--case", "'; DROP TABLE case_file; --", "--out", "{tmp}/ulos"],
        ["process", "export", "{tmp}/ei/ole/tata.bpmn"],
        ["process", "export", "{tmp}"],
        ["backup", "/dev/null/kopio.polku"],
        ["backup", "{tmp}/" + "x" * 300],
    ],
    ids=lambda given: " ".join(given)[:40],
)
def test_that_what_cannot_be_done_is_told_and_nothing_is_left(
    closed: Path, tmp_path: Path, capsys: Capture, given: list[str]
) -> None:
    words = [word.format(db=closed, tmp=tmp_path) for word in given]
    before = {p.name for p in tmp_path.iterdir()}

    status = main([*words, "--database", str(closed), "--login", LOGIN])

    assert status in {1, 2}
    _is_calm(capsys, status)
    assert {p.name for p in tmp_path.iterdir()} == before
    open_store(closed, login=LOGIN, passphrase=PASSPHRASE).close()


def test_that_a_missing_database_and_passphrase_are_told(
    closed: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("POLKU_PASSPHRASE")
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))

    assert main(["check"]) == 2
    assert main(["check", "--database", str(closed)]) == 2
    assert "POLKU_PASSPHRASE" in capsys.readouterr().err


def test_that_a_login_for_nobody_answers_as_a_wrong_passphrase(
    closed: Path, capsys: Capture
) -> None:
    for login in ("tuntematon", "\udcff", " ", "a\0b"):
        assert main(["check", "--database", str(closed), "--login", login]) in {1, 2}
        assert "Traceback" not in capsys.readouterr().err


def test_that_a_damaged_signature_is_told_without_a_word_of_the_libraries(tmp_path: Path) -> None:
    from reports.signing import signed_letter

    signed = signed_letter(finnish_facts(), trial(), signed_at=NOW)
    broken = tmp_path / "rikki.pdf"
    broken.write_bytes(signed.replace(b"/ETSI.CAdES.detached", b"/ETSI.CAdES.detacheX"))

    done = _run("verify", str(broken))

    assert done.returncode == 1
    assert done.stderr == b""
    assert done.stdout


@pytest.mark.skipif(sys.platform != "linux", reason="names that are no text are told of Linux")
def test_that_a_name_that_is_no_text_is_shown_and_not_failed_over(store: Store) -> None:
    store.close()
    target = os.fsencode(store.path.parent) + b"/kopio-\xff.polku"

    done = _run(b"backup", target, b"--database", os.fsencode(store.path), b"--login", LOGIN)

    assert done.returncode == 1 or Path(os.fsdecode(target)).exists()
    assert b"Traceback" not in done.stderr


def _run(*words: str | bytes) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "desktop", *words],
        capture_output=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "POLKU_PASSPHRASE": PASSPHRASE},
    )


def _is_calm(capsys: Capture, status: int) -> None:
    """A sentence in Finnish on the right stream, and nothing of the program's inside."""
    said = capsys.readouterr()
    text = (said.err + said.out).strip()
    assert text
    assert "Traceback" not in text
    assert "No such file" not in text
    assert "Toiminto ei onnistunut (" not in text
    assert text.splitlines()[0].rstrip().endswith((".", ")"))
