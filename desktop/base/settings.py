"""What the program remembers of a workstation: sizes, language, theme. Never client data."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QSettings, QTimer

from desktop.base.choices import COMFORTABLE, DENSITIES, LAST, START_PAGES, SYSTEM
from desktop.base.managed import NOTHING, Managed
from desktop.base.reminding import Reminding
from models.rules.words import Language

LARGEST_SHIFT = 10.0
KEPT_AFTER_MS = 300


@dataclass(frozen=True, slots=True)
class Shift:
    """How far the address in an envelope's window is moved on paper; millimetres."""

    right: float = 0.0
    down: float = 0.0


MANAGED_CHOICES = {"card_module": "card.module", "signing_means": "signing.means"}
"""Which choices of a workstation the organisation may set."""


class Preferences:
    """Typed access to QSettings: window places, language, theme, sizes, the printer's shift.

    What the organisation has set (`managed`) stands before what was chosen here. `unkept` is told
    once when the disk does not take what was chosen; until the program ends the choice holds.
    """

    def __init__(self, settings: QSettings, managed: Managed = NOTHING) -> None:
        self._settings, self.managed = settings, managed
        self.unkept: Callable[[], None] = lambda: None
        self._is_told = self._will_look = False

    @property
    def language(self) -> Language:
        """The windows' language."""
        stored = self._chosen("language", "fi", "window.language")
        return Language(stored) if stored in set(Language) else Language.FINNISH

    @language.setter
    def language(self, language: Language) -> None:
        self._keep("language", language.value)

    @property
    def theme(self) -> str:
        """Name of the theme: system, or one of `theme.THEMES`."""
        return self._chosen("theme", SYSTEM, "window.theme")

    @theme.setter
    def theme(self, name: str) -> None:
        self._keep("theme", name)

    @property
    def text_scale(self) -> float:
        """Enlargement of text, 1.0-2.0."""
        if self.managed.is_set("window.text_size"):
            return self.managed.number("window.text_size") / 100
        try:
            return min(2.0, max(1.0, float(str(self._settings.value("text_scale", "1.0")))))
        except ValueError:
            return 1.0

    @text_scale.setter
    def text_scale(self, scale: float) -> None:
        self._keep("text_scale", str(scale))

    @property
    def density(self) -> str:
        """How close things stand: one of `choices.DENSITIES`."""
        stored = self._chosen("density", COMFORTABLE, "window.density")
        return stored if stored in DENSITIES else COMFORTABLE

    @density.setter
    def density(self, name: str) -> None:
        self._keep("density", name)

    @property
    def motion(self) -> bool:
        """Whether things may move where the system does not forbid it."""
        if self.managed.is_set("window.motion"):
            return self.managed.values["window.motion"] is True
        return self._flag("motion", usual=True)

    @motion.setter
    def motion(self, wanted: bool) -> None:
        self._keep("motion", _said(wanted))

    @property
    def start(self) -> str:
        """The page after unlocking: one of `choices.START_PAGES`."""
        stored = self._chosen("start", START_PAGES[1], "window.start")
        return stored if stored in START_PAGES else START_PAGES[1]

    @start.setter
    def start(self, page: str) -> None:
        self._keep("start", page)

    @property
    def last_page(self) -> str:
        """The page that was shown last."""
        return str(self._settings.value("last_page", ""))

    @last_page.setter
    def last_page(self, page: str) -> None:
        if page != self.last_page:
            self._keep("last_page", page)

    @property
    def start_page(self) -> str:
        """The page to go to after unlocking; empty for the usual one."""
        return self.last_page if self.start == LAST else self.start

    @property
    def lock_minutes(self) -> int:
        """After how many unused minutes this workstation locks; 0 where the house's time holds."""
        stored = str(self._settings.value("lock_minutes", "0"))
        return min(120, int(stored)) if stored.isdecimal() else 0

    @lock_minutes.setter
    def lock_minutes(self, minutes: int) -> None:
        self._keep("lock_minutes", str(minutes))

    def lock_after(self, house: int) -> int:
        """Return after how many minutes to lock: the organisation's, else the shorter one."""
        set_here = self.managed.number("lock.minutes")
        return set_here or min(house, self.lock_minutes or house)

    @property
    def reminding(self) -> Reminding:
        """When and of what the corner of the screen reminds."""
        shown = self.managed.values.get("reminders.shown")
        return Reminding.from_text(str(self._settings.value("reminding", ""))).shown_as(shown)

    @reminding.setter
    def reminding(self, reminding: Reminding) -> None:
        self._keep("reminding", reminding.as_text)

    @property
    def printer(self) -> str:
        """The printer that is offered first; empty for the system's own."""
        return self._chosen("printer", "", "printing.printer")

    @printer.setter
    def printer(self, name: str) -> None:
        self._keep("printer", name)

    @property
    def paper_source(self) -> str:
        """The tray that is offered first; empty for the printer's own."""
        return str(self._settings.value("paper_source", ""))

    @paper_source.setter
    def paper_source(self, name: str) -> None:
        self._keep("paper_source", name)

    @property
    def shift(self) -> Shift:
        """How this workstation's printer needs the address in the window to be moved."""
        return Shift(self._millimetres("window_right"), self._millimetres("window_down"))

    @shift.setter
    def shift(self, shift: Shift) -> None:
        self._keep("window_right", str(shift.right))
        self._keep("window_down", str(shift.down))

    def _millimetres(self, name: str) -> float:
        try:
            stored = float(str(self._settings.value(name, "0")))
        except ValueError:
            return 0.0
        return stored if abs(stored) <= LARGEST_SHIFT else 0.0

    @property
    def last_database(self) -> str:
        """Path of the database opened last, or of the organisation's; empty when none."""
        return self._chosen("last_database", "", "database.path")

    @last_database.setter
    def last_database(self, path: str) -> None:
        self._keep("last_database", path)

    def geometry(self, window: str) -> QByteArray | None:
        """Return the remembered place of a window, None the first time."""
        value = self._settings.value(f"geometry/{window}")
        return value if isinstance(value, QByteArray) else None

    def keep_geometry(self, window: str, place: QByteArray) -> None:
        """Remember a window's or splitter's place."""
        self._keep(f"geometry/{window}", place)

    def choice(self, name: str, usual: str) -> str:
        """Return what was chosen for `name` on this workstation, `usual` before any choice."""
        return self._chosen(f"choice/{name}", usual, MANAGED_CHOICES.get(name, ""))

    def keep_choice(self, name: str, value: str) -> None:
        """Remember a choice of how something is shown."""
        self._keep(f"choice/{name}", value)

    def columns(self, table: str) -> Mapping[str, int]:
        """Return the widths of a table's columns that the user chose, at normal text size."""
        stored = str(self._settings.value(f"columns/{table}", ""))
        parts = (part.partition(":") for part in stored.split())
        return {key: int(width) for key, _, width in parts if key and width.isdecimal()}

    def keep_columns(self, table: str, widths: Mapping[str, int]) -> None:
        """Remember these widths of a table's columns and no others."""
        stored = " ".join(f"{key}:{width}" for key, width in widths.items())
        self._keep(f"columns/{table}", stored)

    def keep(self) -> None:
        """Write what was chosen to the disk now, and tell once when it does not take it."""
        self._will_look = False
        self._settings.sync()
        if self._settings.status() is not QSettings.Status.NoError and not self._is_told:
            self._is_told = True
            self.unkept()

    def _keep(self, name: str, value: object) -> None:
        self._settings.setValue(name, value)
        if not self._will_look:
            self._will_look = True
            QTimer.singleShot(KEPT_AFTER_MS, self.keep)

    def _chosen(self, name: str, usual: str, key: str) -> str:
        return self.managed.text(key) or str(self._settings.value(name, usual))

    def _flag(self, name: str, *, usual: bool) -> bool:
        return str(self._settings.value(name, _said(usual))) == _said(True)


def _said(wanted: bool) -> str:
    return "true" if wanted else "false"
