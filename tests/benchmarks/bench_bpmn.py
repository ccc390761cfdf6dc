"""A path of 4,000 elements read and written, beside what a foreign modeler needs to open it."""

import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import cast

from diagram.graph.arrange import laid_out
from diagram.graph.bpmn import read, write
from diagram.graph.foreign import foreign
from tests.benchmarks.bench_process import ELEMENTS_LARGE, ELEMENTS_USUAL, made_up
from tests.benchmarks.figure import Figure
from tests.bpmn.programs import HERE as CHECKS
from tests.bpmn.programs import found_browser, in_browser

_OPEN_S, _LAY_MS = 2.0, 500.0


def figures() -> Iterator[Figure]:
    """Measure opening (what is foreign included), writing, and laying out."""
    data = write(made_up(ELEMENTS_LARGE))
    opened = _seconds(lambda: (read(data), foreign(data)))
    yield Figure(
        "bpmn_open_4000", opened, "s", _foreign_ratio(data, opened), "<= 2 s", opened <= _OPEN_S
    )
    path = read(data)
    kept = _seconds(lambda: write(path, onto=data))
    yield Figure("bpmn_save_4000", kept, "s", None, "<= 2 s", kept <= _OPEN_S)
    usual = made_up(ELEMENTS_USUAL)
    laid = 1_000 * _seconds(lambda: laid_out(usual))
    yield Figure("bpmn_lay_out_200", laid, "ms", None, "<= 500 ms", laid <= _LAY_MS)


def _foreign_ratio(data: bytes, ours: float) -> float | None:
    """Return how many times our time bpmn-js takes for its import; None without it."""
    script = CHECKS / "node_modules" / "bpmn-js" / "dist" / "bpmn-modeler.production.min.js"
    if found_browser() is None or not script.is_file():
        return None
    with tempfile.TemporaryDirectory() as folder:
        answer = in_browser(Path(folder), "timing.js", scripts=[script], asked=data.decode("utf-8"))
    return cast("float", answer) / 1_000 / ours


def _seconds(work: Callable[[], object]) -> float:
    spent = []
    for _ in range(3):
        began = time.perf_counter()
        work()
        spent.append(time.perf_counter() - began)
    return median(spent)
