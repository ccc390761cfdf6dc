"""A setting that the organisation has set: shown, told, and not to be changed here."""

from typing import TypeVar

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from desktop.base.managed import Managed
from desktop.base.managed_sentences import set_by_organisation
from desktop.widgets.plain import PlainLabel
from desktop.windows.labelled import Labelled

W = TypeVar("W", bound=QWidget)


def hold(field: Labelled[W], managed: Managed, key: str) -> bool:
    """Keep `field` as it is where `key` is managed, and say why; answer whether it is."""
    if not managed.is_set(key):
        return False
    field.control.setEnabled(False)
    field.control.setAccessibleDescription(set_by_organisation())
    field.help.setText(set_by_organisation())
    field.help.show()
    return True


def hold_box(box: QCheckBox, managed: Managed, key: str, column: QVBoxLayout) -> None:
    """Keep a check box as it is where `key` is managed, and say why below it in `column`."""
    if managed.is_set(key):
        box.setEnabled(False)
        box.setAccessibleDescription(set_by_organisation())
        column.addWidget(PlainLabel(set_by_organisation(), "dim"))
