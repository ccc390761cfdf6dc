"""The place of the keyboard is seen on each kind of control in every theme (WCAG 2.4.7)."""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import pytest
from PySide6.QtCore import QRect, QStringListModel, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QGraphicsView,
    QGridLayout,
    QLineEdit,
    QListView,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QSlider,
    QSpinBox,
    QTabBar,
    QTableView,
    QTextBrowser,
    QTextEdit,
    QToolButton,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.base import theme
from desktop.base.draft_words import draft_words
from desktop.base.theme import THEMES, Theme
from desktop.widgets.focus_ring import ring_around
from desktop.windows.checklist import CheckItem
from desktop.windows.map_words import map_theme
from diagram.editor.drawing.canvas import DraftCanvas
from diagram.editor.map_view import CaseMapView
from models.rules.letters import Check
from tests.diagram.editor.builders import FINNISH, PATH, a_case

_SEEN = 3.0
_AROUND = 0.8
"""The share of one line around the control that has to change; a second line lies beside it."""
_KINDS = (
    "",
    "primary",
    "danger",
    "chip",
    "legend",
    "rail",
    "segment",
    "door",
    "me",
    "item",
    "icon",
)
_CHECKED = ("chip", "legend", "rail", "segment", "item")
_AS_LINES = ("link", "source")
"""Words that are underlined and get a ground: as much as a line under them has to change."""


@dataclass(frozen=True)
class Control:
    """A control of the gallery and how many pixels have to change."""

    name: str
    widget: QWidget
    least: Callable[[QWidget], float]


def _frame(widget: QWidget) -> float:
    return _AROUND * 2 * (widget.width() + widget.height())


def _mark(widget: QWidget) -> float:
    return _AROUND * 4 * 14


def _dot(widget: QWidget) -> float:
    return _AROUND * math.pi * 14


def _line(widget: QWidget) -> float:
    return _AROUND * widget.fontMetrics().horizontalAdvance("Avaa asia")


def _button(kind: str, *, checked: bool = False) -> QPushButton:
    button = QPushButton("Avaa asia")
    button.setProperty("kind", kind)
    if checked:
        button.setCheckable(True)
        button.setChecked(True)
    return button


_TICKS = (("check box", QCheckBox, _mark), ("radio button", QRadioButton, _dot))


def _buttons() -> Iterator[Control]:
    for kind in _KINDS:
        yield Control(f"button {kind}", _button(kind), _frame)
    for kind in _CHECKED:
        yield Control(f"button {kind} on", _button(kind, checked=True), _frame)
    for kind in _AS_LINES:
        yield Control(f"button {kind}", _button(kind), _line)
    tool = QToolButton()
    tool.setText("Luettelo")
    tool.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    yield Control("tool button", tool, _frame)
    for name, box, least in _TICKS:
        for checked in (False, True):
            made = box("Huoltaja")
            made.setChecked(checked)
            yield Control(f"{name} {'on' if checked else 'off'}", made, least)


def _fields() -> Iterator[Control]:
    box, typed = QComboBox(), QComboBox()
    for each in (box, typed):
        each.addItems(["Puhelin", "Käynti"])
    typed.setEditable(True)
    search = QLineEdit()
    search.setObjectName("search")
    wrong = QLineEdit()
    wrong.setProperty("bad", True)
    fixed = QLineEdit("ES-2026-0001")
    fixed.setReadOnly(True)
    fields: dict[str, QWidget] = {
        "combo box": box,
        "combo box to type in": typed,
        "line": QLineEdit(),
        "search": search,
        "wrong line": wrong,
        "fixed line": fixed,
        "plain text": QPlainTextEdit(),
        "text": QTextEdit(),
        "number": QSpinBox(),
        "decimal number": QDoubleSpinBox(),
    }
    for name, field in fields.items():
        yield Control(name, field, _frame)


