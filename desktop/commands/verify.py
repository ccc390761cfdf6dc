"""`polku verify`: who signed a file, when, and whether a byte has changed since."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from desktop.base.words import language
from desktop.commands.answers import GOOD, REFUSED, file_trouble, show_json, show_words
from models.rules.letters import SignatureReport


def add_arguments(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("file", metavar="FILE.pdf", type=Path)


def run(arguments: Namespace) -> int:
    """Report; good when the file is whole and untouched."""
    from reports.verification import report_sentences, verify

    report = verify(read_file(arguments.file))
    if arguments.json:
        show_json(plain(report))
    else:
        show_words(report_sentences(report, language()))
    return GOOD if report.intact and report.covers_whole_file else REFUSED


def plain(report: SignatureReport) -> dict[str, object]:
    """Return the report as plain data."""
    return {
        "intact": report.intact,
        "covers_whole_file": report.covers_whole_file,
        "signers": list(report.signers),
        "signed_at": list(report.signed_at),
        "trusted": report.trusted,
        "trial": report.trial,
        "certificates": list(report.certificates),
    }


def read_file(path: Path) -> bytes:
    """Return the bytes of a file that the user named; UsageError when it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise file_trouble(path, error) from None
