"""Every refusal that the program can raise, read from its source: code, place and facts."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("models", "diagram", "reports", "desktop")
ERRORS = frozenset(
    {"RuleBroken", "NotAllowed", "NotFound", "StaleData", "StoreTrouble", "PolkuError"}
)
FINDINGS = frozenset({"Problem", "StoreProblem", "Missing"})
_CODE = re.compile(r"[a-z_]+(\.[a-z_]+)+|stale|not_found")
# {kind} of a code that is made of a word and a step's kind
_KINDS = {"process.phase_without_{}": ("start", "end")}


@dataclass(frozen=True, slots=True)
class Raised:
    """One place that raises or reports a code; `facts` are None where they cannot be read."""

    code: str
    what: str
    place: str
    facts: frozenset[str] | None


@cache
def raised() -> tuple[Raised, ...]:
    return tuple(found for path in _sources() for found in _in_file(path))


def _sources() -> Iterator[Path]:
    for folder in FOLDERS:
        yield from sorted((ROOT / folder).rglob("*.py"))


def _in_file(path: Path) -> Iterator[Raised]:
    place = path.relative_to(ROOT).as_posix()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            yield from _in_call(node, place)
        elif isinstance(node, ast.Yield) and place.endswith("field_checks.py"):
            yield from _in_fault(node, place)


def _in_call(call: ast.Call, place: str) -> Iterator[Raised]:
    name = _name(call.func)
    if name in ERRORS and call.args:
        facts = frozenset(keyword.arg or "**" for keyword in call.keywords)
        for code in _codes(call.args[0]):
            known = None if "**" in facts else facts
            yield Raised(code, name, f"{place}:{call.lineno}", known)
    elif name in FINDINGS:
        for code in (code for arg in call.args[:2] for code in _codes(arg)):
            yield Raised(code, name, f"{place}:{call.lineno}", _given(name, call))
    elif name == "_shape":
        for code in _codes(call.args[1]):
            yield Raised(code, "fault", f"{place}:{call.lineno}", frozenset())


def _in_fault(node: ast.Yield, place: str) -> Iterator[Raised]:
    if isinstance(node.value, ast.Tuple) and len(node.value.elts) == 2:
        code, facts = node.value.elts
        for found in _codes(code):
            yield Raised(found, "fault", f"{place}:{node.lineno}", _pairs(facts))


def _given(name: str, call: ast.Call) -> frozenset[str] | None:
    """Return the facts of a finding: pairs of a document's problem, a mapping of the store's."""
    last = call.args[-1]
    if name == "StoreProblem":
        keys = last.keys if isinstance(last, ast.Dict) else []
        return frozenset(_text(key) for key in keys)
    if name == "Problem":
        return _pairs(last) if len(call.args) > 2 else frozenset()
    return frozenset()


def _pairs(facts: ast.expr) -> frozenset[str] | None:
    if not isinstance(facts, ast.Tuple):
        return None
    return frozenset(_text(pair.elts[0]) for pair in facts.elts if isinstance(pair, ast.Tuple))


def _codes(argument: ast.expr) -> Iterator[str]:
    """Yield the codes that an argument may be: a text, either of two, or one of a kind."""
    if isinstance(argument, ast.JoinedStr):
        form = "".join(_text(part) or "{}" for part in argument.values)
        yield from (form.format(kind) for kind in _KINDS.get(form, ()))
        return
    parts = [argument.body, argument.orelse] if isinstance(argument, ast.IfExp) else [argument]
    for part in parts:
        if _CODE.fullmatch(_text(part)):
            yield _text(part)


def _text(node: ast.expr | None) -> str:
    """Return the text that a node is, empty when it is none."""
    is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
    return str(node.value) if is_text and isinstance(node, ast.Constant) else ""


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Name):
        return function.id
    return function.attr if isinstance(function, ast.Attribute) else ""
