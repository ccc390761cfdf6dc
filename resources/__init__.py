"""Data files of the program and the way to them; standard library only."""

import json
from functools import cache
from pathlib import Path
from typing import Any

_ROOT = Path(__file__).resolve().parent


def path(name: str) -> Path:
    """Return the path of a shipped file, e.g. `path("fonts/NotoSans-Regular.ttf")`."""
    return _ROOT / name


@cache
def load_json(name: str) -> Any:
    """Return the content of a shipped JSON file; treat it as read-only."""
    return json.loads(path(name).read_text(encoding="utf-8"))
