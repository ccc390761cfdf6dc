"""What a file is by its first bytes, whatever its name says, and a name that is safe to show."""

import re
import unicodedata
from collections.abc import Mapping

from models.rules.attachments import LONGEST_TITLE, FileKind
from models.rules.cleaning import forbidden
from models.rules.errors import RuleBroken

HEAD = 2048
"""So many bytes are enough to tell."""

_KEPT: tuple[tuple[bytes, FileKind], ...] = (
    (b"\xff\xd8\xff", FileKind.JPEG),
    (b"\x89PNG\r\n\x1a\n", FileKind.PNG),
    (b"II*\x00", FileKind.TIFF),
    (b"MM\x00*", FileKind.TIFF),
)
_REFUSED: tuple[tuple[bytes, str], ...] = (
    (b"MZ", "attachment.program"),
    (b"\x7fELF", "attachment.program"),
    (b"\xca\xfe\xba\xbe", "attachment.program"),
    (b"\xfe\xed\xfa", "attachment.program"),
    (b"\xcf\xfa\xed\xfe", "attachment.program"),
    (b"\xce\xfa\xed\xfe", "attachment.program"),
    (b"#!", "attachment.program"),
    (b"L\x00\x00\x00\x01\x14\x02\x00", "attachment.program"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "attachment.office"),
    (b"{\\rtf", "attachment.office"),
    (b"Rar!", "attachment.archive"),
    (b"7z\xbc\xaf'\x1c", "attachment.archive"),
    (b"\x1f\x8b", "attachment.archive"),
    (b"BZh", "attachment.archive"),
    (b"\xfd7zXZ\x00", "attachment.archive"),
    (b"GIF8", "attachment.picture"),
    (b"BM", "attachment.picture"),
    (b"II+\x00", "attachment.picture"),
    (b"MM\x00+", "attachment.picture"),
    (b"OggS", "attachment.media"),
    (b"ID3", "attachment.media"),
    (b"\x1aE\xdf\xa3", "attachment.media"),
)
_OFFICE = (".docx", ".odt", ".xlsx", ".ods", ".pptx", ".odp", ".doc", ".rtf", ".xls")
_MAIL = (".msg", ".eml", ".emlx")
_MAIL_HEAD = re.compile(rb"(From|Received|Return-Path|Delivered-To|Message-ID|MIME-Version): ")
_WEB_HEAD = re.compile(rb"\s*<(!doctype html|html)", re.IGNORECASE)
_TEXTS = (".txt", ".text", ".md", ".csv", ".log", "")
_SUFFIXES: Mapping[str, FileKind] = {
    ".pdf": FileKind.PDF,
    ".jpg": FileKind.JPEG,
    ".jpeg": FileKind.JPEG,
    ".jpe": FileKind.JPEG,
    ".png": FileKind.PNG,
    ".tif": FileKind.TIFF,
    ".tiff": FileKind.TIFF,
    ".txt": FileKind.TEXT,
}
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)
_PARTS = re.compile(r"[\\/]")
_NOT_IN_NAMES = re.compile(r'[<>:"|?*]+')


def file_kind(content: bytes, name: str) -> FileKind:
    """Return what a file is.

    Raises RuleBroken: attachment.program, .office, .archive, .picture, .heic, .media, .mail, .web,
    .unknown for what is not kept, each with a sentence on what to do instead.
    """
    for start, kind in _KEPT:
        if content.startswith(start):
            return kind
    if b"%PDF-" in content[:1024] and not content.startswith((b"MZ", b"PK", b"\x7fELF")):
        return FileKind.PDF
    for start, code in _REFUSED:
        if content.startswith(start):
            is_mail = code == "attachment.office" and _suffix(name) in _MAIL
            raise RuleBroken("attachment.mail" if is_mail else code)
    if content.startswith(b"PK"):
        office = _suffix(name) in _OFFICE or _is_office(content)
        raise RuleBroken("attachment.office" if office else "attachment.archive")
    if content[4:8] == b"ftyp":
        still = content[8:12] in (b"heic", b"heix", b"mif1", b"msf1", b"heim", b"avif")
        raise RuleBroken("attachment.heic" if still else "attachment.media")
    if content.startswith(b"RIFF"):
        code = "attachment.picture" if content[8:12] == b"WEBP" else "attachment.media"
        raise RuleBroken(code)
    if _suffix(name) in _TEXTS and _looks_like_text(content):
        return FileKind.TEXT
    if _suffix(name) in _MAIL or _MAIL_HEAD.match(content):
        raise RuleBroken("attachment.mail")
    raise RuleBroken("attachment.web" if _WEB_HEAD.match(content) else "attachment.unknown")


def is_renamed(kind: FileKind, name: str) -> bool:
    """Answer whether a file's name says that it is something else."""
    said = _SUFFIXES.get(_suffix(name))
    return said is not None and said is not kind


def shown_name(name: str) -> str:
    """Return a file's name without its ending, safe to show; empty when nothing is left of it.

    A path, a stream (`a.pdf:zone`), a device name (CON), characters that turn the reading
    direction or do not show, and what no file system takes are left out; NFC; never too long.
    """
    last = _PARTS.split(name)[-1]
    clean = "".join(" " if char in "\r\n\t" else char for char in last)
    clean = "".join(char for char in clean if forbidden(char) is None)
    clean = unicodedata.normalize("NFC", clean)
    head, colon, _ = clean.partition(":")
    clean = _NOT_IN_NAMES.sub(" ", head if colon and head else clean)
    suffix = _suffix(clean)
    if suffix in _SUFFIXES or suffix in _OFFICE or suffix in _TEXTS:
        clean = clean[: len(clean) - len(suffix)]
    clean = " ".join(clean.replace("_", " ").split()).strip(" .")
    if not clean or _DEVICES.fullmatch(clean.split(".")[0].strip()):
        return ""
    return clean[:LONGEST_TITLE].rstrip()


def _suffix(name: str) -> str:
    dot = name.rfind(".")
    return name[dot:].casefold() if dot > 0 else ""


def _is_office(content: bytes) -> bool:
    return any(
        part in content[:HEAD] for part in (b"[Content_Types].xml", b"opendocument", b"word/")
    )


def _looks_like_text(content: bytes) -> bool:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    head = content[:HEAD]
    return not any(byte < 9 or (13 < byte < 32 and byte != 27) for byte in head)
