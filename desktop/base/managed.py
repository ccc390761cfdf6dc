"""Settings that the organisation has set for the whole machine (hallitut asetukset).

One TOML file that an administrator writes and the program only reads. What cannot be used is left
out and told; the rest holds, so that a slip in the file never keeps anybody from work.
"""

import os
import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from desktop.base.choices import DENSITIES, SIGNING, START_PAGES, SYSTEM, THEME_NAMES
from models.rules.words import Language

OVERRIDE = "POLKU_MANAGED"
"""Names another file, for trying; it counts only where the machine has none of its own."""

LARGEST = 65_536
"""Bytes; a longer file is not ours."""

Value = str | int | bool


@dataclass(frozen=True, slots=True)
class Trouble:
    """What could not be used: a code for its sentence, the key or line, and what would do."""

    code: str
    where: str = ""
    wanted: str = ""


@dataclass(frozen=True, slots=True)
class Managed:
    """What was read, and from where; without a file nothing is managed.

    `place` is where a file was looked for, `found` whether there was one.
    """

    place: Path
    found: bool = False
    values: Mapping[str, Value] = field(default_factory=dict)
    troubles: tuple[Trouble, ...] = ()

    def text(self, key: str) -> str:
        """Return the text set for `key`, empty when it is not set."""
        value = self.values.get(key, "")
        return value if isinstance(value, str) else ""

    def number(self, key: str) -> int:
        """Return the number set for `key`, 0 when it is not set."""
        value = self.values.get(key, 0)
        return value if isinstance(value, int) else 0

    def is_set(self, key: str) -> bool:
        """Answer whether the organisation has set `key`."""
        return key in self.values

    @property
    def example_allowed(self) -> bool:
        """Whether the example may be opened on this machine."""
        return self.values.get("example.allowed", True) is not False


NOTHING = Managed(Path())


def usual_place() -> Path:
    """Return where this machine's file is, whether it is there or not."""
    if sys.platform == "win32":
        return Path(os.environ.get("PROGRAMDATA", r"C:\ProgramData")) / "Polku" / "polku.toml"
    return Path("/etc/polku/polku.toml")


def place_of_managed(own: Path | None = None) -> Path:
    """Return the file to read: the machine's `own`, else the one named for trying."""
    machines, named = own or usual_place(), os.environ.get(OVERRIDE)
    return Path(named) if named and not machines.exists() else machines


def read_managed(place: Path) -> Managed:
    """Return what the file sets and what of it could not be used; never raises."""
    try:
        with place.open("rb") as file:
            content = file.read(LARGEST + 1)
    except FileNotFoundError:
        return Managed(place)
    except (OSError, ValueError):
        return Managed(place, True, {}, (Trouble("managed.unreadable"),))
    if len(content) > LARGEST:
        return Managed(place, True, {}, (Trouble("managed.too_long"),))
    try:
        table = tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return Managed(place, True, {}, (Trouble("managed.not_utf8"),))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return Managed(place, True, {}, (Trouble("managed.not_toml", _line_of(error)),))
    values: dict[str, Value] = {}
    troubles = tuple(_sort(table, values))
    return Managed(place, True, values, troubles)


@dataclass(frozen=True, slots=True)
class Setting:
    """One key: `take` returns what is kept of a value, None when it cannot be used."""

    take: Callable[[object], Value | None]
    wanted: str


def _text(value: object) -> str | None:
    return value.strip() if isinstance(value, str) and 0 < len(value.strip()) <= 1000 else None


def _flag(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


def _path(value: object) -> str | None:
    """Take an absolute path; variables of the system are filled in."""
    given = _text(value)
    if given is None or "\0" in given:
        return None
    full = os.path.expanduser(os.path.expandvars(given))
    return full if Path(full).is_absolute() else None


def _number(least: int, most: int) -> Setting:
    def take(value: object) -> int | None:
        fits = isinstance(value, int) and not isinstance(value, bool) and least <= value <= most
        return value if fits and isinstance(value, int) else None

    return Setting(take, f"{least}–{most}")


def _one_of(*values: str) -> Setting:
    def take(value: object) -> str | None:
        return value if isinstance(value, str) and value in values else None

    return Setting(take, ", ".join(f'"{value}"' for value in values))


_ANY_TEXT, _YES_OR_NO = Setting(_text, '"…"'), Setting(_flag, "true, false")
_ANY_PATH = Setting(_path, "/…, C:/…")

SETTINGS: Mapping[str, Setting] = {
    "database.path": _ANY_PATH,
    "server.host": _ANY_TEXT,
    "server.port": _number(1, 65_535),
    "server.database": _ANY_TEXT,
    "server.authority": _ANY_PATH,
    "organisation.name": _ANY_TEXT,
    "organisation.unit": _ANY_TEXT,
    "organisation.case_prefix": _ANY_TEXT,
    "card.module": _ANY_PATH,
    "signing.means": _one_of(*SIGNING),
    "example.allowed": _YES_OR_NO,
    "lock.minutes": _number(1, 120),
    "window.language": _one_of(*(language.value for language in Language)),
    "window.theme": _one_of(SYSTEM, *THEME_NAMES),
    "window.text_size": _number(100, 200),
    "window.density": _one_of(*DENSITIES),
    "window.motion": _YES_OR_NO,
    "window.start": _one_of(*START_PAGES),
    "printing.printer": _ANY_TEXT,
    "reminders.shown": _YES_OR_NO,
}
"""Every key that the file may hold, by its section and name."""


def _sort(table: Mapping[str, object], values: dict[str, Value]) -> Iterator[Trouble]:
    """Put what can be used into `values` and tell what cannot."""
    for section, inner in table.items():
        if not isinstance(inner, dict):
            yield Trouble("managed.unknown", section[:80])
            continue
        for name, value in inner.items():
            key = f"{section}.{name}"
            setting = SETTINGS.get(key)
            if setting is None:
                yield Trouble("managed.unknown", key[:80])
            elif (kept := setting.take(value)) is None:
                yield Trouble("managed.unfit", key, setting.wanted)
            else:
                values[key] = kept


def _line_of(error: Exception) -> str:
    """Return the line that the reader names, empty at the file's end."""
    _, _, after = str(error).partition("at line ")
    number = after.split(",")[0]
    return number if number.isdecimal() else ""
