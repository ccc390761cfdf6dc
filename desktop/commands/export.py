"""`polku export`: a case's finished documents, national JSON, PDF and a manifest of hashes.

`polku verify-export` tells whether the files are still those.
"""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from uuid import UUID

from desktop.base.export_files import check_export, trouble_words, write_export
from desktop.base.words import language, tr, tr_n
from desktop.commands.answers import GOOD, REFUSED, UsageError, show_json, show_words
from desktop.commands.opening import Opened, opened
from models.rules.errors import NotFound
from models.rules.purposes import Purpose


def add_arguments(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--case", required=True, metavar="ID", help=tr("asian numero tai tunnus"))
    parser.add_argument(
        "--out", required=True, metavar="DIR", type=Path, help=tr("kansio tai .zip-tiedosto")
    )
    parser.add_argument(
        "--replace", action="store_true", help=tr("kirjoita vanhojen tiedostojen päälle")
    )


def run(arguments: Namespace) -> int:
    """Write the files; their names are case numbers and kinds, never names of persons."""
    from models.services.cases import open_case
    from models.services.exporting import export_case
    from reports.appeal_words import appeal_words
    from reports.document_print import document_print

    with opened(arguments) as here:
        case_id = _case_id(here, arguments.case)
        open_case(here.uow, here.actor, case_id=case_id, purpose=Purpose.EXPORT.value)
        made = export_case(
            here.uow,
            here.actor,
            case_id=case_id,
            printer=document_print,
            appeal_words=appeal_words,
        )
    try:
        write_export(arguments.out, made.files, over=arguments.replace)
    except OSError as error:
        raise UsageError(f"{arguments.out}: {trouble_words(error)}") from None
    names = sorted(name for name, _ in made.files)
    if arguments.json:
        show_json({"out": str(arguments.out), "files": names, "manifest": made.manifest_hash})
    else:
        head = tr_n("Yksi tiedosto kirjoitettu.", "{count} tiedostoa kirjoitettu.", len(names))
        show_words([head, *names, tr("Luettelon tiiviste: {hash}", hash=made.manifest_hash)])
    return GOOD


def add_verify_arguments(parser: ArgumentParser) -> None:
    """Declare what `verify-export` takes."""
    parser.add_argument("export", metavar="DIR|FILE.zip", type=Path)


def run_verify(arguments: Namespace) -> int:
    """Tell each changed, missing or extra file; good when there is none."""
    from models.rules.manifest import finding_words, sound_words

    try:
        manifest, hashed, findings = check_export(arguments.export)
    except OSError as error:
        raise UsageError(f"{arguments.export}: {trouble_words(error)}") from None
    if arguments.json:
        found = [{"file": each.file, "state": each.state.value} for each in findings]
        show_json({"case": manifest.case, "manifest": hashed, "findings": found})
    else:
        words = [finding_words(each, language()) for each in findings]
        sound = [sound_words(manifest, language())]
        show_words([*(words or sound), tr("Luettelon tiiviste: {hash}", hash=hashed)])
    return REFUSED if findings else GOOD


def _case_id(here: Opened, named: str) -> UUID:
    from models.services.lists import Scope, case_rows

    try:
        return UUID(named)
    except ValueError:
        rows = case_rows(here.uow, here.actor, scope=Scope.WITH_CLOSED)
    found = next((row.id for row in rows if row.number == named.strip().upper()), None)
    if found is None:
        raise NotFound("case.not_found")
    return found
