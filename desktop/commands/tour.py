"""`polku tour`: one invented case through the real windows; leaves pictures, the decision, JSON."""

import contextlib
import json
import os
import sys
import tempfile
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.base.sentences import sentence
from desktop.base.words import tr
from desktop.commands.answers import GOOD, REFUSED, file_trouble, show_json
from models.rules.errors import PolkuError
from models.rules.words import Language
from resources import path

if TYPE_CHECKING:
    from desktop.commands.tour_steps import Tour

SCALES = ("1.0", "1.5", "2.0")
_SCREEN = {"name": "tour", "x": 0, "y": 0, "width": 1920, "height": 1080, "dpr": 1}
_FILE = "screen.json"
_DPI = {"logicalDpi": 96, "logicalBaseDpi": 96}


def add_arguments(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--out", required=True, metavar="DIR", type=Path, help=tr("kansio"))
    parser.add_argument("--scale", choices=SCALES, default=SCALES[0], help=tr("suurennus"))
    parser.add_argument("--theme", choices=("light", "dark"), default="light", help=tr("teema"))


def run(arguments: Namespace) -> int:
    """Walk the tour; everything but what lies in --out is gone afterwards."""
    out: Path = arguments.out.resolve()
    try:
        out.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise file_trouble(out, error) from None
    with (
        tempfile.TemporaryDirectory(prefix="polku-") as folder,
        contextlib.chdir(folder),  # the screen's file is named without a drive and its colon
    ):
        _prepare_screen(arguments.scale)
        return _walk(arguments, Path(folder), out)


def _prepare_screen(scale: str) -> None:
    """Choose the screen before Qt is imported: an unseen one unless the caller chose another."""
    os.environ["QT_SCALE_FACTOR"] = scale
    if os.environ.get("QT_QPA_PLATFORM", "offscreen") != "offscreen":
        return
    Path(_FILE).write_text(json.dumps({"screens": [_SCREEN | _DPI]}), encoding="utf-8")
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={_FILE}"
    if sys.platform == "win32":  # there the unseen screen has no typefaces of its own
        os.environ.setdefault("QT_QPA_FONTDIR", str(path("fonts")))


def _walk(arguments: Namespace, folder: Path, out: Path) -> int:
    from PySide6.QtWidgets import QApplication

    from desktop.commands.tour_clock import TourClock
    from desktop.commands.tour_hands import Hands
    from desktop.commands.tour_house import House, Look
    from desktop.commands.tour_papers import CONTACT_DAY
    from desktop.commands.tour_pictures import Pictures
    from desktop.commands.tour_steps import Tour
    from desktop.commands.tour_watch import Watch
    from desktop.widgets.focus_ring import ring_around

    application = QApplication(["polku"])
    application.focusChanged.connect(ring_around)
    watch = Watch(application)
    hands = Hands(watch.check)
    look = Look(Language(arguments.language), arguments.theme)
    house = House(application, folder, out, TourClock(CONTACT_DAY), look)
    tour = Tour(house, hands, Pictures(out, hands), out)
    try:
        status = _all_chapters(tour, as_json=arguments.json)
    finally:
        hands.rest()
        house.close()
        watch.close()
    return status


def _all_chapters(tour: "Tour", *, as_json: bool) -> int:
    from desktop.commands.tour_hands import Mishap

    before: set[str] = set()
    for name, chapter in tour.chapters:
        try:
            chapter()
        except PolkuError as error:
            return _stopped(name, sentence(error))
        except (Mishap, AssertionError, RuntimeError) as error:
            return _stopped(name, str(error) or type(error).__name__)
        made = {path.name for path in tour.made}
        for file in sorted(made - before):
            _tell(name, file, as_json=as_json)
        before = made
    return GOOD


def _tell(chapter: str, file: str, *, as_json: bool) -> None:
    if as_json:
        show_json({"chapter": chapter, "file": file})
    else:
        print(f"{chapter:12} {file}")


def _stopped(chapter: str, why: str) -> int:
    words = tr("Kierros keskeytyi kohdassa {chapter}: {why}", chapter=chapter, why=why)
    print(words, file=sys.stderr)
    return REFUSED
