"""`polku process`: BPMN files of the path checked, exported, imported and written again."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from uuid import uuid4

from desktop.base.sentences import sentence_for
from desktop.base.words import tr
from desktop.commands.answers import GOOD, REFUSED, UsageError, file_trouble, show_json, show_words
from desktop.commands.opening import opened
from desktop.commands.verify import read_file


def add_arguments(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("act", choices=tuple(_ACTS), help=tr("mitä tehdään"))
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument(
        "out", metavar="OUT", type=Path, nargs="?", help=tr("vain komennolle roundtrip")
    )


def run(arguments: Namespace) -> int:
    """Do the named act."""
    if (arguments.out is None) == (arguments.act == "roundtrip"):
        raise UsageError(tr("Anna tulostiedosto vain komennolle roundtrip."))
    return _ACTS[arguments.act](arguments)


def _lint(arguments: Namespace) -> int:
    from diagram.graph.bpmn import read
    from diagram.graph.checks import problems

    found = problems(read(read_file(arguments.file)))
    if arguments.json:
        show_json(
            {
                "sound": not found,
                "problems": [
                    {"code": item.code, "element": item.element, "detail": item.detail}
                    for item in found
                ],
            }
        )
    elif found:
        show_words(
            [
                f"{item.element}: {sentence_for(item.code, {'detail': item.detail})}"
                for item in found
            ]
        )
    else:
        show_words([tr("Prosessi on kunnossa.")])
    return REFUSED if found else GOOD


def _export(arguments: Namespace) -> int:
    from models.services.processes import process_bpmn

    with opened(arguments) as here:
        bpmn = process_bpmn(here.uow, here.actor)
    write_file(arguments.file, bpmn)
    return _said(arguments, {"written": str(arguments.file)}, tr("Prosessi on kirjoitettu."))


def _import(arguments: Namespace) -> int:
    from diagram.graph.bpmn import read
    from models.services.processes import save_process

    bpmn = read_file(arguments.file)
    definition, process_id = read(bpmn), uuid4()
    with opened(arguments) as here:
        save_process(here.uow, here.actor, process_id=process_id, definition=definition, bpmn=bpmn)
    return _said(arguments, {"draft": str(process_id)}, tr("Prosessi on luettu luonnokseksi."))


def _roundtrip(arguments: Namespace) -> int:
    from diagram.graph.bpmn import read, write

    source = read_file(arguments.file)
    definition = read(source)
    write_file(arguments.out, write(definition))
    return _said(arguments, {"written": str(arguments.out)}, tr("Prosessi on kirjoitettu."))


def write_file(path: Path, content: bytes) -> None:
    """Write a file that the user named; UsageError when it cannot be written."""
    try:
        path.write_bytes(content)
    except OSError as error:
        raise file_trouble(path, error) from None


def _said(arguments: Namespace, answer: dict[str, object], words: str) -> int:
    if arguments.json:
        show_json(answer)
    else:
        show_words([words])
    return GOOD


_ACTS = {"lint": _lint, "export": _export, "import": _import, "roundtrip": _roundtrip}
