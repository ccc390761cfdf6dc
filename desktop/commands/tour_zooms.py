"""The map at its five zooms: light and dark, with text of usual and of double size."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from desktop.commands.tour_hands import Hands, Mishap
from desktop.commands.tour_house import House
from desktop.windows.map_page import MapPage
from diagram.editor.content import Content
from diagram.editor.map_view import CaseMapView

_LOOKS = (
    ("phases", "farthest"),
    ("steps", "far"),
    ("marks", "normal"),
    ("pills", "near"),
    ("cards", "close"),
)
"""The name of each picture, and the detail that the map shows there."""

_DRESSES = (("light", 1.0), ("light", 2.0), ("dark", 1.0), ("dark", 2.0))
_NOTCH = 120
_LEAST_ROOM = 120
_MOST_NOTCHES = 80
_FURTHER = {"normal": 0, "far": 0, "farthest": 0, "near": 3, "close": 1}
"""Turns of the wheel past the first zoom of a look, so that nothing of the one before shows."""


class Zooms:
    """Turns the wheel over the fullest step and takes a picture of every look."""

    def __init__(self, house: House, hands: Hands, take: Callable[[str], None]) -> None:
        self._house, self._hands, self._take = house, hands, take

    def show(self) -> None:
        """Take the pictures, and leave theme, text and map as they were."""
        preferences, program = self._house.preferences, self._house.program
        theme, scale = preferences.theme, preferences.text_scale
        self._hands.click(self._page.filter.team)
        for preferences.theme, preferences.text_scale in _DRESSES:
            program.dress()
            self._hands.settle()
            if self._page.view.viewport().height() < _LEAST_ROOM:
                continue  # a magnified screen and large text together leave the map no room
            self._each_look(f"{preferences.theme}-{preferences.text_scale:.0%}".rstrip("%"))
        preferences.theme, preferences.text_scale = theme, scale
        program.dress()
        self._hands.keys("F")
        self._hands.click(self._page.filter.mine)

    def _each_look(self, dress: str) -> None:
        for name, detail in _LOOKS:
            self._page.view.setFocus()
            self._hands.keys("F")
            self._hands.until(self._is_fitted, "the whole map")
            self._turn_until(detail)
            self._hands.until(self._is_whole, "the whole frame")
            self._take(f"map-{name}-{dress}")

    def _turn_until(self, detail: str) -> None:
        view, at = self._page.view, self._fullest()
        turn = -1 if detail in ("far", "farthest") else 1
        further = _FURTHER[detail]
        for _ in range(_MOST_NOTCHES):
            if _content(view).detail(view.zoom).name == detail:
                break
            _wheel(view, at, turn)
        else:
            raise Mishap(f"the map never looks {detail}")
        for _ in range(further):
            _wheel(view, at, turn)
            if _content(view).detail(view.zoom).name != detail:
                _wheel(view, at, -turn)
                break

    def _fullest(self) -> QPoint:
        """Return where a case low in the fullest column of the fullest step lies."""
        view = self._page.view
        content = _content(view)
        step = int(content.load.counts().sum(axis=1).argmax())
        here = content.load.at[step]
        columns = content.places.piles.counts[step].sum(axis=1)
        low = here[content.places.piles.column[here] == int(columns.argmax())]
        place = int(low[content.places.row[low].argsort()[len(low) // 3]])
        x, y = float(content.places.x[place]), float(content.places.y[place])
        return view.mapFromScene(QPointF(x, y))

    def _is_fitted(self) -> bool:
        view = self._page.view
        return abs(view.zoom / _content(view).fitted - 1) < 0.05

    def _is_whole(self) -> bool:
        view = self._page.view
        view.viewport().update()
        return view.is_whole

    @property
    def _page(self) -> MapPage:
        page = self._house.main.page
        assert isinstance(page, MapPage)
        return page


def _wheel(view: CaseMapView, at: QPoint, notches: int) -> None:
    ground = view.viewport()
    event = QWheelEvent(
        QPointF(at),
        QPointF(ground.mapToGlobal(at)),
        QPoint(),
        QPoint(0, notches * _NOTCH),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(ground, event)


def _content(view: CaseMapView) -> Content:
    if view.content is None:
        raise Mishap("the map shows nothing")
    return view.content
