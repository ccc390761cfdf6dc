"""Which colours the map gives to workers and needs, and what they are called."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from desktop.base.words import language, tr
from diagram.editor.shading import BY_STATE, MOST, NOTHING, OTHERS, Shade, Shading
from models.rules.case_filter import Facet
from models.rules.case_views import Colouring
from models.rules.enum_words import enum_name
from models.rules.kinds import NeedKind
from models.rules.rows import CaseRow


def colouring_name(colouring: Colouring) -> str:
    """Return what a colouring is called in the menu."""
    return {
        Colouring.DUE: tr("Määräajan mukaan"),
        Colouring.WORKER: tr("Työntekijän mukaan"),
        Colouring.NEED: tr("Tuen tarpeen mukaan"),
    }[colouring]


def shading_of(
    colouring: Colouring, rows: Sequence[CaseRow], me: UUID, *, grouped: bool
) -> Shading:
    """Return the colours; of all `rows`, so that narrowing changes no colour.

    Own cases come first, then the workers with most cases; those after the eighth share one.
    """
    return _MAKERS[colouring](rows, me, grouped)


def _by_worker(rows: Sequence[CaseRow], me: UUID, grouped: bool) -> Shading:
    counts = Counter(row.worker_id for row in rows if row.worker_id is not None)
    names = {row.worker_id: row.worker_name for row in rows}
    order = sorted(counts, key=lambda one: (one != me, -counts[one], names[one]))
    shades = [Shade(names[one], frozenset({one}), at) for at, one in enumerate(order[:MOST])]
    if order[MOST:]:
        shades.append(Shade(tr("muut"), frozenset(order[MOST:]), OTHERS))
    shades.append(Shade(tr("ei työntekijää"), frozenset({None}), NOTHING))
    return Shading(Facet.WORKERS, tuple(shades), grouped)


def _by_need(rows: Sequence[CaseRow], me: UUID, grouped: bool) -> Shading:
    shades = [
        Shade(enum_name(need, language()), frozenset({need}), at)
        for at, need in enumerate(NeedKind)
    ]
    shades.append(Shade(tr("ei arvioitu"), frozenset({None}), NOTHING))
    return Shading(Facet.NEEDS, tuple(shades), grouped)


_MAKERS: Mapping[Colouring, Callable[[Sequence[CaseRow], UUID, bool], Shading]] = {
    Colouring.DUE: lambda rows, me, grouped: BY_STATE,
    Colouring.WORKER: _by_worker,
    Colouring.NEED: _by_need,
}
