"""`polku verify`: who signed a file, when, and whether a byte has changed since."""

import hashlib
from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from pathlib import Path

from cryptography import x509

from desktop.base.words import language, tr
from desktop.commands.answers import GOOD, REFUSED, UsageError, file_trouble, show_json, show_words
from desktop.commands.opening import opened
from models.rules.letters import SealReport, SignatureReport
from models.rules.signing_settings import SigningSettings


def add_arguments(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("file", metavar="FILE.pdf", type=Path)
    parser.add_argument("--trust", metavar="ISSUER.pem", type=Path, action="append", default=[])


def run(arguments: Namespace) -> int:
    """Report; good when the file is whole and untouched, and the database knows no other.

    Nothing is asked over the network. With --database the file is compared with what is stored.
    """
    from reports.strength import trusted_issuers
    from reports.verification import report_sentences, store_sentences, verify

    content = read_file(arguments.file)
    issuers = tuple(each for path in arguments.trust for each in _issuers(path))
    stored, settings = _asked(arguments, content)
    logged_at = stored.logged_at if stored is not None else None
    report = verify(content, (*issuers, *trusted_issuers(settings)), logged_at=logged_at)
    if arguments.json:
        show_json({**plain(report), **({"stored": _stored(stored)} if stored is not None else {})})
    else:
        told = store_sentences(stored, language()) if stored is not None else ()
        show_words((*report_sentences(report, language()), *told))
    forged = stored is not None and stored.known and not stored.same_bytes
    return GOOD if report.intact and report.covers_whole_file and not forged else REFUSED


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
        "signatures": [
            {key: str(value) if hasattr(value, "isoformat") else value for key, value in told}
            for told in (asdict(each).items() for each in report.signatures)
        ],
        "seal": asdict(report.seal) if report.seal is not None else None,
    }


def _asked(arguments: Namespace, content: bytes) -> tuple[SealReport | None, SigningSettings]:
    """Return what the database of --database says of the file; nothing without one."""
    if arguments.database is None:
        return None, SigningSettings()
    from models.services.seal_check import check_seal
    from models.services.signature_settings import signing_settings
    from reports.seal_line import printed_seal

    digest = hashlib.sha256(content).hexdigest()
    with opened(arguments) as here:
        stored = check_seal(here.uow, here.actor, seal=printed_seal(content), sha256=digest)
        return stored, signing_settings(here.uow, here.actor)


def _issuers(path: Path) -> tuple[x509.Certificate, ...]:
    try:
        return tuple(x509.load_pem_x509_certificates(read_file(path)))
    except ValueError:
        why = tr("Tiedostossa ei ole varmennetta (PEM).")
        raise UsageError(f"{path}: {why}") from None


def _stored(report: SealReport) -> dict[str, object]:
    told = asdict(report)
    told["logged_at"] = report.logged_at.isoformat() if report.logged_at is not None else None
    return told


def read_file(path: Path) -> bytes:
    """Return the bytes of a file that the user named; UsageError when it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise file_trouble(path, error) from None
