"""Sentences are said whole: Finnish inflects, so that what is glued from parts is soon wrong.

What is translated may stand beside other things in lists and after headings (" · ", ": ", ", ",
brackets, a new line). Beside a bare blank or a letter it needs a sentence with named places.
"""

import ast
import re
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("desktop", "diagram", "models/rules", "models/services", "reports")
SAYING = frozenset({"tr", "tr_n", "say", "said_in"})
STILL_SAID = frozenset({"capitalize", "format", "lower", "removesuffix", "strip", "upper"})
"""Methods of a text whose answer is still said words."""
RECASING = frozenset({"capitalize", "lower", "title", "upper"})
COMMON = frozenset({"text", "words", "name", "title", "label", "shown", "show", "said", "get"})
"""Names of functions too common to tell whose they are."""
BEFORE = frozenset({"number", "value"})
"""What may stand before words with a blank: the number of a phase or of a line of a form."""
AFTER = frozenset({"count", "day", "period", "stopped_on", "_days"})
"""What may stand after words with a blank: a count, a day, a period; never before them."""
OWN_GRAMMAR = {
    "models/rules/law.py": "a citation is put together by each language's own rules",
    "models/rules/words.py": "says whole sentences one after another",
    "desktop/windows/text_chooser.py": "the joined words are searched in, never shown",
}

_SPEAKS = re.compile(r"\b(tr|tr_n|say|said_in|\w+_words)\(")


@cache
def _trees() -> dict[str, ast.Module]:
    return {
        path.relative_to(ROOT).as_posix(): ast.parse(text)
        for folder in FOLDERS
        for path in sorted((ROOT / folder).rglob("*.py"))
        if _SPEAKS.search(text := path.read_text(encoding="utf-8"))
    }


@cache
def _nodes(function: ast.FunctionDef) -> tuple[ast.AST, ...]:
    """Return the nodes of a function that can say or glue something."""
    kinds = (ast.Assign, ast.BinOp, ast.Call, ast.JoinedStr, ast.Return)
    return tuple(node for node in ast.walk(function) if isinstance(node, kinds))


