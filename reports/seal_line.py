"""What a signed page says of itself: at its foot for people, in the properties for programs."""

import io
import re

import pikepdf

from models.rules.letters import PrintedSeal
from models.rules.words import Language, Words

_LINE = Words(
    "Asiakirja {document} · Sisällön tiiviste (SHA-256) {content} · Käyttöloki {seq} / {head}",
    "Dokument {document} · Innehållets kontrollsumma (SHA-256) {content} · Användningslogg "
    "{seq} / {head}",
    "Document {document} · Digest of the content (SHA-256) {content} · Use log {seq} / {head}",
)
_MARK = "polku:1;document={document};content={content};log={seq}:{head}"
_READ = re.compile(
    r"polku:1;document=([0-9a-f-]{36});content=([0-9a-f]{64});log=(\d{1,18}):([0-9a-f]{64})"
)
_SHOWN = 16
_GROUP = 4


def seal_line(seal: PrintedSeal | None, language: Language) -> str:
    """Return the foot of the page; the hashes by their first sixteen digits."""
    if seal is None:
        return ""
    return _LINE.said_in(language).format(
        document=seal.document_id,
        content=_grouped(seal.content),
        seq=seal.audit_seq,
        head=_grouped(seal.audit_head),
    )


def seal_mark(seal: PrintedSeal | None) -> str:
    """Return the seal whole, for the file's properties."""
    if seal is None:
        return ""
    return _MARK.format(
        document=seal.document_id,
        content=seal.content,
        seq=seal.audit_seq,
        head=seal.audit_head,
    )


def printed_seal(pdf: bytes) -> PrintedSeal | None:
    """Return the seal that a file bears, None for one that bears none or cannot be read."""
    try:
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            raw = bytes(opened.Root.Metadata.read_bytes())
    except (pikepdf.PdfError, AttributeError, ValueError, TypeError, RuntimeError):
        return None
    found = _READ.search(raw.decode("utf-8", "replace"))
    if found is None:
        return None
    return PrintedSeal(found[1], found[2], int(found[3]), found[4])


def _grouped(digits: str) -> str:
    """Return the first digits in groups that can be read aloud."""
    head = digits[:_SHOWN].upper()
    return " ".join(head[at : at + _GROUP] for at in range(0, len(head), _GROUP))
