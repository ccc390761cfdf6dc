"""`polku settings`: what the organisation has set for this machine, and what of it is wrong."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from desktop.base.managed import SETTINGS, Managed, place_of_managed, read_managed
from desktop.base.managed_sentences import trouble_words
from desktop.base.words import tr, tr_n
from desktop.commands.answers import GOOD, REFUSED, show_json, show_words


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command."""
    parser.add_argument(
        "--managed", action="store_true", help=tr("näytä organisaation asettamat (aina näin)")
    )
    parser.add_argument(
        "--file", type=Path, metavar="TOML", help=tr("kokeile tätä tiedostoa ennen jakelua")
    )


def run(arguments: Namespace) -> int:
    """Print what is set and from where; REFUSED where something could not be used."""
    managed = read_managed(arguments.file or place_of_managed())
    if arguments.json:
        show_json(_plain(managed))
    else:
        show_words(_words(managed))
    return REFUSED if managed.troubles or (arguments.file and not managed.found) else GOOD


def _plain(managed: Managed) -> dict[str, object]:
    return {
        "file": str(managed.place),
        "found": managed.found,
        "settings": dict(sorted(managed.values.items())),
        "problems": [
            {"code": each.code, "where": each.where, "words": trouble_words(each)}
            for each in managed.troubles
        ],
    }


def _words(managed: Managed) -> list[str]:
    place = str(managed.place)
    if not managed.found:
        return [tr("Tiedostoa {place} ei ole. Mitään ei ole asetettu.", place=place)]
    said = [tr("Luettiin {place}.", place=place)]
    said += [f"  {key} = {_value(managed, key)}" for key in SETTINGS if managed.is_set(key)]
    said += [trouble_words(each) for each in managed.troubles]
    if not managed.troubles:
        count = len(managed.values)
        said.append(tr_n("Yksi asetus, kunnossa.", "{count} asetusta, kaikki kunnossa.", count))
    return said


def _value(managed: Managed, key: str) -> str:
    value = managed.values[key]
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)
