"""After a full session no name, address, code or typed word is in any file, but encrypted."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

import numpy as np
import pytest

ROOT = Path(__file__).resolve().parents[2]
# shorter ones turn up by chance in megabytes of ciphertext
SHORTEST_IN_CIPHER = 7
SHORTEST = 4


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, object]:
    """A session run to its end: its secrets, what it did, and the files it had open and left."""
    home = tmp_path_factory.mktemp("home")
    (home / "tmp").mkdir()
    with subprocess.Popen(
        [sys.executable, "-m", "tests.hardening.session"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=_environment(home),
    ) as program:
        assert program.stdout is not None
        secrets = json.loads(program.stdout.readline() or "null")
        done = json.loads(program.stdout.readline() or "null")
        opened = _files(home)
        _, errors = program.communicate("\n", timeout=60)
    return {
        "home": home,
        "secrets": secrets,
        "done": done,
        "open": opened,
        "left": _files(home),
        "errors": errors,
        "status": program.returncode,
    }


def test_that_the_session_was_a_whole_one(session: Mapping[str, object]) -> None:
    assert session["status"] == 0, session["errors"]
    assert session["done"] == {"looked": 4, "typed": True, "signed": "signed"}
    secrets = session["secrets"]
    assert isinstance(secrets, list)
    assert len(secrets) > 500
    names = {Path(name).name for name in _told(session, "open")}
    assert {"esimerkki.polku", "esimerkki.polku-wal", "kopio.polku", "crash.log"} <= names
    assert "polku.ini" in {Path(name).name for name in _told(session, "left")}


@pytest.mark.parametrize("when", ["open", "left"])
def test_that_no_file_tells_of_a_person(session: Mapping[str, object], when: str) -> None:
    secrets = session["secrets"]
    assert isinstance(secrets, list)
    found = [
        (name, word)
        for name, content in _told(session, when).items()
        for word in _words_in(content, secrets, is_cipher=".polku" in Path(name).name)
    ]

    assert found == []


def test_that_no_name_of_a_file_tells_of_a_person(session: Mapping[str, object]) -> None:
    secrets = session["secrets"]
    assert isinstance(secrets, list)
    names = "\n".join([*_told(session, "open"), *_told(session, "left")]).encode()

    assert _words_in(names, secrets, is_cipher=False) == []


def test_that_the_crash_report_tells_where_and_not_what(session: Mapping[str, object]) -> None:
    (report,) = (c.decode() for n, c in _told(session, "left").items() if n.endswith("crash.log"))

    assert "builtins.ValueError" in report
    assert "builtins.KeyError" in report
    assert "session.py" in report
    assert "Salainensana" not in report


def test_that_nothing_is_said_on_the_terminal_of_a_person(session: Mapping[str, object]) -> None:
    secrets = session["secrets"]
    assert isinstance(secrets, list)

    assert _words_in(str(session["errors"]).encode(), secrets, is_cipher=False) == []


@pytest.mark.skipif(sys.platform == "win32", reason="modes are told of POSIX")
def test_that_what_is_left_is_its_users_only(session: Mapping[str, object]) -> None:
    home = session["home"]
    assert isinstance(home, Path)
    names = {"polku.ini", "crash.log", "esimerkki.polku", "esimerkki.polku-keys", "kopio.polku"}

    modes = {p.name: p.stat().st_mode & 0o077 for p in home.rglob("*") if p.name in names}

    assert modes == dict.fromkeys(names, 0)


@pytest.mark.parametrize("written", ["Äijälänkuja", "äijälänkuja"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "latin-1"])
def test_that_the_search_finds_a_name_that_leaked(written: str, encoding: str) -> None:
    content = os.urandom(9_999) + written.encode(encoding) + os.urandom(9_999)

    found = _words_in(content, ["Äijälänkuja 7"], is_cipher=True)

    assert found == ["Äijälänkuja"]


def _environment(home: Path) -> dict[str, str]:
    kept = {
        name: os.environ[name] for name in ("PATH", "LANG", "LD_LIBRARY_PATH") if name in os.environ
    }
    folders = {"HOME": home, "TMPDIR": home / "tmp", "XDG_RUNTIME_DIR": home / "tmp"}
    return {
        **kept,
        **{name: str(folder) for name, folder in folders.items()},
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def _files(home: Path) -> dict[str, bytes]:
    return {str(p.relative_to(home)): p.read_bytes() for p in home.rglob("*") if p.is_file()}


def _told(session: Mapping[str, object], when: str) -> dict[str, bytes]:
    files = session[when]
    assert isinstance(files, dict)
    return files


def _words_in(content: bytes, secrets: list[str], *, is_cipher: bool) -> list[str]:
    """Return the secrets, and each word of them, that stand in `content` in any writing."""
    least = SHORTEST_IN_CIPHER if is_cipher else SHORTEST
    words = {word for text in secrets for word in (text, *re.split(r"[\s,-]+", text))}
    writings = {w: word for word in words if len(word) >= least for w in _writings(word)}
    return sorted({writings[found] for found in _found(content.lower(), writings)})


def _found(content: bytes, writings: Collection[bytes]) -> Iterator[bytes]:
    """Yield which of `writings` stand in `content`; by their first three bytes, all at once."""
    by_start: dict[bytes, list[bytes]] = {}
    for writing in writings:
        by_start.setdefault(writing[:3], []).append(writing)
    is_start = np.zeros(1 << 24, dtype=bool)
    is_start[[int.from_bytes(start, "big") for start in by_start]] = True
    data = np.frombuffer(content, dtype=np.uint8).astype(np.uint32)
    for place in np.flatnonzero(is_start[(data[:-2] << 16) | (data[1:-1] << 8) | data[2:]]):
        for writing in by_start[content[place : place + 3]]:
            if content.startswith(writing, place):
                yield writing


def _writings(word: str) -> Iterator[bytes]:
    for text in (word, word.lower()):
        for encoding in ("utf-8", "utf-16-le", "latin-1"):
            yield text.encode(encoding, "replace").lower()
        yield json.dumps(text)[1:-1].encode().lower()
