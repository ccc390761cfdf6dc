"""What the map can do besides showing cases: one feature each, with entries in its menus."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from desktop.base.words import tr
from desktop.windows.caseload import Caseload
from desktop.windows.page import Page
from desktop.windows.selection import SharedSelection
from desktop.windows.surroundings import Surroundings
from diagram.editor.map_view import CaseMapView
from models.rules.rows import CaseRow


class MapMenu(Enum):
    """The three menus of the map."""

    SHOW = "show"
    """What is drawn and how it is coloured (Näytä)."""
    CHOOSE = "choose"
    """Which cases are chosen (Valitse)."""
    SHARE = "share"
    """Printing and export (Vie)."""


class MapTools(QWidget):
    """Three menu buttons; a menu without entries hides its button."""

    def __init__(self) -> None:
        super().__init__()
        self._buttons = {
            MapMenu.SHOW: _button(tr("Näytä")),
            MapMenu.CHOOSE: _button(tr("Valitse")),
            MapMenu.SHARE: _button(tr("Vie")),
        }
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for button in self._buttons.values():
            row.addWidget(button)
            button.hide()

    def menu(self, menu: MapMenu) -> QMenu:
        """Return a menu, so that entries and their own menus can be read or added."""
        found = self._buttons[menu].menu()
        assert found is not None
        return found

    def add(self, menu: MapMenu, words: str, act: Callable[[], None], *, key: str = "") -> QAction:
        """Add an entry with its key; the key works wherever the map has the focus."""
        action = self.menu(menu).addAction(words)
        action.triggered.connect(lambda _checked: act())
        return self._ready(menu, action, key)

    def add_toggle(
        self, menu: MapMenu, words: str, act: Callable[[bool], None], *, key: str = ""
    ) -> QAction:
        """Add an entry that is on or off."""
        action = self.menu(menu).addAction(words)
        action.setCheckable(True)
        action.toggled.connect(act)
        return self._ready(menu, action, key)

    def add_menu(self, menu: MapMenu, words: str) -> QMenu:
        """Add a menu of its own to a menu and return it."""
        self._buttons[menu].show()
        return self.menu(menu).addMenu(words)

    def add_separator(self, menu: MapMenu) -> None:
        """Part the entries so far from those that come."""
        self.menu(menu).addSeparator()

    def _ready(self, menu: MapMenu, action: QAction, key: str) -> QAction:
        if key:
            action.setShortcut(QKeySequence(key))
        self._buttons[menu].show()
        return action


@dataclass(frozen=True, slots=True)
class MapContext:
    """What a feature of the map is handed; `foot` is the room under the map for bars.

    `show_day` shows another day's cases in place of those of now, None goes back to now.
    """

    around: Surroundings
    caseload: Caseload
    selection: SharedSelection
    view: CaseMapView
    tools: MapTools
    foot: QVBoxLayout
    page: Page
    show_day: Callable[[Sequence[CaseRow] | None], None]


class MapFeature(Protocol):
    """One thing more that the map can do; it adds its own entries, bars and overlays."""

    def dress(self) -> None:
        """Theme, text size or language changed."""


def features_of(context: MapContext) -> Sequence[MapFeature]:
    """Return the features in the order in which their entries stand.

    What a feature needs only once it is used, it imports then: the map is the first page.
    """
    return [make(context) for make in _FEATURES]


def _ties(context: MapContext) -> MapFeature:
    from desktop.windows.map_ties import MapTies

    return MapTies(context)


def _bottlenecks(context: MapContext) -> MapFeature:
    from desktop.windows.map_bottlenecks import MapBottlenecks

    return MapBottlenecks(context)


def _draft(context: MapContext) -> MapFeature:
    from desktop.windows.map_draft import MapDraft

    return MapDraft(context)


def _time(context: MapContext) -> MapFeature:
    from desktop.windows.map_time import MapTime

    return MapTime(context)


def _minimap(context: MapContext) -> MapFeature:
    from desktop.windows.map_minimap import MinimapFeature

    return MinimapFeature(context)


def _foot(context: MapContext) -> MapFeature:
    from desktop.windows.map_foot import FootFeature

    return FootFeature(context)


def _story(context: MapContext) -> MapFeature:
    from desktop.windows.map_story import StoryFeature

    return StoryFeature(context)


def _share(context: MapContext) -> MapFeature:
    from desktop.windows.map_share import ShareFeature

    return ShareFeature(context)


def _empty(context: MapContext) -> MapFeature:
    from desktop.windows.map_empty import EmptyFeature

    return EmptyFeature(context)


def _looks(context: MapContext) -> MapFeature:
    from desktop.windows.map_looks import MapLooks

    return MapLooks(context)


def _choosing(context: MapContext) -> MapFeature:
    from desktop.windows.map_choosing import ChoosingFeature

    return ChoosingFeature(context)


def _acting(context: MapContext) -> MapFeature:
    from desktop.windows.map_acting import ActingFeature

    return ActingFeature(context)


_FEATURES: tuple[Callable[[MapContext], MapFeature], ...] = (
    _looks,
    _choosing,
    _acting,
    _foot,
    _minimap,
    _ties,
    _bottlenecks,
    _draft,
    _time,
    _story,
    _share,
    _empty,
)


def _button(words: str) -> QToolButton:
    button = QToolButton()
    button.setText(words)
    button.setProperty("menu", True)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setMenu(QMenu(button))
    return button
