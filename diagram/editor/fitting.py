"""Zooming to chosen cases and to full size."""

from collections.abc import Iterable
from uuid import UUID

from diagram.editor.shown import ShownMap

AROUND = 4.0
"""Room around chosen cases, in distances between two cases."""


def fit_cases(view: ShownMap, ids: Iterable[UUID]) -> bool:
    """Fill the view with these cases; answer whether any of them is on the map."""
    content = view.content
    if content is None:
        return False
    marks = content.load.marked(ids)
    if not marks.any():
        return False
    x, y, slack = content.places.x[marks], content.places.y[marks], content.places.pitch * AROUND
    left, top = float(x.min()) - slack, float(y.min()) - slack
    view.zoom_to(left, top, float(x.max()) + slack - left, float(y.max()) + slack - top)
    return True


def percent(view: ShownMap) -> int:
    """Return the zoom in percent of full size: texts and marks as large as the windows' own."""
    content = view.content
    return round(view.zoom / (content.enlarged if content else 1.0) * 100)


def show_full_size(view: ShownMap) -> None:
    """Zoom to 100 % around the middle."""
    content = view.content
    if content is not None:
        view.zoom_by(content.enlarged / view.zoom, view.viewport().rect().center())
