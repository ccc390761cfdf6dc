"""Which acts the services write to the use log with a case or a person in the line."""

import ast
from collections.abc import Iterator
from pathlib import Path

import models.services

_FOLDER = Path(models.services.__path__[0])
_TELLERS = {"log", "_noted", "tell", "recorded", "_told", "_moved", "_assign"}


def acts_on_clients() -> frozenset[str]:
    """Return every act that is named in a call that tells of a case or a person."""
    return frozenset(act for path in _FOLDER.glob("*.py") for act in _acts(path))


def _acts(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or _name(node.func) not in _TELLERS:
            continue
        named = {keyword.arg for keyword in node.keywords}
        if _name(node.func) == "log" and not named & {"case_id", "person_id"}:
            continue
        for argument in node.args:
            text = argument.value if isinstance(argument, ast.Constant) else None
            if isinstance(text, str) and "." in text:
                yield text


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
