"""What the drawing board shows besides the path itself: choice, marks, and what a gesture hints."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from diagram.editor.drawing.look import Look
from diagram.editor.drawing.places import Places, Point
from diagram.editor.items import Welcome
from diagram.graph.checks import Problem
from diagram.graph.foreign import NOTHING_FOREIGN, ForeignElement, ForeignView
from models.rules.process import Box
from models.rules.version_effects import Touched


@dataclass(frozen=True, slots=True)
class Guide:
    """A line that shows with what a moved element is in line."""

    start: Point
    end: Point


class Differs(StrEnum):
    """In what an element differs from the version before."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Marks:
    """What is known of elements besides the path: signs that stay until they are set anew.

    `problems` are findings by element, `effects` how many cases the draft would touch at steps and
    phases, `gone` removed elements as they were. `foreign` is what the
    file draws beside the path, and which elements of the path are of a kind that is not ours.
    """

    problems: Mapping[str, tuple[Problem, ...]] = field(default_factory=dict)
    differences: Mapping[str, Differs] = field(default_factory=dict)
    gone: tuple[ForeignElement, ...] = ()
    foreign: ForeignView = NOTHING_FOREIGN
    effects: Mapping[str, Touched] = field(default_factory=dict)


@dataclass(slots=True)
class Hints:
    """What a gesture shows meanwhile; a new one shows nothing."""

    welcome: Mapping[str, Welcome] = field(default_factory=dict)
    band: Box | None = None
    guides: tuple[Guide, ...] = ()
    wire: tuple[Point, ...] = ()
    wire_welcome: Welcome = Welcome.NONE
    bend: int | None = None
    """Which part of the chosen flow the keyboard bends."""
    corner: int | None = None
    """Which handle of the chosen phase the keyboard pulls."""
    space: tuple[Point, Point] | None = None
    """The line from which room is made, and where it is pushed to."""


@dataclass(slots=True)
class Shown:
    """All that is painted."""

    places: Places
    look: Look
    marks: Marks = field(default_factory=Marks)
    selected: tuple[str, ...] = ()
    hovered: str | None = None
    lit_badge: str | None = None
    """The element over whose badge the pointer is."""
    is_focused: bool = False
    is_editable: bool = True
    hints: Hints = field(default_factory=Hints)

    @property
    def current(self) -> str | None:
        """The element where the keyboard is: the last chosen one."""
        return self.selected[-1] if self.selected else None

    @property
    def single(self) -> str | None:
        """The only chosen element, None for none and for many."""
        return self.selected[0] if len(self.selected) == 1 else None
