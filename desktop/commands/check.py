"""`polku check`: whether the file, its use log and its signed bytes are sound."""

from argparse import ArgumentParser, Namespace

from desktop.base.sentences import sentence_for
from desktop.base.words import tr
from desktop.commands.answers import GOOD, REFUSED, show_json, show_words
from desktop.commands.opening import opened
from models.rules.store_report import StoreReport


def add_arguments(parser: ArgumentParser) -> None:
    """The command takes nothing of its own."""


def run(arguments: Namespace) -> int:
    """Check the database of --database."""
    from models.services.keeping import check

    with opened(arguments) as here:
        report = check(here.uow, here.actor, store=here.store)
    if arguments.json:
        show_json(plain(report))
    else:
        show_words(_words(report))
    return GOOD if report.is_sound else REFUSED


def plain(report: StoreReport) -> dict[str, object]:
    """Return the report as plain data."""
    return {
        "sound": report.is_sound,
        "problems": [{"code": item.code, **item.facts} for item in report.problems],
        "log_lines": report.lines,
        "log_head": report.head,
        "signed_copies": report.signed_copies,
        "rows": dict(report.counts),
    }


def _words(report: StoreReport) -> list[str]:
    log = tr(
        "Käyttölokissa {lines} riviä, viimeisen tiiviste {head}.",
        lines=report.lines,
        head=report.head,
    )
    if report.is_sound:
        return [tr("Tietokanta on kunnossa."), log]
    return [*(sentence_for(item.code, item.facts) for item in report.problems), log]
