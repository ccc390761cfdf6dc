"""Steps that only older versions of the path have: ghosts on the map, on paper and in words."""

import pytest
from PySide6.QtGui import QAccessible, QImage

from diagram.editor.map_view import CaseMapView
from diagram.editor.minimap import Minimap, MinimapWords
from diagram.editor.sheet import PaperSize, sheet_of
from diagram.editor.sheet_files import FileKind, written
from diagram.editor.theme import MAP_THEMES
from tests.diagram.editor.builders import FINNISH, PATH
from tests.diagram.editor.conftest import ShowMap
from tests.diagram.editor.test_sheet import WORDS

FORMER = frozenset({"Task_urgency"})


def _pictures(view: CaseMapView, share: float) -> tuple[QImage, QImage]:
    """Return the step's card without and with its ghost, at a share of the fitted zoom."""
    found = []
    for former in (frozenset[str](), FORMER):
        view.set_process(PATH, former)
        view.fit()
        assert view.content is not None
        box = view.content.layout.steps["Task_urgency"]
        if share > 1:
            view.zoom_to(box.x, box.y, box.width * 1.2, box.height * 1.2)
        else:
            view.zoom_by(share, view.viewport().rect().topLeft())
        corner = view.mapFromScene(box.x, box.y)
        end = view.mapFromScene(box.x + box.width, box.y + box.height)
        size = end - corner
        found.append(view.viewport().grab().toImage().copy(
            corner.x(), corner.y(), size.x(), size.y()
        ))  # fmt: skip
    return found[0], found[1]


@pytest.mark.parametrize("theme", MAP_THEMES)
@pytest.mark.parametrize("share", [0.7, 1.0, 4.0])
def test_that_a_former_step_is_drawn_otherwise_wherever_steps_are_drawn(
    show_map: ShowMap, share: float, theme: str
) -> None:
    view = show_map()
    view.set_theme(MAP_THEMES[theme])

    usual, ghost = _pictures(view, share)

    assert usual.size() == ghost.size()
    assert usual != ghost


def test_that_the_legend_tells_the_ghost_only_while_there_is_one(show_map: ShowMap) -> None:
    view = show_map()
    before = [entry.words for entry in view.legend.buttons]

    view.set_process(PATH, FORMER)
    during = [entry.words for entry in view.legend.buttons]
    view.set_process(PATH)

    assert FINNISH.former not in before
    assert during[-1] == FINNISH.former
    assert [entry.words for entry in view.legend.buttons] == before


@pytest.mark.parametrize("kind", list(FileKind))
def test_that_files_show_the_ghost_and_its_legend(show_map: ShowMap, kind: FileKind) -> None:
    view = show_map()
    made = []
    for former in (frozenset[str](), FORMER):
        view.set_process(PATH, former)
        assert view.content is not None
        sheet = sheet_of(view.content, WORDS, PaperSize.A4, seen=None, named=False)
        made.append(written(sheet, kind) or b"")

    usual, ghost = made

    assert usual
    assert usual != ghost
    if kind is FileKind.SVG:
        assert ghost.count(b"stroke-dasharray") > usual.count(b"stroke-dasharray")
        assert FINNISH.former.encode() in ghost


def test_that_a_reader_hears_that_a_step_is_of_an_older_version(show_map: ShowMap) -> None:
    view = show_map()
    view.set_process(PATH, FORMER)

    tree = QAccessible.queryAccessibleInterface(view)
    phases = [tree.child(place) for place in range(tree.childCount())]
    steps = [phase.child(place) for phase in phases for place in range(phase.childCount())]
    said = [step.text(QAccessible.Text.Description) for step in steps]

    assert [text.startswith(f"{FINNISH.former}. ") for text in said].count(True) == 1


def test_that_the_small_map_tells_the_ghost_too(show_map: ShowMap) -> None:
    view = show_map()
    small = Minimap(view, MinimapWords("Pienoiskartta", "Vedä", "Näkyy {share}"))
    small.show_when(wanted=True, always=True)
    before = small.grab().toImage()

    view.set_process(PATH, FORMER)

    assert small.grab().toImage() != before
