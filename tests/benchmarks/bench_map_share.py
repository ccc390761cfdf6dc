"""The map of 20,000 cases on paper and in files: the slowest of each form and sheet."""

import os
import time
from collections.abc import Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from diagram.editor.caseload import Caseload
from diagram.editor.content import Content, content_of
from diagram.editor.sheet import PaperSize, SheetWords, sheet_of
from diagram.editor.sheet_files import FileKind, written
from diagram.editor.theme import LIGHT
from models.rules.sharing import MOST_NAMED
from resources import path
from tests.benchmarks.figure import Figure
from tests.diagram.editor.builders import FINNISH, PATH, some_cases

WORDS = SheetWords("Kartta", "Yksikkö", "24.11.2026", "Kaikki", "Ilman nimiä", "{page}/{pages}")
ROUNDS = 3


def figures() -> Iterator[Figure]:
    """Measure laying out, drawing and writing; the same for the most names that may go along."""
    app = QApplication.instance() or QApplication([])
    for name in ("Regular", "Bold"):
        QFontDatabase.addApplicationFont(str(path(f"fonts/NotoSans-{name}.ttf")))
    content = _content(20_000)
    for kind in FileKind:
        slowest = max(_seconds(content, kind, paper, named=False) for paper in PaperSize)
        yield Figure(f"map_{kind}_20000", slowest, "s", None, "<=5s", slowest <= 5)
    named = _seconds(_content(MOST_NAMED), FileKind.PDF, PaperSize.A4, named=True)
    yield Figure(f"map_pdf_{MOST_NAMED}_names", named, "s", None, "<=1s", named <= 1)
    assert app is not None


def _content(count: int) -> Content:
    load = Caseload.of(some_cases(count), [step.id for step in PATH.tasks])
    return content_of(PATH, load, size=(1366, 700), theme=LIGHT, words=FINNISH, family="Noto Sans")


def _seconds(content: Content, kind: FileKind, paper: PaperSize, *, named: bool) -> float:
    return min(_once(content, kind, paper, named=named) for _ in range(ROUNDS))


def _once(content: Content, kind: FileKind, paper: PaperSize, *, named: bool) -> float:
    began = time.perf_counter()
    sheet = sheet_of(content, WORDS, paper, seen=None, named=named)
    assert written(sheet, kind) is not None
    return time.perf_counter() - began
