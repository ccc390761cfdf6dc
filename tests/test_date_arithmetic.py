"""Dates are reckoned with in two modules only: everywhere else they are asked for."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("desktop", "diagram", "models", "reports")
RECKONERS = (ROOT / "models/rules/workdays.py", ROOT / "models/rules/deadlines.py")
RECKONING_NAMES = {"timedelta", "relativedelta", "monthrange", "itermonthdates"}
RECKONING_CALLS = {
    "addDays",
    "addMonths",
    "addYears",
    "daysTo",
    "isocalendar",
    "fromordinal",
    "toordinal",
    "toJulianDay",
    "fromJulianDay",
}
DATE_PARTS = {"day", "month", "year"}
DATE_MAKERS = {"date", "datetime", "QDate", "date.today", "datetime.now", "date.fromisoformat"}
# durations that are no dates of law: minutes unused before the lock, life of a trial certificate,
# how far clocks of services may differ
DURATIONS = frozenset(
    {
        ("desktop/base/idle.py", "timedelta"),
        ("desktop/commands/tour_clock.py", "timedelta"),
        ("reports/keys.py", "timedelta"),
        ("reports/strength.py", "timedelta"),
        ("reports/time_proof.py", "timedelta"),
    }
)


def sources() -> list[Path]:
    found = (path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))
    return sorted(path for path in found if path not in RECKONERS)


def reckonings(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield the line and name of everything that reckons with dates."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            names = {alias.name for alias in node.names} & RECKONING_NAMES
            yield from ((node.lineno, name) for name in names)
        elif isinstance(node, ast.Attribute) and node.attr in RECKONING_NAMES | RECKONING_CALLS:
            yield node.lineno, node.attr
        elif isinstance(node, ast.Call) and _replaces_date_part(node):
            yield node.lineno, "replace"
        elif isinstance(node, ast.BinOp) and _adds_to_date(node):
            yield node.lineno, ast.unparse(node)


def _replaces_date_part(call: ast.Call) -> bool:
    is_replace = isinstance(call.func, ast.Attribute) and call.func.attr == "replace"
    return is_replace and any(keyword.arg in DATE_PARTS for keyword in call.keywords)


def _adds_to_date(node: ast.BinOp) -> bool:
    adds = isinstance(node.op, ast.Add | ast.Sub)
    return adds and (_is_date(node.left) or _is_date(node.right))


def _is_date(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and ast.unparse(node.func) in DATE_MAKERS


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(ROOT)))
def test_that_only_the_deadline_modules_reckon_with_dates(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    name = str(path.relative_to(ROOT))

    found = [each for each in reckonings(tree) if (name, each[1]) not in DURATIONS]

    assert not found, f"use models.rules.deadlines instead: {name} {found}"


@pytest.mark.parametrize(
    "code",
    [
        "from datetime import timedelta",
        "import datetime\nday = datetime.timedelta(days=1)",
        "from dateutil.relativedelta import relativedelta",
        "later = day.replace(month=3)",
        "week = day.isocalendar()",
        "shown = qdate.addDays(7)",
        "from calendar import monthrange",
        "gap = date(2026, 1, 1) - other",
    ],
)
def test_that_the_search_finds_reckoning(code: str) -> None:
    assert list(reckonings(ast.parse(code)))


@pytest.mark.parametrize(
    "code", ["from datetime import date", "text.replace('a', 'b')", "total = count + 1"]
)
def test_that_the_search_lets_other_code_be(code: str) -> None:
    assert not list(reckonings(ast.parse(code)))
