"""Attachments (liitteet) as they are looked at and printed: pictures page by page, and as a PDF."""

import io
from collections.abc import Callable, Iterator

import pikepdf
from PIL import Image

from models.rules.attachments import FileKind
from models.rules.errors import RuleBroken
from reports.attaching_pictures import opened, require_pixels, upright
from reports.pages import PageImage

PICTURES = frozenset({FileKind.JPEG, FileKind.PNG, FileKind.TIFF})
Progress = Callable[[int, int], bool]
_A4 = (595.28, 841.89)
_MARGIN = 36.0
_FINEST = 3250
"""Pixels of the longer side: the room of an A4 at 300 dots an inch."""
_LINES = 62
_WIDE = 92


def picture_page(content: bytes, kind: FileKind, largest: int, at: int = 0) -> PageImage:
    """Return one page of a picture, no side over `largest` pixels.

    Raises RuleBroken("attachment.broken") for what cannot be opened.
    """
    page = next(_pages(content, kind, at))
    page.thumbnail((largest, largest), Image.Resampling.LANCZOS, reducing_gap=2.0)
    whole = _on_white(page).convert("RGBA")
    return PageImage(whole.width, whole.height, whole.tobytes())


def as_pdf(
    content: bytes,
    kind: FileKind,
    first: int = 0,
    count: int | None = None,
    progress: Progress = lambda done, total: True,
) -> bytes:
    """Return an attachment as a PDF of A4 pages, a PDF as it is; `first` and `count` choose pages.

    A picture is made as fine as a printer draws. Raises as `picture_page`, and
    RuleBroken("attachment.stopped") when `progress` answers no.
    """
    if kind is FileKind.PDF:
        return content if first == 0 and count is None else _part(content, first, count)
    if kind is FileKind.TEXT:
        return _text_pdf(content.decode("utf-8"))
    return _picture_pdf(content, kind, progress)


def _count(content: bytes, kind: FileKind) -> int:
    with opened(content, kind) as picture:
        return int(getattr(picture, "n_frames", 1)) if kind is FileKind.TIFF else 1


def _pages(content: bytes, kind: FileKind, first: int = 0) -> Iterator[Image.Image]:
    with opened(content, kind) as picture:
        count = getattr(picture, "n_frames", 1) if kind is FileKind.TIFF else 1
        for place in range(first, count):
            picture.seek(place)
            require_pixels(picture)
            yield upright(picture)


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode not in ("RGBA", "LA", "P"):
        return picture.convert("RGB")
    whole = picture.convert("RGBA")
    ground = Image.new("RGB", whole.size, "white")
    ground.paste(whole, mask=whole.getchannel("A"))
    return ground


def _part(content: bytes, first: int, count: int | None) -> bytes:
    with pikepdf.open(io.BytesIO(content)) as whole, pikepdf.new() as part:
        end = len(whole.pages) if count is None else first + count
        part.pages.extend(whole.pages[first:end])
        out = io.BytesIO()
        part.save(out)
    return out.getvalue()


def _picture_pdf(content: bytes, kind: FileKind, progress: Progress) -> bytes:
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=_A4, invariant=1, pageCompression=1)
    total = _count(content, kind)
    for place, page in enumerate(_pages(content, kind)):
        if not progress(place, total):
            raise RuleBroken("attachment.stopped")
        page.thumbnail((_FINEST, _FINEST), Image.Resampling.LANCZOS, reducing_gap=2.0)
        sheet = (_A4[1], _A4[0]) if page.width > page.height else _A4
        canvas.setPageSize(sheet)
        room = [side - 2 * _MARGIN for side in sheet]
        scale = min(room[0] / page.width, room[1] / page.height)
        wide, high = page.width * scale, page.height * scale
        corner = ((sheet[0] - wide) / 2, (sheet[1] - high) / 2)
        packed = io.BytesIO()
        _on_white(page).save(packed, "JPEG", quality=92, subsampling=0)
        canvas.drawImage(ImageReader(packed), *corner, width=wide, height=high)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _text_pdf(text: str) -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    from reports.fonts import REGULAR, load_fonts
    from reports.glyphs import drawable

    load_fonts()
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=_A4, invariant=1, pageCompression=1, initialFontName=REGULAR)
    lines = list(_wrapped(drawable(text)))
    for start in range(0, len(lines), _LINES):
        canvas.setFont(REGULAR, 10)
        for place, line in enumerate(lines[start : start + _LINES]):
            canvas.drawString(54, _A4[1] - 54 - place * 12, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _wrapped(text: str) -> Iterator[str]:
    for paragraph in text.expandtabs(4).split("\n"):
        line = ""
        for word in paragraph.split(" "):
            while len(word) > _WIDE:
                if line:
                    yield line
                    line = ""
                yield word[:_WIDE]
                word = word[_WIDE:]
            longer = f"{line} {word}" if line else word
            if len(longer) > _WIDE:
                yield line
                longer = word
            line = longer
        yield line
