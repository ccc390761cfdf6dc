"""Making a file safe to keep as an attachment (liite): what it is, whether it is whole, cleaned.

A file is taken for what its bytes are, opened by the library of its kind, and written anew without
what it tells of its maker: place, camera, program, names. What cannot be made safe is refused.
"""

from collections.abc import Callable

from models.rules.attached_files import file_kind, is_renamed, shown_name
from models.rules.attachments import CheckedFile, Cleaning, FileKind, require_size
from models.rules.cleaning import forbidden
from models.rules.errors import RuleBroken
from reports.attaching_pdf import checked_pdf
from reports.attaching_pictures import checked_picture

Checked = tuple[bytes, int, list[Cleaning]]
GoOn = Callable[[], bool]


def checked_file(
    content: bytes, name: str, most_mb: int, go_on: GoOn = lambda: True
) -> CheckedFile:
    """Return a file as it may be kept, with a safe title made of its name.

    Raises RuleBroken: attachment.empty, .large; what `file_kind` raises for kinds that are not
    kept; .broken for what cannot be opened, .pixels, .pages, .page_size for what is too large to
    show, .locked for a PDF behind a password, .portfolio and .form for PDFs without pages of their
    own; .stopped when `go_on` answers no.
    """
    require_size(len(content), most_mb)
    kind = file_kind(content, name)
    made, pages, cleaned = _checked(content, kind, go_on)
    require_size(len(made), most_mb)
    if is_renamed(kind, name):
        cleaned.append(Cleaning.RENAMED)
    return CheckedFile(made, kind, shown_name(name), pages, tuple(dict.fromkeys(cleaned)))


def _checked(content: bytes, kind: FileKind, go_on: GoOn) -> Checked:
    match kind:
        case FileKind.PDF:
            return checked_pdf(content, go_on)
        case FileKind.TEXT:
            return _checked_text(content)
        case _:
            return checked_picture(content, kind, go_on)


def _checked_text(content: bytes) -> Checked:
    text = _decoded(content).replace("\r\n", "\n").replace("\r", "\n")
    clean = "".join(char for char in text if forbidden(char) is None)
    if not clean.strip():
        raise RuleBroken("attachment.empty")
    done = [] if clean == text else [Cleaning.CHARACTERS]
    return clean.encode("utf-8"), 1, done


def _decoded(content: bytes) -> str:
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise RuleBroken("attachment.broken")
