"""A printed path in rows: phases stay whole, and what is one long phase is cut between steps."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QSizeF

from diagram.editor.drawing.places import Places
from diagram.editor.drawing.rows import rows_on
from diagram.graph.shipped import shipped

A3 = QSizeF(1511, 1013)


def test_that_no_row_of_the_shipped_path_begins_within_a_phase() -> None:
    places = Places(shipped())

    share, cuts = rows_on(places, A3)

    assert len(cuts) > 2
    assert share > 0.8
    for phase in places.phases.values():
        assert not any(phase.box.x < cut < phase.box.x + phase.box.width for cut in cuts)


@pytest.mark.parametrize("kept", [0, 1])
def test_that_no_row_begins_within_a_step_where_phases_are_few(kept: int) -> None:
    path = shipped()
    wide = replace(path.phases[0].box, width=20_000.0)
    phases = (replace(path.phases[0], box=wide),)[:kept]
    places = Places(replace(path, phases=phases))

    _, cuts = rows_on(places, A3)

    for step in places.steps.values():
        assert not any(step.box.x < cut < step.box.x + step.box.width for cut in cuts)
