"""Everything the map shows, computed and frozen: the scene is only a mirror of this."""

from dataclasses import dataclass

from diagram.editor.caseload import Caseload
from diagram.editor.detail import PILLS_FROM, Detail, detail_at
from diagram.editor.lanes import (
    MIN_BODY,
    PAD,
    Layout,
    Needs,
    card_width,
    lay_out,
    room_of,
    smallest_width,
)
from diagram.editor.placing import PITCHES, Piles, Places, pile, place
from diagram.editor.ruler import spans
from diagram.editor.shading import BY_STATE, Shading
from diagram.editor.text import Face, fitted, width_of
from diagram.editor.theme import MapTheme
from diagram.editor.words import MapWords
from models.rules.process import ProcessDefinition
from models.rules.rows import CaseRow

TITLE = 13.0
PHASE = 14.0
SMALL = 12.0
TINY = 10.0


@dataclass(frozen=True, slots=True)
class Content:
    """The definition, its cases, where all of it lies, and how it is drawn and called."""

    definition: ProcessDefinition
    load: Caseload
    layout: Layout
    places: Places
    theme: MapTheme
    words: MapWords
    family: str
    enlarged: float = 1.0
    """How much larger than usual the user wants texts; the fitted map is shown so much larger."""
    fitted: float = 1.0
    """How many pixels a scene unit takes where the whole map fills the view."""
    shading: Shading = BY_STATE
    """What colours tell."""
    former: frozenset[str] = frozenset()
    """The steps that only older versions have; cases still stand there."""

    def colour(self, row: CaseRow) -> str:
        """Return the colour of a case."""
        colours = self.shading.colours(self.theme)
        if not colours:
            return self.theme.mark(row.clock.state)
        return colours[int(self.load.shade[self.load.place[row.id]])]

    def detail(self, scale: float) -> Detail:
        """Return what cases are drawn as at a scale; enlarged labels want more room first."""
        pixels = self.places.pitch * scale
        if pixels >= PILLS_FROM[0]:
            pixels = max(pixels / self.enlarged, 12.0)
        return detail_at(pixels, scale / self.fitted, self.enlarged)

    def face(self, pixels: float, *, bold: bool = False) -> Face:
        """Return the typeface of the map at a size."""
        return Face(self.family, pixels, bold)


SHRINK = ((1.0, 1.0), (0.92, 1.08), (0.85, 1.08), (0.72, 1.3))
"""How far a map whose marks would be small may be laid out larger and shown smaller, and how many
times larger its marks must be shown for that."""

GOOD_PITCH = 7.0


def content_of(
    definition: ProcessDefinition,
    load: Caseload,
    *,
    size: tuple[float, float],
    theme: MapTheme,
    words: MapWords,
    family: str,
    enlarged: float = 1.0,
    shading: Shading = BY_STATE,
    former: frozenset[str] = frozenset(),
) -> Content:
    """Lay everything out over `size` (width, height); a little larger where that helps."""
    view = size
    size = (size[0] / enlarged, size[1] / enlarged)
    best: tuple[float, Piles, Layout] | None = None
    for shrink, gain in SHRINK if enlarged == 1.0 else SHRINK[:-1]:
        width, height = max(size[0] / shrink, smallest_width(definition)), size[1] / shrink
        needs, piles = _measured(definition, load, (width, height), words, family)
        layout = lay_out(definition, width, height, needs)
        if layout.height > height:
            width = max(width, layout.height * size[0] / size[1])
            needs, piles = _measured(definition, load, (width, layout.height), words, family)
            layout = lay_out(definition, width, layout.height, needs)
        shown = piles.pitch * min(size[0] / layout.width, size[1] / layout.height)
        if best is None or shown > best[0] * gain:
            best = (shown, piles, layout)
        if shown >= GOOD_PITCH:
            break
    assert best is not None
    _, piles, layout = best
    places = place(load, piles, layout)
    fitted = min(view[0] / layout.width, view[1] / layout.height)
    return Content(
        definition, load, layout, places, theme, words, family, enlarged, fitted, shading, former
    )


def _measured(
    definition: ProcessDefinition,
    load: Caseload,
    size: tuple[float, float],
    words: MapWords,
    family: str,
) -> tuple[Needs, Piles]:
    width, height = size
    card = card_width(definition, width)
    heads = {
        step.id: head_height(words.say(step.words), card, family, cases=len(here))
        for step, here in zip(definition.tasks, load.at, strict=True)
    }
    titles = [phase_title(p.number, words.say(p.words)) for p in definition.phases] or [""]
    lane_head = max(lane_head_height(title, card, family) for title in titles)
    if height < 720:
        lane_head -= 6
        heads = {step: head - 3 for step, head in heads.items()}
    empty = Needs(lane_head, heads, dict.fromkeys(heads, 0.0))
    piles = _fitting_piles(definition, load, card - 2 * PAD + 4, height, empty)
    needs = Needs(lane_head, heads, dict(zip(load.steps, piles.heights(), strict=True)))
    if piles.pitch == PITCHES[-1]:
        needs = _held_back(definition, height, needs)
    return needs, piles


def phase_title(number: int, name: str) -> str:
    """Return the title of a phase, e.g. "1 Asian vireilletulo"."""
    return f"{number} {name}"


def head_height(title: str, card: float, family: str, *, cases: int) -> float:
    """Return how high the head of a step's card is: one or two lines of its name."""
    return 14.0 + 17.0 * len(title_lines(title, card, family, cases=cases)[0])


def lane_head_height(title: str, card: float, family: str) -> float:
    """Return how high the head of a phase is: its name and its counts."""
    lines, _ = fitted(title, Face(family, PHASE, bold=True), card + 2 * PAD - 24, 2, 10.0)
    return 36.0 + 18.0 * max(len(lines), 1)


def title_lines(
    title: str, card: float, family: str, *, cases: int
) -> tuple[tuple[str, ...], Face]:
    """Return the name of a step in lines beside its count, and the face that suits them."""
    room = card - 2 * PAD - width_of(str(cases), Face(family, SMALL)) - 6
    return fitted(title, Face(family, TITLE, bold=True), room, 2, 9.0)


def _fitting_piles(
    definition: ProcessDefinition, load: Caseload, width: float, height: float, empty: Needs
) -> Piles:
    """Return the piles of the largest marks that fit; smaller marks never need more room."""
    lengths = spans(definition)
    rooms = room_of(definition, height, empty)

    def fits(piles: Piles) -> bool:
        tall = dict(zip(load.steps, piles.heights(), strict=True))
        return all(
            sum(max(tall[step], MIN_BODY) for step in steps) <= max(room, MIN_BODY * len(steps))
            for steps, room in rooms.values()
        )

    low, high = 0, len(PITCHES) - 1
    while low < high:
        middle = (low + high) // 2
        if fits(pile(load, lengths, width, PITCHES[middle])):
            high = middle
        else:
            low = middle + 1
    return pile(load, lengths, width, PITCHES[low])


def _held_back(definition: ProcessDefinition, height: float, needs: Needs) -> Needs:
    """Where even the smallest marks do not fit, piles share the room by their height."""
    body = dict(needs.body)
    for steps, room in room_of(definition, height, needs).values():
        whole = sum(body[step] for step in steps)
        if whole > room > 0:
            body |= {step: body[step] * room / whole for step in steps}
    return Needs(needs.lane_head, needs.step_head, body)
