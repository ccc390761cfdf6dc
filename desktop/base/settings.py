"""What the program remembers of a workstation: sizes, language, theme. Never client data."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QSettings

from models.rules.words import Language

LARGEST_SHIFT = 10.0


@dataclass(frozen=True, slots=True)
class Shift:
    """How far the address in an envelope's window is moved on paper; millimetres."""

    right: float = 0.0
    down: float = 0.0


class Preferences:
    """Typed access to QSettings: window places, language, theme, sizes, the printer's shift."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings

    @property
    def language(self) -> Language:
        """The windows' language."""
        stored = str(self._settings.value("language", "fi"))
        return Language(stored) if stored in set(Language) else Language.FINNISH

    @language.setter
    def language(self, language: Language) -> None:
        self._settings.setValue("language", language.value)

    @property
    def theme(self) -> str:
        """Name of the theme: system, or one of `theme.THEMES`."""
        return str(self._settings.value("theme", "system"))

    @theme.setter
    def theme(self, name: str) -> None:
        self._settings.setValue("theme", name)

    @property
    def text_scale(self) -> float:
        """Enlargement of text, 1.0-2.0."""
        try:
            return min(2.0, max(1.0, float(str(self._settings.value("text_scale", "1.0")))))
        except ValueError:
            return 1.0

    @text_scale.setter
    def text_scale(self, scale: float) -> None:
        self._settings.setValue("text_scale", str(scale))

    @property
    def shift(self) -> Shift:
        """How this workstation's printer needs the address in the window to be moved."""
        return Shift(self._millimetres("window_right"), self._millimetres("window_down"))

    @shift.setter
    def shift(self, shift: Shift) -> None:
        self._settings.setValue("window_right", str(shift.right))
        self._settings.setValue("window_down", str(shift.down))

    def _millimetres(self, name: str) -> float:
        try:
            stored = float(str(self._settings.value(name, "0")))
        except ValueError:
            return 0.0
        return stored if abs(stored) <= LARGEST_SHIFT else 0.0

    @property
    def last_database(self) -> str:
        """Path of the database opened last, empty when none."""
        return str(self._settings.value("last_database", ""))

    @last_database.setter
    def last_database(self, path: str) -> None:
        self._settings.setValue("last_database", path)

    def geometry(self, window: str) -> QByteArray | None:
        """Return the remembered place of a window, None the first time."""
        value = self._settings.value(f"geometry/{window}")
        return value if isinstance(value, QByteArray) else None

    def keep_geometry(self, window: str, place: QByteArray) -> None:
        """Remember a window's or splitter's place."""
        self._settings.setValue(f"geometry/{window}", place)

    def choice(self, name: str, usual: str) -> str:
        """Return what was chosen for `name` on this workstation, `usual` before any choice."""
        return str(self._settings.value(f"choice/{name}", usual))

    def keep_choice(self, name: str, value: str) -> None:
        """Remember a choice of how something is shown."""
        self._settings.setValue(f"choice/{name}", value)

    def columns(self, table: str) -> Mapping[str, int]:
        """Return the widths of a table's columns that the user chose, at normal text size."""
        stored = str(self._settings.value(f"columns/{table}", ""))
        parts = (part.partition(":") for part in stored.split())
        return {key: int(width) for key, _, width in parts if key and width.isdecimal()}

    def keep_columns(self, table: str, widths: Mapping[str, int]) -> None:
        """Remember these widths of a table's columns and no others."""
        stored = " ".join(f"{key}:{width}" for key, width in widths.items())
        self._settings.setValue(f"columns/{table}", stored)
