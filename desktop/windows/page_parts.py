"""Small steps of laying out pages."""

from PySide6.QtWidgets import QVBoxLayout, QWidget


def filled(page: QWidget, *widgets: QWidget) -> QVBoxLayout:
    """Fill `page` with `widgets` below each other, edge to edge; the last one grows."""
    box = QVBoxLayout(page)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(0)
    for widget in widgets:
        box.addWidget(widget, int(widget is widgets[-1]))
    return box
