"""`polku verify`: a signed file whole, changed, unsigned or missing."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop.__main__ import main
from reports.signing import open_key, sign, trial_key

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
