"""PDFs as attachments: opened whole, without scripts, files, actions and background data."""

import io
from collections.abc import Callable, Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf

from models.rules.attachments import Cleaning
from models.rules.errors import RuleBroken
from reports.attaching_pictures import LONGEST_SIDE, MOST_PIXELS
from reports.pages import page_count

MOST_PAGES = 1000
LARGEST_PAGE = 3400
"""Points; an A0 is 3370 long."""

_ACTIONS = frozenset(
    {"/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/ResetForm", "/Rendition", "/Movie",
     "/Sound", "/GoToR", "/GoToE", "/RichMediaExecute", "/GoTo3DView", "/Trans"}
)  # fmt: skip
_HOLDS_FILES = frozenset({"/FileAttachment", "/RichMedia", "/3D", "/Screen", "/Movie", "/Sound"})
_DEEPEST = 60
_MISREAD = (
    pikepdf.PdfError,
    ArithmeticError,
    AttributeError,
    IndexError,
    KeyError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
)
"""What pikepdf and qpdf raise for a PDF that is cut short or false."""


def checked_pdf(content: bytes, go_on: Callable[[], bool]) -> tuple[bytes, int, list[Cleaning]]:
    """Return a PDF anew, its pages and what was done; raises as `attaching.checked_file`.

    A signed PDF without anything dangerous is kept to the byte: writing it anew would break the
    signature, which is worth more than its background data.
    """
    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            pages = _require_showable(pdf, go_on)
            signed = _is_signed(pdf)
            done = _made_harmless(pdf)
            if pdf.is_encrypted:
                done.append(Cleaning.ENCRYPTION)
            if signed and not done:
                _require_drawable(content)
                return content, pages, [Cleaning.SIGNED]
            if signed:
                done.append(Cleaning.SIGNATURE_LOST)
            if _without_metadata(pdf):
                done.append(Cleaning.METADATA)
            out = io.BytesIO()
            pdf.save(out, encryption=False, fix_metadata_version=False, deterministic_id=True)
    except pikepdf.PasswordError:
        raise RuleBroken("attachment.locked") from None
    except _MISREAD:
        raise RuleBroken("attachment.broken") from None
    _require_drawable(out.getvalue())
    return out.getvalue(), pages, done


def _require_drawable(content: bytes) -> None:
    try:
        page_count(content)
    except RuleBroken:
        raise RuleBroken("attachment.broken") from None


def _require_showable(pdf: Pdf, go_on: Callable[[], bool]) -> int:
    root = pdf.Root
    if "/Collection" in root:
        raise RuleBroken("attachment.portfolio")
    form = root.get("/AcroForm")
    if isinstance(form, Dictionary) and "/XFA" in form:
        raise RuleBroken("attachment.form")
    pages = len(pdf.pages)
    if pages == 0:
        raise RuleBroken("attachment.broken")
    if pages > MOST_PAGES:
        raise RuleBroken("attachment.pages", most=MOST_PAGES)
    for page in pdf.pages:
        if not go_on():
            raise RuleBroken("attachment.stopped")
        left, low, right, high = (float(edge) for edge in page.mediabox)
        unit = float(page.obj.get("/UserUnit", 1))
        if max(abs(right - left), abs(high - low)) * unit > LARGEST_PAGE:
            raise RuleBroken("attachment.page_size")
    for item in pdf.objects:
        if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == Name.Image:
            width, height = int(item.get("/Width", 0)), int(item.get("/Height", 0))
            if width * height > MOST_PIXELS or max(width, height) > LONGEST_SIDE:
                raise RuleBroken("attachment.pixels")
    return pages


def _is_signed(pdf: Pdf) -> bool:
    form = pdf.Root.get("/AcroForm")
    if not isinstance(form, Dictionary):
        return False
    return any(
        isinstance(item, Dictionary) and item.get("/FT") == Name.Sig and "/V" in item
        for item in pdf.objects
    )


