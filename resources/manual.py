"""The help pages (help/LANGUAGE/NAME.md) and their pictures; standard library only."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from resources import path

FOLDER = "help"
ORDER = (
    "welcome", "first-start", "map", "worklist", "cases", "search", "intake", "case", "people",
    "documents", "conflicts", "deadlines", "moves", "many", "decision", "signing", "decisions",
    "correcting",
    "attachments", "printing", "reminders", "team", "figures", "feedback", "path", "versions",
    "settings", "texts", "users", "server", "trouble",
)  # fmt: skip
"""The pages in the order of the contents."""


@dataclass(frozen=True, slots=True)
class HelpPage:
    """One page: its name, its title, and the whole of it as Markdown."""

    name: str
    title: str
    text: str


@cache
def help_pages(language: str) -> Mapping[str, HelpPage]:
    """Return the pages of a language ("fi", "sv" or "en") by name, in order of the contents."""
    return {name: _read(path(f"{FOLDER}/{language}/{name}.md")) for name in ORDER}


def picture_path(language: str, name: str) -> Path:
    """Return where a picture of the help lies; there may be none."""
    return path(f"{FOLDER}/pictures/{language}/{name}")


def _read(file: Path) -> HelpPage:
    text = file.read_text(encoding="utf-8")
    return HelpPage(file.stem, text.partition("\n")[0].removeprefix("# ").strip(), text)
