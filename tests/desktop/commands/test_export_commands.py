"""`polku export` and `polku verify-export`: files and their manifest, changed or not."""

import json
import os
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.__main__ import main
from tests.hardening.small_disk import Disk, own_disk

Capture = pytest.CaptureFixture[str]


def _export(database: Path, out: Path, *more: str) -> int:
    case = ["--case", "ES-2026-0002", "--out", str(out)]
    return main(["export", "--database", str(database), *case, *more])


@pytest.mark.parametrize("name", ["vienti", "vienti.zip"])
def test_that_an_export_verifies_as_folder_and_as_zip(
    capsys: Capture, database: Path, tmp_path: Path, name: str
) -> None:
    assert _export(database, tmp_path / name) == 0
    capsys.readouterr()

    status = main(["verify-export", str(tmp_path / name)])

    assert status == 0
    assert "tiedostoa ovat ennallaan" in capsys.readouterr().out


def test_that_a_changed_a_missing_and_an_extra_file_are_told_in_words(
    capsys: Capture, database: Path, tmp_path: Path
) -> None:
    out = tmp_path / "vienti"
    _export(database, out)
    first, second = sorted(path for path in out.iterdir() if path.suffix == ".json")[:2]
    content = first.read_bytes()
    first.write_bytes(content[:-1] + b" ")
    second.unlink()
    (out / "vieras.pdf").write_bytes(b"%PDF-")
    capsys.readouterr()

    status = main(["verify-export", str(out)])

    said = capsys.readouterr().out
    assert status == 1
    assert f"Tiedostoa on muutettu: {first.name}" in said
    assert f"Tiedosto puuttuu: {second.name}" in said
    assert "Tiedosto ei kuulu vientiin: vieras.pdf" in said


def test_that_a_changed_file_inside_a_zip_is_told(
    capsys: Capture, database: Path, tmp_path: Path
) -> None:
    out, other = tmp_path / "vienti.zip", tmp_path / "toinen.zip"
    _export(database, out)
    with zipfile.ZipFile(out) as before, zipfile.ZipFile(other, "w") as after:
        for number, name in enumerate(before.namelist()):
            after.writestr(name, before.read(name) + (b" " if number == 0 else b""))
    capsys.readouterr()

    assert main(["verify-export", str(other), "--json"]) == 1
    states = [each["state"] for each in json.loads(capsys.readouterr().out)["findings"]]
    assert states == ["changed"]


def test_that_nothing_is_written_over_unless_it_is_asked_for(
    capsys: Capture, database: Path, tmp_path: Path
) -> None:
    out = tmp_path / "vienti"
    _export(database, out)
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    capsys.readouterr()

    assert _export(database, out) == 2
    assert "on jo olemassa" in capsys.readouterr().err
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before
    assert _export(database, out, "--replace") == 0


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "luetteloa ei voi lukea"), (b"PK\x03\x04rikki", "luetteloa ei voi lukea")],
)
def test_that_a_broken_zip_is_told(
    capsys: Capture, tmp_path: Path, content: bytes, words: str
) -> None:
    broken = tmp_path / "rikki.zip"
    broken.write_bytes(content)

    assert main(["verify-export", str(broken)]) == 1
    assert words in capsys.readouterr().err


def test_that_a_folder_without_a_manifest_is_told(capsys: Capture, tmp_path: Path) -> None:
    assert main(["verify-export", str(tmp_path)]) == 1
    assert "manifest.json puuttuu" in capsys.readouterr().err


def test_that_a_place_that_is_a_file_is_told(
    capsys: Capture, database: Path, tmp_path: Path
) -> None:
    taken = tmp_path / "tiedosto"
    taken.write_bytes(b"")

    assert _export(database, taken) == 2
    assert "Valitse toinen paikka" in capsys.readouterr().err
    assert taken.read_bytes() == b""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no small disks of its own")
def test_that_a_full_disk_leaves_nothing_half_written(
    capsys: Capture, database: Path, tmp_path: Path, disk: Disk | None
) -> None:
    if disk is None:
        pytest.skip("Mounting a small disk wants rights of the system's administrator.")
    out = disk.folder / "vienti"
    with disk.full():
        assert _export(database, out) == 2

    assert "Levy on täynnä" in capsys.readouterr().err
    assert not out.exists() or not list(out.iterdir())


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk | None]:
    """A small disk."""
    with own_disk(tmp_path / "levy") as made:
        yield made
