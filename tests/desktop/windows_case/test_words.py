import ast
from pathlib import Path

from desktop.base.path_sentences import PATH_SENTENCES
from desktop.windows.case_events import has_words
from models.store.timeline import READS as READS

ROOT = Path(__file__).resolve().parents[3]


def _calls(folder: str, name: str) -> list[ast.Call]:
    return [
        node
        for path in (ROOT / folder).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and (getattr(node.func, "attr", "") == name or getattr(node.func, "id", "") == name)
    ]


def _first_text(call: ast.Call) -> str:
    first = call.args[0] if call.args else None
    return first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else ""


def test_that_everything_a_move_may_want_has_words() -> None:
    codes = {_first_text(call) for call in _calls("models/rules", "Missing")} - {""}

    assert codes - set(PATH_SENTENCES) == set()


def test_that_everything_logged_of_a_case_has_words_on_its_timeline() -> None:
    acts = {
        _first_text(call)
        for call in _calls("models/services", "log")
        if any(keyword.arg == "case_id" for keyword in call.keywords)
    } - {""}

    assert {act for act in acts if act not in READS and not has_words(act)} == set()
