"""The commands by name: how each is declared and run; its module is imported only then."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from desktop.base.words import tr

Declare: TypeAlias = Callable[[ArgumentParser], None]
Run: TypeAlias = Callable[[Namespace], int]


@dataclass(frozen=True, slots=True)
class Command:
    """What a command is for, and how to get at its two functions."""

    words: str
    load: Callable[[], tuple[Declare, Run]]


def commands() -> Mapping[str, Command]:
    """Return every command."""
    return {
        "demo": Command(tr("tee tietokanta keksityistä asioista"), _demo),
        "tour": Command(tr("kulje yksi keksitty asia ikkunoiden läpi"), _tour),
        "deadlines": Command(tr("laske määräajat päivästä"), _deadlines),
        "verify": Command(tr("tarkista allekirjoitettu tiedosto"), _verify),
        "check": Command(tr("tarkista tietokanta"), _check),
        "backup": Command(tr("tee varmuuskopio"), _backup),
        "restore": Command(tr("palauta varmuuskopio"), _restore),
        "export": Command(tr("vie asian asiakirjat"), _export),
        "verify-export": Command(tr("tarkista viedyt tiedostot"), _verify_export),
        "figures": Command(tr("laske puolivuosiluvut THL:lle"), _figures),
        "settings": Command(tr("näytä organisaation asettamat asetukset"), _settings),
        "process": Command(tr("tarkista, vie tai tuo prosessi"), _process),
        "server": Command(tr("tee ja hoida yhteistä palvelinta"), _server),
    }


def _server() -> tuple[Declare, Run]:
    from desktop.commands import server

    return server.add_arguments, server.run


def _demo() -> tuple[Declare, Run]:
    from desktop.commands import demo

    return demo.add_arguments, demo.run


def _tour() -> tuple[Declare, Run]:
    from desktop.commands import tour

    return tour.add_arguments, tour.run


def _deadlines() -> tuple[Declare, Run]:
    from desktop.commands import deadlines

    return deadlines.add_arguments, deadlines.run


def _verify() -> tuple[Declare, Run]:
    from desktop.commands import verify

    return verify.add_arguments, verify.run


def _check() -> tuple[Declare, Run]:
    from desktop.commands import check

    return check.add_arguments, check.run


def _backup() -> tuple[Declare, Run]:
    from desktop.commands import backup

    return backup.add_arguments, backup.run_backup


def _restore() -> tuple[Declare, Run]:
    from desktop.commands import backup

    return backup.add_arguments, backup.run_restore


def _verify_export() -> tuple[Declare, Run]:
    from desktop.commands import export

    return export.add_verify_arguments, export.run_verify


def _export() -> tuple[Declare, Run]:
    from desktop.commands import export

    return export.add_arguments, export.run


def _figures() -> tuple[Declare, Run]:
    from desktop.commands import figures

    return figures.add_arguments, figures.run


def _settings() -> tuple[Declare, Run]:
    from desktop.commands import settings

    return settings.add_arguments, settings.run


def _process() -> tuple[Declare, Run]:
    from desktop.commands import process

    return process.add_arguments, process.run
