"""The drawing board: painting and edits at 200 elements, opening, panning and edits at 4,000."""

import os
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from desktop.base.draft_words import draft_words
from diagram.editor.drawing.board import Edit
from diagram.editor.drawing.canvas import DraftCanvas
from diagram.editor.drawing.words import EditName
from diagram.editor.theme import LIGHT
from diagram.graph import edits
from diagram.graph.bpmn import read, write
from models.rules.process import Box, Flow, Phase, ProcessDefinition, Step, StepKind
from models.rules.version_effects import Touched
from models.rules.words import Words
from resources import path
from tests.benchmarks.figure import Figure

SIZE = (1920, 1080)
ROUNDS = 15
FRAME = 16.0
EDIT = 50.0
IN_PHASE = 18
"""Steps and flows of one phase: with the phase itself 36 elements less one flow."""


def figures() -> Iterator[Figure]:
    """Measure paints and edits at 200 elements and at the shipped path, then 4,000."""
    app = QApplication.instance() or QApplication([])
    for name in ("Regular", "Bold"):
        QFontDatabase.addApplicationFont(str(path(f"fonts/NotoSans-{name}.ttf")))
    yield from _at_200()
    yield from _at_4000()
    assert app is not None


def a_path(elements: int, *, columns: int) -> ProcessDefinition:
    """Return a path with about so many elements, in rows of phases."""
    phases, steps, flows = [], [], []
    for number in range(max(elements // (2 * IN_PHASE), 1)):
        left, top = (number % columns) * 1_000.0, (number // columns) * 560.0
        phase = Phase(f"P{number}", number + 1, Words(f"Vaihe {number}"), Box(left, top, 940, 500))
        phases.append(phase)
        for place in range(IN_PHASE):
            x, y = left + 30 + (place % 6) * 150, top + 60 + (place // 6) * 140
            step = Step(f"S{number}_{place}", StepKind.TASK, Words(f"Askel {number}.{place}"),
                        phase.id, Box(x, y, 120, 80))  # fmt: skip
            steps.append(step)
        flows += [
            Flow(f"F{number}_{place}", f"S{number}_{place}", f"S{number}_{place + 1}")
            for place in range(IN_PHASE - 1)
        ]
    made = ProcessDefinition("Process_bench", 1, Words("Polku"), tuple(phases), tuple(steps), ())
    made = replace(made, flows=tuple(flows))
    return edits.reroute(made, [flow.id for flow in flows])


def _at_200() -> Iterator[Figure]:
    canvas = _board(a_path(200, columns=2))
    yield _figure("drawing_paint_200", _median(lambda: _painted(canvas, fresh=True)))
    yield _figure("drawing_hint_200", _median(lambda: _painted(canvas, fresh=False)))
    for name, act in _edits(canvas).items():
        yield _figure(f"drawing_{name}_200", _median(act))
    yield _figure("drawing_move_preview_200", _median(lambda: _previewed(canvas)))
    touched = Touched(late=10, stuck=4, homeless=2, freed=1)
    canvas.mark_effects(dict.fromkeys((*canvas.places.phases, *canvas.places.steps), touched))
    yield _figure("drawing_badges_200", _median(lambda: _painted(canvas, fresh=False)))


def _at_4000() -> Iterator[Figure]:
    data = write(a_path(4_000, columns=10))
    began = time.perf_counter()
    canvas = _board(read(data))
    opened = time.perf_counter() - began
    yield Figure("drawing_open_4000", opened, "s", None, "<2s", opened < 2)
    yield _figure("drawing_far_paint_4000", _median(lambda: _painted(canvas, fresh=True)), 50.0)
    canvas.zoom_by(1.0 / canvas.zoom, canvas.viewport().rect().center())
    yield _figure("drawing_near_paint_4000", _median(lambda: _painted(canvas, fresh=True)))
    yield _figure("drawing_near_hint_4000", _median(lambda: _painted(canvas, fresh=False)))
    for name, act in _edits(canvas).items():
        yield _figure(f"drawing_{name}_4000", _median(act), EDIT)
    yield _figure("drawing_move_preview_4000", _median(lambda: _previewed(canvas)))


def _edits(canvas: DraftCanvas) -> dict[str, Callable[[], None]]:
    """Return what a user does to one element, each time another one."""
    ways, phases = iter(range(100_000)), len(canvas.value.phases)
    move, add_flow, between = edits.move, edits.add_flow, edits.insert_on_flow

    def done(name: EditName, edit: Edit) -> None:
        assert canvas.apply(name, edit)

    def to_and_fro() -> int:
        return 10 if next(ways) % 2 else -10

    def pushed() -> None:
        way = to_and_fro()
        done(EditName.SPACE, lambda d: edits.make_space(d, at=140.0, axis=edits.Axis.X, amount=way))

    def connected() -> None:
        n = next(ways)
        ends = (f"S{n % phases}_{n // phases % 8}", f"S{n % phases}_{10 + n // phases % 8}")
        done(EditName.CONNECT, lambda d: add_flow(d, *ends))

    def inserted() -> None:
        flow = f"F{next(ways) % phases}_4"
        at = canvas.places.points(flow)[0]
        done(EditName.INSERT, lambda d: between(d, flow, StepKind.TASK, at))

    def deleted() -> None:
        gone = next(step.id for step in canvas.value.steps if step.id[0] == "T")
        done(EditName.DELETE, lambda d: edits.remove(d, (gone,)))

    def undone() -> None:
        now, name = canvas.value, Words(f"Nimi {next(ways)}")
        done(EditName.RENAME, lambda d: edits.rename(d, "S1_5", name))
        canvas.show_definition(now)

    def timed() -> None:
        path = edits.add_deadline(canvas.value, "P1", value=f"P{next(ways)}D")
        canvas.show_definition(path)

    return {
        "move": lambda: done(EditName.MOVE, partial(move, ids=("S1_5",), dx=to_and_fro(), dy=10)),
        "rename": lambda: done(
            EditName.RENAME,
            partial(edits.rename, element_id="S1_5", words=Words(f"Nimi {next(ways)}")),
        ),
        "connect": connected,
        "insert": inserted,
        "delete": deleted,
        "rename_undo": undone,
        "deadline": timed,
        "move_phase": lambda: done(
            EditName.MOVE, partial(move, ids=("P1",), dx=0, dy=to_and_fro())
        ),
        "space": pushed,
    }


def _board(definition: ProcessDefinition) -> DraftCanvas:
    canvas = DraftCanvas(words=draft_words(), theme=LIGHT, motion=False)
    canvas.resize(*SIZE)
    canvas.show_definition(definition)
    canvas.show()
    canvas.fit()
    canvas.grab()
    return canvas


def _painted(canvas: DraftCanvas, *, fresh: bool) -> None:
    if fresh:
        canvas.layer.forget()
    canvas.grab()


def _previewed(canvas: DraftCanvas) -> None:
    assert canvas.preview(lambda d: edits.move(d, ("S1_5", "S1_6"), 30, 20)) is None
    canvas.grab()
    canvas.end_preview()


def _median(act: Callable[[], None]) -> float:
    act()
    took = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        act()
        took.append((time.perf_counter() - began) * 1000)
    return statistics.median(took)


def _figure(name: str, value: float, reach: float = FRAME) -> Figure:
    return Figure(name, value, "ms", None, f"<{reach:g}ms", value < reach)
