"""Finding a value among a combo box's choices."""

from PySide6.QtWidgets import QComboBox


def index_of(box: QComboBox, value: object) -> int:
    """Return where `value` is among the choices; -1 where it isn't.

    `QComboBox.findData` tells two equal objects apart unless they are text or numbers, so an id
    that was read anew is not found by it.
    """
    return next((at for at in range(box.count()) if box.itemData(at) == value), -1)