def _views() -> Iterator[Control]:
    model = QStringListModel(["Ensimmäinen", "Toinen", "Kolmas"])
    views = {"list": QListView(), "table": QTableView(), "tree": QTreeView()}
    for name, view in views.items():
        view.setModel(model)
        model.setParent(view)
        view.setCurrentIndex(model.index(0, 0))
        yield Control(name, view, _frame)
    sections = QListWidget()
    sections.setObjectName("sections")
    sections.addItems(["Ulkoasu", "Tulostus"])
    yield Control("list of sections", sections, _frame)
    for name, role, called in (("sheet", "sheet", ""), ("paper", "", "paper")):
        area = QScrollArea()
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setProperty("role", role)
        area.setObjectName(called)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        area.setWidget(QWidget())
        yield Control(f"pages: {name}", area, _frame)
    pages = QTextBrowser()
    pages.setPlainText("Ohje")
    yield Control("help page", pages, _frame)


def _canvases(chosen: Theme) -> Iterator[Control]:
    """Yield the map and the drawing board; there the first step of the path is marked."""
    colours = map_theme(chosen)
    the_map = CaseMapView(missing_for=lambda *_: (), words=FINNISH, theme=colours, motion=False)
    the_map.set_process(PATH)
    the_map.set_cases([a_case()])
    board = DraftCanvas(words=draft_words(), theme=colours, motion=False)
    board.show_definition(PATH)
    for name, canvas in (("map", the_map), ("drawing board", board)):
        canvas.setMinimumSize(700, 360)
        yield Control(name, canvas, lambda _canvas: 2 * _mark(_canvas))


def _others() -> Iterator[Control]:
    tabs = QTabBar()
    tabs.addTab("Avoimet")
    tabs.addTab("Päätetyt")
    yield Control("tabs", tabs, _line)
    wanted = CheckItem(Check("outcome", "HL 44 §", met=False))
    wanted.show_check(wanted.check)
    yield Control("item of a checklist", wanted, _frame)
    slider = QSlider(Qt.Orientation.Horizontal)
    yield Control("slider", slider, _mark)


def _gallery(qtbot: QtBot, chosen: Theme) -> tuple[QWidget, tuple[Control, ...]]:
    window = QWidget()
    qtbot.addWidget(window)
    window.setObjectName("page")
    grid = QGridLayout(window)
    controls = (*_buttons(), *_fields(), *_views(), *_others(), *_canvases(chosen))
    for at, control in enumerate(controls):
        shown = control.widget
        if not isinstance(shown, QGraphicsView):
            shown.setMaximumSize(220, 90)
        grid.addWidget(shown, at // 6, at % 6)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window, controls


def _picture(window: QWidget, control: QWidget) -> np.ndarray:
    place = QRect(control.mapTo(window, control.rect().topLeft()), control.size())
    image = window.grab(place).toImage().convertToFormat(QImage.Format.Format_RGB32)
    raw = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    return _luminance(raw[:, :, 2::-1].astype(float) / 255)


def _luminance(colours: np.ndarray) -> np.ndarray:
    linear = np.where(colours <= 0.04045, colours / 12.92, ((colours + 0.055) / 1.055) ** 2.4)
    found: np.ndarray = linear @ np.array((0.2126, 0.7152, 0.0722))
    return found


def _changed(one: np.ndarray, other: np.ndarray) -> int:
    """Return how many pixels changed to 3 : 1 at least."""
    contrast = (np.maximum(one, other) + 0.05) / (np.minimum(one, other) + 0.05)
    return int((contrast >= _SEEN).sum())


@pytest.mark.parametrize("chosen", THEMES.values(), ids=THEMES)
def test_that_the_keyboards_place_is_seen_on_every_control(
    chosen: Theme, qapp: QApplication, qtbot: QtBot
) -> None:
    theme.apply(qapp, chosen)
    qapp.focusChanged.connect(ring_around)
    window, controls = _gallery(qtbot, chosen)
    hidden = {}

    for control in controls:
        window.setFocus()
        before = _picture(window, control.widget)
        control.widget.setFocus(Qt.FocusReason.TabFocusReason)
        seen = _changed(before, _picture(window, control.widget))
        if seen < control.least(control.widget):
            hidden[control.name] = (seen, round(control.least(control.widget)))

    qapp.focusChanged.disconnect(ring_around)
    theme.apply(qapp, theme.LIGHT)
    assert hidden == {}
