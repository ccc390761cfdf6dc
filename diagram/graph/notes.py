"""Notes (selitteet): as high as their text, and set beside what they say something of."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from diagram.graph.geometry import Point, centre
from diagram.graph.label_places import size_of
from models.rules.process import Box, Flow, Step

WIDE, LEAST = 160.0, 50.0
PAD = 10.0
"""Between the bracket of a note and its text, and over and under it."""

_APART = 20.0


def note_text(text: str) -> str:
    """Return a note's text in its own lines: no blanks at their ends, one empty line at most."""
    lines = [" ".join(line.split()) for line in text.splitlines()]
    kept = [line for place, line in enumerate(lines) if line or (place and lines[place - 1])]
    return "\n".join(kept).strip()


def fitting_note(note: Step) -> Step:
    """Return a note as high as its longest text in any language needs; its upper edge stays."""
    wide = note.box.width or WIDE
    texts = filter(None, (note.words.fi, note.words.sv, note.words.en))
    high = max((size_of(text, wide - 2 * PAD)[1] for text in texts), default=0.0) + 2 * PAD
    return replace(note, box=replace(note.box, width=wide, height=max(high, LEAST)))


def tallest(notes: Iterable[Step]) -> float:
    """Return the height of the row that notes make; 0 without any."""
    return max((fitting_note(note).box.height for note in notes), default=0.0)


def in_row(
    notes: Sequence[Step], flows: Iterable[Flow], known: Mapping[str, Box], at: Point
) -> dict[str, Box]:
    """Return places in a row from a point on, each note over what it is tied to where it can be.

    `at` is the left lower corner of the row.
    """
    tied: dict[str, list[float]] = {}
    for flow in flows:
        if flow.source in known:
            tied.setdefault(flow.target, []).append(centre(known[flow.source])[0])
    boxes = {note.id: fitting_note(note).box for note in notes}
    wanted = {
        note.id: min(tied.get(note.id, (at[0],))) - boxes[note.id].width / 2 for note in notes
    }
    found: dict[str, Box] = {}
    x = at[0]
    for note in sorted(notes, key=lambda each: wanted[each.id]):
        box = boxes[note.id]
        x = max(x, round(wanted[note.id]))
        found[note.id] = Box(x, at[1] - box.height, box.width, box.height)
        x += box.width + _APART
    return found
