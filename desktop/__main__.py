"""`polku`: opens the window, or runs one command."""

import argparse
import sys
from argparse import ArgumentParser
from collections.abc import Mapping, Sequence
from pathlib import Path

from desktop.base.words import set_language, tr
from desktop.commands.answers import USAGE, UsageError, complain, refuse, speak_any_letter
from desktop.commands.table import Command, commands
from models.rules.errors import PolkuError
from models.rules.words import Language

SUFFIXES = (".polku", ".polku-server")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program and return its exit status: 0 good, 1 refused or found wrong, 2 usage."""
    speak_any_letter()
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        return _run_any(arguments)
    except SystemExit as error:  # argparse's own way out
        return error.code if isinstance(error.code, int) else USAGE
    except UsageError as error:
        return complain(error)
    except PolkuError as error:
        return refuse(error)


def _run_any(arguments: list[str]) -> int:
    table = commands()
    place = next((at for at, word in enumerate(arguments) if word in table), None)
    if place is not None:
        name = arguments.pop(place)
        return _run(name, table[name], arguments)
    asked = _parser(table).parse_args(arguments)
    from desktop.commands.window import run

    return run(asked.database or asked.file, example=asked.example)


def _run(name: str, command: Command, argv: Sequence[str]) -> int:
    declare, run = command.load()
    parser = ArgumentParser(prog=f"polku {name}", description=command.words, allow_abbrev=False)
    _shared(parser)
    declare(parser)
    arguments = parser.parse_intermixed_args(argv)
    set_language(Language(arguments.language))
    return run(arguments)


def _shared(parser: ArgumentParser) -> None:
    parser.add_argument("--database", metavar="FILE", help=tr("tietokanta"))
    parser.add_argument("--login", metavar="LOGIN", help=tr("käyttäjätunnus"))
    parser.add_argument("--json", action="store_true", help=tr("vastaa JSON-muodossa"))
    languages = [language.value for language in Language]
    parser.add_argument("--language", choices=languages, default=Language.FINNISH.value)


def _parser(table: Mapping[str, Command]) -> ArgumentParser:
    parser = ArgumentParser(prog="polku", description=tr("Lapsiperheiden sosiaalityön ohjelma"))
    parser.add_argument("--database", metavar="FILE", type=Path, help=tr("avaa tämä tietokanta"))
    parser.add_argument("--example", action="store_true", help=tr("avaa esimerkkitietokanta"))
    parser.add_argument("file", nargs="?", type=_database, help=argparse.SUPPRESS)
    parser.epilog = "\n".join(f"{name:10} {command.words}" for name, command in table.items())
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    return parser


def _database(text: str) -> Path:
    if not text.endswith(SUFFIXES):
        raise argparse.ArgumentTypeError(tr("tuntematon komento: {name}", name=text))
    return Path(text)


if __name__ == "__main__":
    sys.exit(main())