@cache
def _functions(tree: ast.Module) -> tuple[ast.FunctionDef, ...]:
    return tuple(node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def _called(node: ast.expr) -> str:
    if isinstance(node, ast.Name):
        return node.id
    return node.attr if isinstance(node, ast.Attribute) else ""


class _Said:
    """Tells of an expression of one function whether it holds translated words."""

    def __init__(self, function: ast.FunctionDef, saying: frozenset[str]) -> None:
        self._saying = saying
        self._names: set[str] = set()
        self.nodes = _nodes(function)
        for node in self.nodes:
            if isinstance(node, ast.Assign) and self.holds(node.value):
                self._names |= {to.id for to in node.targets if isinstance(to, ast.Name)}

    def holds(self, node: ast.expr) -> bool:
        """Answer whether `node` is or begins with what was said."""
        match node:
            case ast.Call(func=ast.Attribute(attr=attr, value=inner)) if attr in STILL_SAID:
                return self.holds(inner)
            case ast.Call(func=func):
                return _called(func) in self._saying
            case ast.Name(id=name):
                return name in self._names
            case ast.IfExp(body=body, orelse=other):
                return self.holds(body) or self.holds(other)
            case ast.BinOp(op=ast.Add(), left=left, right=right):
                return self.holds(left) or self.holds(right)
            case ast.JoinedStr(values=values):
                filled = [v.value for v in values if isinstance(v, ast.FormattedValue)]
                return any(self.holds(each) for each in filled)
        return False


@cache
def _saying() -> frozenset[str]:
    """Return the names of all functions that answer with said words."""
    found = SAYING
    for _ in range(2):
        more = {
            function.name
            for tree in _trees().values()
            for function in _functions(tree)
            if _called(function.returns or ast.Constant(None)) == "str"
            and function.name not in COMMON | found
            and _answers_with_words(function, found)
        }
        found |= more
    return found


def _answers_with_words(function: ast.FunctionDef, saying: frozenset[str]) -> bool:
    said = _Said(function, saying)
    return any(isinstance(n, ast.Return) and n.value and said.holds(n.value) for n in said.nodes)


def _last_name(node: ast.expr) -> str:
    if isinstance(node, ast.Call):
        return "day" if "date" in _called(node.func) else _called(node.func)
    return _called(node)


def _is_glued(before: ast.expr, between: str, after: ast.expr, said: _Said) -> bool:
    """Answer whether two values of one text stand together with nothing but a blank between.

    With nothing at all between, the second is an ending that is looked at where it is made; two
    blanks part columns.
    """
    if between != " ":
        return False
    if said.holds(before) and _last_name(after) in AFTER:
        return False
    if said.holds(after) and _last_name(before) in BEFORE:
        return False
    return said.holds(before) or said.holds(after)


def _is_glued_text(node: ast.JoinedStr, said: _Said) -> bool:
    values = node.values
    for at, value in enumerate(values):
        if not isinstance(value, ast.FormattedValue):
            continue
        rest = values[at + 1 :]
        follows = rest[0].value if rest and isinstance(rest[0], ast.Constant) else ""
        comes = values[at - 1] if at else None
        precedes = comes.value if isinstance(comes, ast.Constant) else ""
        if said.holds(value.value) and (
            re.match(r"\s*\w", str(follows)) or re.search(r"\w\s*$", str(precedes))
        ):
            return True
        nexts = (rest[1:2] if follows else rest[:1]) or [ast.Constant("")]
        after = nexts[0].value if isinstance(nexts[0], ast.FormattedValue) else None
        if after is not None and _is_glued(value.value, str(follows), after, said):
            return True
    return False


def _is_glued_sum(node: ast.BinOp, said: _Said) -> bool:
    sides = (node.left, node.right)
    if not any(said.holds(side) for side in sides):
        return False
    fixed = [side.value for side in sides if isinstance(side, ast.Constant)]
    if fixed and not isinstance(fixed[0], str):
        return False
    return not fixed or not re.match(r"[\n\t]|\s*[^\w\s]", str(fixed[0]))


def _trouble(node: ast.AST, said: _Said) -> str:
    """Return what is wrong with a node, empty when nothing is."""
    match node:
        case ast.JoinedStr() if _is_glued_text(node, said):
            return "glued"
        case ast.BinOp(op=ast.Add()) if _is_glued_sum(node, said):
            return "glued"
        case ast.Call(
            func=ast.Attribute(attr="join", value=ast.Constant(value=" " | "")), args=[joined]
        ) if any(isinstance(n, ast.Call) and said.holds(n) for n in ast.walk(joined)):
            return "joined by a blank: sentences_in_turn() is for whole sentences"
        case ast.Call(func=ast.Attribute(attr=attr, value=inner)) if attr in RECASING:
            return "recased: within_sentence()" if said.holds(inner) else ""
        case ast.Call(func=ast.Name(id="tr"), args=[ast.Constant(value=str(text))]):
            return "begins or ends with a blank" if text != text.strip() else ""
        case ast.Call(func=ast.Name(id="tr"), args=[ast.Constant(value=str(text)), *_]):
            return "an ending after a place" if re.search(r"\}[a-zäö]", text) else ""
    return ""


def test_that_no_sentence_is_glued_from_translated_parts() -> None:
    glued = [
        f"{path}:{node.lineno} {trouble}: {ast.unparse(node)}"
        for path, tree in _trees().items()
        if path not in OWN_GRAMMAR
        for function in _functions(tree)
        for said in (_Said(function, _saying()),)
        for node in said.nodes
        if isinstance(node, ast.expr) and (trouble := _trouble(node, said))
    ]

    assert not glued, "\n".join(sorted(set(glued)))
