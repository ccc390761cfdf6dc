"""Shape of the code: file and class sizes, plain-text labels, no machine's paths."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("desktop", "diagram", "models", "reports", "resources")


def sources() -> Iterator[Path]:
    for folder in FOLDERS:
        yield from (ROOT / folder).rglob("*.py")


def lines_of(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_that_no_file_is_over_500_lines() -> None:
    """A step of the schema is written by a tool and never read as a whole."""
    program = (path for path in sources() if path.parent.name != "versions")
    written = [*program, *(ROOT / "tests").rglob("*.py")]

    assert [str(p.relative_to(ROOT)) for p in written if lines_of(p) > 500] == []


def test_that_no_class_is_over_300_lines() -> None:
    long = [
        f"{path.relative_to(ROOT)}:{node.name}"
        for path in sources()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef) and (node.end_lineno or 0) - node.lineno >= 300
    ]

    assert long == []


def test_that_no_path_of_one_machine_is_in_the_program() -> None:
    machine = re.compile(r"[\"'](/work|/root|/home|C:\\\\Users)\b")

    assert [
        str(path.relative_to(ROOT))
        for path in sources()
        if machine.search(path.read_text(encoding="utf-8"))
    ] == []


def test_that_data_is_shown_in_plain_text_labels_only() -> None:
    bare = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in (ROOT / "desktop").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "QLabel"
    ]

    assert bare == [], "use desktop.widgets.plain.PlainLabel"


def test_that_a_dialog_is_let_go_once_it_is_closed() -> None:
    """A dialog that is only run stays a child of its window, with all that it shows."""
    bare = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in (ROOT / "desktop" / "windows").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in {"exec", "exec_"}
        and path.name != "page_parts.py"
    ]

    assert bare == [], "use desktop.windows.page_parts.run_dialog"


def test_that_catching_everything_is_left_to_the_outermost_door() -> None:
    allowed = {"desktop/app.py", "desktop/base/worker.py"}
    caught = {
        str(path.relative_to(ROOT))
        for path in sources()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or (isinstance(node.type, ast.Name) and node.type.id == "Exception"))
    }

    assert caught <= allowed


def test_that_no_layout_is_asked_for_the_item_at_a_place() -> None:
    """The Python answer outlives the item: the next object at its address is taken for it."""
    asked = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in [*(ROOT / "desktop").rglob("*.py"), *(ROOT / "tests").rglob("*.py")]
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "itemAt"
    ]

    assert asked == [], "use indexOf or FlowLayout.widgets"
