"""A language that nobody speaks: every text marked and a third longer, its places kept."""

import re
from collections.abc import Callable, Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QTabBar,
    QTextEdit,
    QWidget,
)

from models.rules.folding import folded

BEGIN, END = "«", "»"
_HASH = re.compile(r"\b[0-9a-f]{32,}\b")
_PLACE = re.compile(r"(\{[^{}]*\})")
_ACCENTS = str.maketrans("aeiouyAEIOUY", "áéíóúýÁÉÍÓÚÝ")
_MARKED = re.compile(r"«[^«»]*»")
_WORD = re.compile(r"[^\W\d_]{2,}")
_MOST_ROWS = 25
_CITED = re.compile(
    r"\d+(?:/\d+)? ?(?:[a-z] )?§|[A-ZÅÄÖ][A-Za-zåäö]*L\b|\b(?:mom|luku|k)\b\.?|\b[A-Z]{2,}\b"
)
"""Statutes are cited in Finnish letters of law, abbreviations stand as they are."""


_ANYWHERE = frozenset(
    {"Alt", "Ctrl", "Enter", "English", "PDF", "Polku", "Suomi", "Svenska", "polku"}
)
"""Said so in every language: names of keys, of languages and of the program."""


_WRITTEN = frozenset({"AboutDialog", "HelpWindow"})
"""Their lists hold names of foreign parts, and pages that are written in each language."""


def pseudo(text: str, longer: float = 0.35) -> str:
    """Return `text` as the language says it, so much `longer`."""
    if not text.strip() or text.startswith(BEGIN):
        return text
    parts = _PLACE.split(text)
    said = "".join(p if _PLACE.fullmatch(p) else p.translate(_ACCENTS) for p in parts)
    length = sum(len(p) for p in parts if not _PLACE.fullmatch(p))
    more = max(0, round(length * longer) - len(BEGIN) - len(END))
    return f"{BEGIN}{said}{' ~~~~' * (more // 5)}{'~' * (more % 5)}{END}"


class Untranslated:
    """Finds words that were said past the catalogues; `known` is all that the database holds."""

    def __init__(self, known: str) -> None:
        self._known = known.casefold()

    def troubles(self, root: QWidget) -> Iterator[str]:
        """Yield texts of the window of `root` that are not marked and are no data."""
        window = root.window()
        yield from self._of("title", window.windowTitle(), window)
        for widget in [window, *window.findChildren(QWidget)]:
            if isinstance(widget, QMenu) or (widget.window() is window and widget.isVisible()):
                for kind, text in _texts(widget):
                    yield from self._of(kind, text, widget)

    def _of(self, kind: str, text: str, widget: QWidget) -> Iterator[str]:
        left = self.strange(text)
        if left:
            yield f"{kind} {left!r} in {text[:80]!r} of {type(widget).__name__}"

    def _knows(self, word: str) -> bool:
        """Answer whether the database holds a word, as typed or as the search keeps it."""
        return word.casefold() in self._known or folded(word) in self._known

    def strange(self, text: str) -> str:
        """Return the words of `text` that are neither marked nor data."""
        text, count = re.sub(r"<[^>]+>", " ", text.replace("&&", "&")), 1
        while count:
            text, count = _MARKED.subn(" ", text)
        text = _HASH.sub(" ", _PLACE.sub(" ", _CITED.sub(" ", text)))
        words = [word for word in _WORD.findall(text) if word not in _ANYWHERE]
        strange = [word for word in words if not self._knows(word)]
        return " ".join(dict.fromkeys(strange))


def _texts(widget: QWidget) -> Iterator[tuple[str, str]]:
    if isinstance(widget, QAbstractItemView) and type(widget.window()).__name__ in _WRITTEN:
        return
    yield "tooltip", widget.toolTip()
    yield "name", widget.accessibleName()
    yield "description", widget.accessibleDescription()
    for kind, says in _SAYS.items():
        if isinstance(widget, kind):
            for text in says(widget):
                yield kind.__name__, text


def _of_model(model: QAbstractItemModel | None) -> Iterator[str]:
    if model is None:
        return
    across = Qt.Orientation.Horizontal
    for column in range(_columns(model)):
        yield str(model.headerData(column, across) or "")
        yield str(model.headerData(column, across, Qt.ItemDataRole.ToolTipRole) or "")
    yield from _of_rows(model, QModelIndex())


def _columns(model: QAbstractItemModel) -> int:
    return 1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())


def _of_rows(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[str]:
    for row in range(min(_MOST_ROWS, model.rowCount(parent))):
        for column in range(_columns(model)):
            index = model.index(row, column, parent)
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
                yield str(index.data(role) or "")
        yield from _of_rows(model, model.index(row, 0, parent))


_SAYS: dict[type, Callable[..., Iterator[str]]] = {
    QLabel: lambda each: iter((each.text(),)),
    QAbstractButton: lambda each: iter((each.text(),)),
    QGroupBox: lambda each: iter((each.title(),)),
    QLineEdit: lambda each: iter((each.placeholderText(),)),
    QTextEdit: lambda each: iter((each.placeholderText(),)),
    QComboBox: lambda each: (each.itemText(at) for at in range(min(each.count(), _MOST_ROWS))),
    QTabBar: lambda each: (each.tabText(at) for at in range(each.count())),
    QMenu: lambda each: (f"{act.text()} {act.toolTip()}" for act in each.actions()),
    QAbstractItemView: lambda each: (
        iter(()) if isinstance(each, QHeaderView) else _of_model(each.model())
    ),
}
