"""Every window walked past: names, the way of Tab, words in no catalogue, cut words."""

import importlib
import json
import os
import pkgutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog

import desktop.windows
from tests.every_window.pseudo import Untranslated, pseudo

ROOT = Path(__file__).resolve().parents[2]
_FRAMES = frozenset({"CaseDialog", "FormDialog", "ManyDialog", "ReasonDialog", "_DayDialog"})
"""What dialogs are made of."""
_SEEN_ELSEWHERE = frozenset(
    {
        "AnswerDialog",  # tests/desktop/server/test_losing.py
        "AddDialog",  # tests/desktop/windows/test_attachments.py, as the next five
        "AttachmentView",
        "DescribeDialog",
        "EmailDialog",
        "FilesRun",
        "OutDialog",
        "PagesRun",
        "ConflictDialog",  # tests/desktop/windows_case/test_conflicts.py
        "BottlenecksTable",  # test_map_bottlenecks.py
        "StepBackDialog",  # windows_case/test_case_page.py
        "BlockedDialog",  # tests/desktop/windows/test_map_page.py
        "DemandCourseDialog",  # test_decision_later.py
        "DifferenceDialog",  # test_decision_texts.py
        "EffectsDialog",  # tests/desktop/windows_versions
        "LateDialog",  # test_figures_page.py
        "LongRun",  # test_map_many.py
        "MoveManyDialog",  # test_map_many.py
        "RecoveryDialog",  # test_settings.py
        "ReturnDialog",  # test_team.py
        "RevealDialog",  # test_signing_windows.py
        "StoryWindow",  # test_map_story.py
        "UnplacedDialog",  # test_map_versions.py
        "UsedTextsDialog",  # test_decision_texts.py
        "VerifyDialog",  # test_signing_windows.py
        "VersionMoveDialog",  # tests/desktop/windows_versions
        "ViewsDialog",  # test_map_looks.py
    }
)
"""They need what the example does not hold; each is of frames whose names and order are checked."""


@dataclass(frozen=True)
class Walk:
    """What a walk found: each trouble with where it was met first, and the dialogs met."""

    troubles: dict[str, str]
    seen: frozenset[str]

    def of(self, *words: str) -> list[str]:
        """Return the troubles that hold one of `words`, or all without any."""
        found = [f"{at}: {text}" for text, at in self.troubles.items()]
        return [each for each in found if not words or any(word in each for word in words)]


def _walk(*arguments: str) -> Walk:
    made = subprocess.run(
        [sys.executable, "-m", "tests.every_window", *arguments],
        cwd=ROOT,
        env=dict(os.environ, QT_QPA_PLATFORM="offscreen", HOME=_home()),
        capture_output=True,
        text=True,
        timeout=85,
    )
    assert made.returncode == 0, made.stderr[-3000:]
    told = [json.loads(line) for line in made.stdout.splitlines() if line.startswith("{")]
    troubles: dict[str, str] = {}
    for each in told:
        if "trouble" in each:
            troubles.setdefault(each["trouble"], each["at"])
    return Walk(troubles, frozenset(next(each["seen"] for each in told if "seen" in each)))


def _home() -> str:
    """Return a home whose path holds no word."""
    home = Path(tempfile.gettempdir()) / "1"
    home.mkdir(exist_ok=True)
    return str(home)


@pytest.fixture(scope="module")
def walk() -> Walk:
    """A walk in a language a third longer than Finnish."""
    return _walk("--pseudo", "0.35", "--audit", "names", "order", "cut", "pseudo")


def test_that_every_window_says_what_it_has_in_the_windows_language(walk: Walk) -> None:
    assert walk.of() == []


def test_that_nothing_is_cut_at_twice_the_text_and_a_fifth_longer_words() -> None:
    assert _walk("--pseudo", "0.2", "--scale", "2.0", "--audit", "cut").of() == []


def test_that_the_walk_meets_every_dialog(walk: Walk) -> None:
    for module in pkgutil.iter_modules(desktop.windows.__path__):
        importlib.import_module(f"desktop.windows.{module.name}")
    ours = {each.__name__ for each in _below(QDialog) if each.__module__.startswith("desktop.")}

    assert ours - walk.seen - _FRAMES - _SEEN_ELSEWHERE == set()


def test_that_the_language_of_nobody_keeps_places_and_is_longer() -> None:
    said = pseudo("Päätös {number} on annettu {day}.")

    assert "{number}" in said
    assert "{day}" in said
    assert len(said) >= len("Päätös {number} on annettu {day}.") * 1.2


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("«Tállénná»", ""),
        ("«Áskél: «Árvíóíntí»»", ""),
        ("Tallenna", "Tallenna"),
        ("«Jäljéllä» päivää: 3", "päivää"),
        ("Virtasalmi Aada · «7 v»", ""),
        ("SHL 36 § 3 mom.", ""),
        ("1b4f9847da43eb2b6baccf3eaf80848727db969c911d09fc5d17e52fa044c35b", ""),
    ],
)
def test_that_words_past_the_catalogues_are_found(text: str, left: str) -> None:
    assert Untranslated("virtasalmi\naada").strange(text) == left


def _below(kind: type[QDialog]) -> Iterator[type[QDialog]]:
    for each in kind.__subclasses__():
        yield each
        yield from _below(each)