def _made_harmless(pdf: Pdf) -> list[Cleaning]:
    done: list[Cleaning] = []
    root = pdf.Root
    names = root.get("/Names")
    if isinstance(names, Dictionary):
        if _dropped(names, "/JavaScript"):
            done.append(Cleaning.SCRIPTS)
        if _dropped(names, "/EmbeddedFiles"):
            done.append(Cleaning.FILES)
    opening = root.get("/OpenAction")
    if isinstance(opening, Dictionary) and str(opening.get("/S", "")) in _ACTIONS:
        del root["/OpenAction"]
        done.append(Cleaning.SCRIPTS)
    for page in pdf.pages:
        if _files_on(page.obj):
            done.append(Cleaning.FILES)
    for item in _dictionaries(pdf):
        if _dropped(item, "/AA") | _dropped(item, "/JS") | _harmful(item):
            done.append(Cleaning.SCRIPTS)
        if _dropped(item, "/AF"):
            done.append(Cleaning.FILES)
    return list(dict.fromkeys(done))


def _harmful(item: Dictionary | pikepdf.Stream) -> bool:
    """Take away what a click, or opening a page, would start; answer whether there was any."""
    found = False
    for key in ("/A", "/PA", "/Next", "/OpenAction"):
        action = item.get(key)
        actions = list(action) if isinstance(action, Array) else [action]
        if any(isinstance(a, Dictionary) and str(a.get("/S", "")) in _ACTIONS for a in actions):
            del item[key]
            found = True
    return found


def _files_on(page: Dictionary) -> bool:
    notes = page.get("/Annots")
    if not isinstance(notes, Array):
        return False
    kept = [note for note in notes if not _holds_file(note)]
    if len(kept) == len(notes):
        return False
    page["/Annots"] = Array(kept)
    return True


def _holds_file(note: Object) -> bool:
    return isinstance(note, Dictionary) and str(note.get("/Subtype", "")) in _HOLDS_FILES


def _dictionaries(pdf: Pdf) -> Iterator[Dictionary | pikepdf.Stream]:
    """Yield every dictionary, also those inside others."""
    waiting: list[tuple[Object, int]] = [(item, 0) for item in pdf.objects]
    while waiting:
        item, depth = waiting.pop()
        if depth > _DEEPEST:
            raise RuleBroken("attachment.broken")
        if isinstance(item, Dictionary | pikepdf.Stream):
            yield item
            inner = [item[key] for key in list(item.keys())]
        elif isinstance(item, Array):
            inner = list(item)
        else:
            continue
        waiting.extend(
            (each, depth + 1)
            for each in inner
            if isinstance(each, Dictionary | Array) and not each.is_indirect
        )


def _without_metadata(pdf: Pdf) -> bool:
    found = "/Info" in pdf.trailer
    if found:
        del pdf.trailer["/Info"]
    for item in pdf.objects:
        if isinstance(item, Dictionary | pikepdf.Stream):
            found |= _dropped(item, "/Metadata") | _dropped(item, "/PieceInfo")
        if isinstance(item, pikepdf.Stream) and item.get("/Filter") == Name.DCTDecode:
            found |= _plain_jpeg(item)
    return found


def _plain_jpeg(item: pikepdf.Stream) -> bool:
    content = item.read_raw_bytes()
    clean = jpeg_without_segments(content)
    if clean == content:
        return False
    item.write(clean, filter=Name.DCTDecode)
    return True


def jpeg_without_segments(content: bytes) -> bytes:
    """Return a JPEG without EXIF, XMP and comments, its picture untouched; as it was when odd."""
    if not content.startswith(b"\xff\xd8"):
        return content
    kept, at = bytearray(b"\xff\xd8"), 2
    while at + 4 <= len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if marker == 0xDA:
            return bytes(kept) + content[at:]
        end = at + 2 + int.from_bytes(content[at + 2 : at + 4], "big")
        tells = marker == 0xFE or marker in (0xE1, 0xED) or 0xE3 <= marker <= 0xEC
        if not tells:
            kept += content[at:end]
        at = end
    return content


def _dropped(item: Object, key: str) -> bool:
    if key not in item:
        return False
    del item[key]
    return True
