"""The order in which Tab visits the fields, laid anew when fields were made late."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtWidgets import QWidget


def lay_tab_order(line: Sequence[QWidget]) -> None:
    """Make Tab visit `line` in its order."""
    for first, second in pairwise(line):
        QWidget.setTabOrder(first, second)
