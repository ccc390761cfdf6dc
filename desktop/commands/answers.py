"""How commands answer: lines of JSON or words on standard output, refusals on standard error."""

import json
import sys
from collections.abc import Mapping, Sequence
from io import TextIOWrapper
from pathlib import Path

from desktop.base.sentences import sentence
from desktop.base.words import tr
from models.rules.errors import PolkuError

GOOD, REFUSED, USAGE = 0, 1, 2


class UsageError(Exception):
    """The command was called in a way that it does not understand; the text says how."""


def file_trouble(path: Path, error: OSError) -> UsageError:
    """Return what to say of a named file that cannot be read or written."""
    if isinstance(error, FileNotFoundError):
        why = tr("Tiedostoa tai kansiota ei löytynyt. Tarkista nimi.")
    elif isinstance(error, IsADirectoryError | NotADirectoryError):
        why = tr("Tässä on kansio tiedoston paikalla tai toisin päin. Tarkista nimi.")
    elif isinstance(error, PermissionError):
        why = tr("Oikeutesi eivät riitä. Valitse toinen paikka.")
    else:
        why = tr("Tiedostoa ei voitu lukea tai kirjoittaa. Tarkista nimi ja levytila.")
    return UsageError(f"{path}: {why}")


def speak_any_letter() -> None:
    """Let output show a file name that is no proper text instead of failing over it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def show_json(answer: Mapping[str, object]) -> None:
    """Print one object on one line."""
    print(json.dumps(answer, ensure_ascii=False, sort_keys=False))


def show_words(lines: Sequence[str]) -> None:
    """Print sentences, one a line."""
    print("\n".join(lines))


def complain(error: UsageError) -> int:
    """Say on standard error how the command is meant."""
    print(error, file=sys.stderr)
    return USAGE


def refuse(error: PolkuError) -> int:
    """Say on standard error why it was not done."""
    print(sentence(error), file=sys.stderr)
    return REFUSED
