"""`polku tour`: walked once as its own program; what it leaves is examined one thing at a time."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from jsonschema import Draft7Validator
from PySide6.QtGui import QImage

from models.rules.documents.registry import document_type
from models.rules.kinds import DocumentKind
from reports.verification import verify
from tests.models.rules.documents.structures import schema_of

_REPOSITORY = Path(__file__).resolve().parents[2]
_SECONDS = 120
_FEWEST_PICTURES, _FEWEST_COLOURS = 35, 12
_NATIONAL = {
    "assessment",
    "contact",
    "decision",
    "evaluation",
    "meeting",
    "pending_entry",
    "plan",
    "service_started",
}
_COPIES = 3
pytestmark = pytest.mark.timeout(2 * _SECONDS)


@dataclass(frozen=True, slots=True)
class Walk:
    """A finished tour: its folder, its status and what it said."""

    out: Path
    status: int
    said: str
    complained: str
    temporary: Path

    def files(self, ending: str) -> list[Path]:
        return sorted(self.out.glob(f"*{ending}"))


@pytest.fixture(scope="module")
def walk(tmp_path_factory: pytest.TempPathFactory) -> Walk:
    """The tour at scale 1.0, with a home and a temporary folder of its own."""
    folder = tmp_path_factory.mktemp("tour")
    out, home, temporary = folder / "out", folder / "home", folder / "tmp"
    for made in (home, temporary):
        made.mkdir()
    surroundings = {
        **{key: value for key, value in os.environ.items() if not key.startswith(("QT_", "XDG_"))},
        "HOME": str(home),
        "TMPDIR": str(temporary),
    }
    done = subprocess.run(
        [sys.executable, "-m", "desktop", "tour", "--out", str(out), "--scale", "1.0"],
        cwd=_REPOSITORY,
        env=surroundings,
        capture_output=True,
        text=True,
        timeout=_SECONDS,
        check=False,
    )
    return Walk(out, done.returncode, done.stdout, done.stderr, temporary)


def test_that_the_tour_comes_to_its_end(walk: Walk) -> None:
    assert walk.complained == ""
    assert walk.status == 0


def test_that_every_file_of_the_tour_is_told_on_a_line(walk: Walk) -> None:
    told = {line.split()[-1] for line in walk.said.splitlines()}

    assert told == {path.name for path in walk.out.iterdir()}


def test_that_every_picture_shows_something(walk: Walk) -> None:
    pictures = walk.files(".png")

    assert len(pictures) >= _FEWEST_PICTURES
    blank = [path.name for path in pictures if len(_colours(path)) < _FEWEST_COLOURS]
    assert blank == []


def test_that_the_pictures_are_numbered_without_a_gap(walk: Walk) -> None:
    numbers = [int(path.name.split("-")[0]) for path in walk.files(".png")]

    assert numbers == list(range(1, len(numbers) + 1))


def test_that_each_recipient_and_the_archive_have_a_signed_copy(walk: Walk) -> None:
    reports = [verify(path.read_bytes()) for path in walk.files(".pdf")]

    assert len(reports) == _COPIES
    assert all(report.intact and report.covers_whole_file for report in reports)
    assert all(report.trial for report in reports)


def test_that_the_signed_copies_are_valid_to_poppler(walk: Walk) -> None:
    if shutil.which("pdfsig") is None:
        pytest.skip("pdfsig (poppler-utils) is not installed")
    for path in walk.files(".pdf"):
        done = subprocess.run(
            ["pdfsig", str(path)], capture_output=True, text=True, timeout=60, check=False
        )

        assert "Signature is Valid" in done.stdout, done.stdout
        assert "Total document signed" in done.stdout


def test_that_the_signed_copies_are_sound_to_qpdf(walk: Walk) -> None:
    if shutil.which("qpdf") is None:
        pytest.skip("qpdf is not installed")
    for path in walk.files(".pdf"):
        done = subprocess.run(
            ["qpdf", "--check", str(path)], capture_output=True, text=True, timeout=60, check=False
        )

        assert done.returncode == 0, done.stdout + done.stderr


def test_that_every_finished_document_is_exported(walk: Walk) -> None:
    assert {_kind_of(path) for path in walk.files(".json")} == _NATIONAL


def test_that_every_export_is_valid_in_the_national_structure(walk: Walk) -> None:
    for path in walk.files(".json"):
        validator = Draft7Validator(schema_of(document_type(DocumentKind(_kind_of(path)))))

        faults = [error.message for error in validator.iter_errors(json.loads(path.read_bytes()))]

        assert faults == [], path.name


def test_that_nothing_of_the_tour_is_left_elsewhere(walk: Walk) -> None:
    assert list(walk.temporary.iterdir()) == []
    home = walk.temporary.parent / "home"
    assert [path for path in home.rglob("*") if path.is_file() and _is_ours(path)] == []


def test_that_the_tour_needs_a_folder_to_write_to(tmp_path: Path) -> None:
    taken = tmp_path / "file"
    taken.write_text("", encoding="utf-8")

    done = subprocess.run(
        [sys.executable, "-m", "desktop", "tour", "--out", str(taken)],
        cwd=_REPOSITORY,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert done.returncode == 2
    assert str(taken) in done.stderr


def _kind_of(path: Path) -> str:
    """Return the kind in a name such as ES-2026-0299-plan-1.json."""
    return path.stem.split("-")[3]


def _colours(path: Path) -> set[int]:
    small = QImage(str(path)).scaled(160, 120)
    return {small.pixel(x, y) for x in range(small.width()) for y in range(small.height())}


def _is_ours(path: Path) -> bool:
    return "polku" in path.as_posix().casefold()
