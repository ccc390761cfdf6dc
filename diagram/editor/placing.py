"""Where each case lies: on its step's ruler by days left, piled like dots of a histogram."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from diagram.editor.caseload import STATES, Caseload, Flags, Floats, Numbers
from diagram.editor.lanes import Layout
from diagram.editor.ruler import Ruler, fitting_span, ruler_of
from models.rules.kinds import DueState
from models.rules.process import Box

PITCHES = (13.0, 12.0, 11.0, 10.0, 9.0, 8.0, 7.0, 6.0, 5.0, 4.0, 3.2, 2.6, 2.1, 1.7, 1.3, 1.0)
"""Distances between marks in scene units; the largest at which every pile fits is taken."""

PILE_TOP = 5.0
"""Free room over the highest pile."""

_IDLE = STATES.index(DueState.IDLE)
_KEYS = 4096


@dataclass(frozen=True, slots=True)
class Piles:
    """The columns of every step for marks `pitch` apart, and how many cases lie in each.

    `abreast[step][column]` is how many marks lie side by side there, `counts[step]` has the shape
    (columns, states), `column` is the column of each case.
    """

    pitch: float
    rulers: tuple[Ruler, ...]
    abreast: tuple[Numbers, ...]
    counts: tuple[Numbers, ...]
    column: Numbers

    def heights(self) -> list[float]:
        """Return how high the highest pile of each step is, in scene units."""
        rows = (
            int((-(-counts.sum(axis=1) // abreast)).max(initial=0))
            for counts, abreast in zip(self.counts, self.abreast, strict=True)
        )
        return [count * self.pitch + PILE_TOP for count in rows]


@dataclass(frozen=True, slots=True)
class More:
    """A full column: where its "+n" stands, and for how many cases."""

    x: float
    y: float
    count: int


@dataclass(frozen=True, slots=True)
class Places:
    """The middle of every mark in scene units; hidden ones lie at the "+n" of their column.

    `order` lists all cases step by step, from left to right, from below.
    """

    piles: Piles
    bodies: tuple[Box, ...]
    x: Floats
    y: Floats
    hidden: Flags
    row: Numbers
    order: Numbers
    more: tuple[More, ...]

    @property
    def pitch(self) -> float:
        """The distance between marks in scene units."""
        return self.piles.pitch


def pile(load: Caseload, spans: Mapping[str, int], width: float, pitch: float) -> Piles:
    """Return the piles of all steps on rulers of `width`, for marks `pitch` apart."""
    column = np.zeros(len(load), np.int64)
    rulers, abreast, counts = [], [], []
    for here, step in zip(load.at, load.steps, strict=True):
        days, state = load.days[here], load.state[here]
        span = fitting_span(spans[step], days)
        ruler = ruler_of(span, width, pitch, idle=bool((state == _IDLE).any()))
        own = ruler.column_of(days)
        column[here] = own
        table = np.bincount(own * len(STATES) + state, minlength=ruler.columns * len(STATES))
        rulers.append(ruler)
        abreast.append(_abreast(ruler, pitch))
        counts.append(table.reshape(ruler.columns, len(STATES)).astype(np.int64))
    return Piles(pitch, tuple(rulers), tuple(abreast), tuple(counts), column)


def place(load: Caseload, piles: Piles, layout: Layout) -> Places:
    """Return where each mark lies in `layout`."""
    bodies = tuple(layout.body_of(step) for step in load.steps)
    rank = _ranks(load, piles.column)
    x, y = np.zeros(len(load)), np.zeros(len(load))
    row, hidden = np.zeros(len(load), np.int64), np.zeros(len(load), np.bool_)
    for step, here in enumerate(load.at):
        body, ruler, abreast = bodies[step], piles.rulers[step], piles.abreast[step]
        own, side = piles.column[here], abreast[piles.column[here]]
        fit = max(1, int((body.height - 2) // piles.pitch))
        full = piles.counts[step].sum(axis=1) > abreast * fit
        level = rank[here] // side
        over = full[own] & (level >= fit - 1)
        level = np.where(over, fit - 1, level)
        beside = np.where(over, 0.0, rank[here] % side - (side - 1) / 2)
        middles = np.array([ruler.middle_of(c) for c in range(ruler.columns)])
        x[here] = body.x + middles[own] + beside * piles.pitch
        y[here] = body.y + body.height - 2 - (level + 0.5) * piles.pitch
        row[here], hidden[here] = level, over
    order = np.lexsort((rank, piles.column, load.step))
    more = tuple(_more(load, piles, x, y, hidden))
    return Places(piles, bodies, x, y, hidden, row, order, more)


def _abreast(ruler: Ruler, pitch: float) -> Numbers:
    widths = (ruler.width_of(column) for column in range(ruler.columns))
    return np.array([max(1, int(width / pitch + 0.02)) for width in widths], np.int64)


def _ranks(load: Caseload, column: Numbers) -> Numbers:
    """Return which one each case is in its column, from below: heap by heap, pressing first."""
    keys = load.step * _KEYS + column
    order = np.lexsort((load.days, load.state, load.heap, keys))
    ordered = keys[order]
    firsts = np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1]]) if len(load) else order
    lengths = np.diff(np.r_[firsts, len(load)])
    rank = np.empty(len(load), np.int64)
    rank[order] = np.arange(len(load)) - np.repeat(firsts, lengths)
    return rank


def _more(load: Caseload, piles: Piles, x: Floats, y: Floats, hidden: Flags) -> Iterator[More]:
    over = np.flatnonzero(hidden)
    keys = load.step[over] * _KEYS + piles.column[over]
    _, first, counts = np.unique(keys, return_index=True, return_counts=True)
    for at, count in zip(over[first], counts, strict=True):
        yield More(float(x[at]), float(y[at]), int(count))
