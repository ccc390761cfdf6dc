"""`polku process`: BPMN files of the path checked, exported, imported and written again."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from desktop.base.sentences import sentence_for
from desktop.base.words import tr
from desktop.commands.answers import GOOD, REFUSED, UsageError, file_trouble, show_json, show_words
from desktop.commands.opening import opened
from desktop.commands.verify import read_file

if TYPE_CHECKING:
    from diagram.graph.checks import Problem


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
    """Check a file; hints alone, as a missing translation, do not refuse it."""
    from diagram.graph.bpmn import read
    from diagram.graph.checks import problems

    found = problems(read(read_file(arguments.file)))
    is_sound = all(item.is_hint for item in found)
    if arguments.json:
        show_json({"sound": is_sound, "problems": [_told(item) for item in found]})
    elif found:
        show_words([_said_of(item) for item in found])
    else:
        show_words([tr("Prosessi on kunnossa.")])
    return GOOD if is_sound else REFUSED


def _told(item: "Problem") -> dict[str, object]:
    return {
        "code": item.code,
        "element": item.element,
        "detail": item.detail,
        "statute": item.statute,
        "hint": item.is_hint,
        "fix": item.fix,
    }


def _said_of(item: "Problem") -> str:
    said = f"{item.element}: {sentence_for(item.code, {'detail': item.detail})}"
    detail = f" [{item.detail}]" if item.detail and item.detail != item.statute else ""
    return f"{said}{detail} ({item.statute})" if item.statute else f"{said}{detail}"


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
    write_file(arguments.out, write(definition, onto=source))
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
