"""Choosing the file of a database: one that is there, or the place of a new one."""

from pathlib import Path

import platformdirs
from PySide6.QtWidgets import QWidget

from desktop.base.outside import Files
from desktop.base.words import tr
from desktop.windows.start import SERVER_SUFFIX, SUFFIX


def choose_database(files: Files, parent: QWidget) -> Path | None:
    """Ask for a database or the way to a server, None when the user changed his mind."""
    return files.open_file(parent, tr("Avaa tietokanta"), kinds(f"{SUFFIX} *{SERVER_SUFFIX}"))


def choose_new(files: Files, parent: QWidget) -> Path | None:
    """Ask where a new database goes, None when the user changed his mind."""
    suggested = free_name(documents())
    chosen = files.save_file(parent, tr("Uuden tietokannan paikka"), suggested, kinds())
    return chosen.with_suffix(SUFFIX) if chosen is not None else None


def documents() -> Path:
    """Return the folder where a user's own documents are."""
    return Path(platformdirs.user_documents_dir())


def free_name(folder: Path) -> Path:
    """Return a name for a new database in `folder` that is not taken."""
    names = (f"polku{number or ''}{SUFFIX}" for number in range(1000))
    return next(folder / name for name in names if not (folder / name).exists())


def kinds(suffix: str = SUFFIX) -> str:
    """Return the kind of file that a database is, for a file chooser."""
    return tr("Polku-tietokannat (*{suffix})", suffix=suffix)
