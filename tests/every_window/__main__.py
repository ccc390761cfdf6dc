"""Walk past every window in a process of its own; what was found is told as JSON lines."""

import argparse
import faulthandler
import json
import select
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from models.rules.words import Language, altered
from tests.every_window.house import House, a_folder, prepare_screen, say

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

AUDITS = ("names", "order", "cut", "pseudo")
_LONGEST = 120
"""Seconds after which a walk that hangs tells where and ends."""


def main() -> int:
    """Walk; the exit status is 0 when the way was walked to its end, whatever was found."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--language", type=Language, default=Language.FINNISH)
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--theme", default="light")
    parser.add_argument("--reader", action="store_true", help="wait for a reader at each window")
    parser.add_argument("--audit", nargs="*", default=(), choices=AUDITS)
    parser.add_argument("--pseudo", type=float, metavar="SHARE", help="how much longer to speak")
    parser.add_argument("--pictures", type=Path, help="leave a picture of each window here")
    arguments = parser.parse_args()
    faulthandler.enable()
    faulthandler.dump_traceback_later(_LONGEST, exit=True)
    with a_folder() as folder, _speaking(arguments.pseudo):
        prepare_screen(folder)
        from tests.every_window.crawl import Crawler
        from tests.every_window.route import Route

        house = House(
            folder, language=arguments.language, scale=arguments.scale, theme=arguments.theme
        )
        crawler = Crawler(_looking(arguments, house.words()))
        for name, stage in Route(house, crawler).stages:
            began = time.monotonic()
            stage()
            tell(stage=name, seconds=round(time.monotonic() - began, 2))
        house.close()
        tell(seen=sorted(crawler.seen))
    return 0


def _speaking(longer: float | None) -> AbstractContextManager[None]:
    from tests.every_window import pseudo as nobodys

    if longer is None:
        return nullcontext()
    return altered(partial(nobodys.pseudo, longer=longer))


def _audit(name: str, known: str) -> "Callable[[QWidget], Iterator[str]]":
    from tests.every_window import cut, names, order, pseudo

    tables = {"names": names.troubles, "order": order.troubles, "cut": cut.troubles}
    return tables.get(name) or pseudo.Untranslated(known).troubles


def _looking(arguments: argparse.Namespace, known: str) -> "Callable[[str, QWidget], None]":
    from PySide6.QtWidgets import QApplication

    audits = [_audit(each, known) for each in arguments.audit]
    count = 0

    def look(name: str, root: "QWidget") -> None:
        nonlocal count
        count += 1
        tell(look=name)
        for audit in audits:
            for trouble in audit(root):
                tell(at=name, trouble=trouble)
        if arguments.pictures is not None:
            root.window().grab().save(str(arguments.pictures / f"{count:03}.png"))
        while arguments.reader and not select.select([sys.stdin], [], [], 0)[0]:
            QApplication.processEvents()
            time.sleep(0.0005)
        if arguments.reader:
            sys.stdin.readline()

    return look


def tell(**what: object) -> None:
    """Tell something to who started this process."""
    say(json.dumps(what, ensure_ascii=False))


if __name__ == "__main__":
    sys.exit(main())
