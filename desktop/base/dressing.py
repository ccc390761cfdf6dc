"""The look that a workstation's preferences and its system ask for."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop.base import theme as looks
from desktop.base.motion import system_allows_motion
from desktop.base.settings import Preferences
from diagram.editor.motion import allow_motion


def dress(application: QApplication, kept: Preferences) -> None:
    """Apply theme, text size, density and whether things may move."""
    looks.apply(application, wanted_theme(kept), scale=kept.text_scale, density=kept.density)
    allow_motion(allowed=kept.motion and system_allows_motion())


def wanted_theme(kept: Preferences) -> looks.Theme:
    """Return the chosen theme, or the one that goes with the system."""
    chosen = looks.THEMES.get(kept.theme)
    if chosen is not None:
        return chosen
    hints = QGuiApplication.styleHints()
    sharp = hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast
    return looks.of_system(dark=hints.colorScheme() is Qt.ColorScheme.Dark, sharp=sharp)
