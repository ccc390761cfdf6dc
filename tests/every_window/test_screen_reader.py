"""Every window as a screen reader gets it: over AT-SPI, in a process of its own, under Xvfb."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
READER = Path(__file__).with_name("reader.py")
PYTHON = "/usr/bin/python3"
_NAMED = frozenset(
    {
        "button menu",
        "check box",
        "check menu item",
        "column header",
        "combo box",
        "dialog",
        "frame",
        "list",
        "list item",
        "menu item",
        "page tab",
        "radio button",
        "slider",
        "spin box",
        "table",
        "text",
        "toggle button",
        "tree",
        "tree item",
    }
)
"""Roles that say nothing without a name."""
_FIELDS = frozenset({"combo box", "spin box", "text"})
_CLASS = re.compile(r"Q[A-Z]\w+|(?:[A-Z][a-z]+){2,}")
_ROLELESS = frozenset({"", "invalid", "unknown", "redundant object"})
_HOLDS = frozenset({"filler", "layered pane", "panel", "scroll pane", "viewport"})
Wrong = Callable[["Read", dict[str, Any]], bool]
LEAST_WINDOWS, LEAST_NODES = 100, 8_000


def _lacking() -> str:
    """Return what the machine lacks for this test, nothing where all is there."""
    for program in ("Xvfb", "dbus-run-session", PYTHON):
        if shutil.which(program) is None:
            return program
    if not Path("/usr/libexec/at-spi-bus-launcher").exists():
        return "at-spi2-core"
    found = subprocess.run([PYTHON, "-c", "from gi.repository import Gio"], capture_output=True)
    return "" if found.returncode == 0 else "python3-gi"


@dataclass(frozen=True)
class Read:
    """One window as it was read."""

    name: str
    nodes: list[dict[str, Any]]

    def where(self, node: dict[str, Any]) -> str:
        """Return the node with what it lies in."""
        way, at = [], node
        while True:
            way.append(f"{at['role']} {at['name'][:30]!r}")
            if at["parent"] is None or len(way) > 4:
                return f"{self.name}: {' in '.join(way)}"
            at = self.nodes[at["parent"]]


@pytest.fixture(scope="module")
def windows() -> list[Read]:
    """Every window, read once."""
    lacking = _lacking()
    if lacking:
        assert os.environ.get("POLKU_ATSPI") != "required", f"{lacking} is missing"
        pytest.skip(f"{lacking} is missing: no screen reader's view of the windows")
    command = ["dbus-run-session", "--", PYTHON, str(READER)]
    command += [sys.executable, "-m", "tests.every_window", "--reader"]
    walk = subprocess.run(
        command,
        cwd=ROOT,
        env=dict(os.environ, PYTHONPATH=str(ROOT)),
        capture_output=True,
        text=True,
        timeout=85,
    )
    assert walk.returncode == 0, walk.stderr[-3000:]
    told = [json.loads(line) for line in walk.stdout.splitlines() if line.startswith('{"name"')]
    return [Read(each["name"], each["nodes"]) for each in told]


def test_that_a_screen_reader_comes_to_every_window(windows: list[Read]) -> None:
    assert len(windows) >= LEAST_WINDOWS
    assert sum(len(read.nodes) for read in windows) >= LEAST_NODES


def test_that_every_control_has_a_name(windows: list[Read]) -> None:
    assert _found(windows, _is_nameless) == []


def test_that_every_control_has_a_role(windows: list[Read]) -> None:
    assert _found(windows, lambda read, node: node["focusable"] and node["role"] in _ROLELESS) == []


def test_that_no_control_is_named_like_a_class(windows: list[Read]) -> None:
    assert _found(windows, lambda read, node: bool(_CLASS.fullmatch(node["name"]))) == []


def test_that_no_two_fields_beside_each_other_have_one_name(windows: list[Read]) -> None:
    twins = []
    for read in windows:
        fields = [node for node in read.nodes if node["role"] in _FIELDS]
        fields = [node for node in fields if read.nodes[node["parent"]]["role"] not in _FIELDS]
        counted = Counter((node["parent"], node["name"]) for node in fields)
        twins += [
            read.where(node) for node in fields if counted[(node["parent"], node["name"])] > 1
        ]

    assert sorted(set(twins)) == []


def _is_nameless(read: Read, node: dict[str, Any]) -> bool:
    if node["name"].strip():
        return False
    if node["role"] in _NAMED:
        return True
    worked = node["focusable"] and node["role"] not in ("cell", "label")
    return worked and not (node["role"] in _HOLDS and node["children"])


def _found(windows: list[Read], wrong: Wrong) -> list[str]:
    return sorted(set(_all(windows, wrong)))


def _all(windows: list[Read], wrong: Wrong) -> Iterator[str]:
    for read in windows:
        for node in read.nodes:
            if wrong(read, node):
                yield read.where(node)
