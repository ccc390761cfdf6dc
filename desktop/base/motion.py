"""Whether the system lets things move: some people get ill of it."""

import os
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication, QStyle

_GET_CLIENT_AREA_ANIMATION = 0x1042
_GTK = ("gtk-4.0/settings.ini", "gtk-3.0/settings.ini")


def system_allows_motion() -> bool:
    """Answer whether the system's own setting lets windows be animated."""
    if sys.platform == "win32":
        return _windows_allows()
    duration = QStyle.StyleHint.SH_Widget_Animation_Duration
    return QApplication.style().styleHint(duration) > 0 and desktop_allows(_config_folder())


def desktop_allows(folder: Path) -> bool:
    """Answer what GNOME and KDE say in the files of `folder`; they allow unless they forbid."""
    gtk = [_read(folder / name, "Settings", "gtk-enable-animations") for name in _GTK]
    speed = _read(folder / "kdeglobals", "KDE", "AnimationDurationFactor")
    return not any(said in ("0", "false") for said in gtk) and speed not in ("0", "0.0")


def _config_folder() -> Path:
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")


def _read(file: Path, section: str, key: str) -> str:
    if not file.is_file():
        return ""
    import configparser

    read = configparser.ConfigParser(interpolation=None, strict=False)
    try:
        read.read(file, encoding="utf-8")
    except (OSError, UnicodeDecodeError, configparser.Error):
        return ""
    return read.get(section, key, fallback="").strip().casefold()


def _windows_allows() -> bool:
    """Ask for "Show animations in Windows"."""
    import ctypes

    if sys.platform != "win32":
        return True
    said = ctypes.c_int(1)
    asked = ctypes.windll.user32.SystemParametersInfoW(
        _GET_CLIENT_AREA_ANIMATION, 0, ctypes.byref(said), 0
    )
    return not asked or bool(said.value)
