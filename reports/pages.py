"""Pages of a PDF as pictures, for the window and for tests."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock

import pypdfium2

from models.rules.errors import RuleBroken

_ONE_AT_A_TIME = Lock()


@dataclass(frozen=True, slots=True)
class PageImage:
    """One page as pixels: four bytes each, red, green, blue, alpha."""

    width: int
    height: int
    pixels: bytes


def page_images(pdf: bytes, scale: float = 1.0, most: int | None = None) -> tuple[PageImage, ...]:
    """Return the pages drawn with their signatures, the first `most`; `scale` 1.0 is 72 dpi.

    Raises:
        RuleBroken: pdf.unreadable.
    """
    with _opened(pdf) as document:
        document.init_forms()
        count = len(document) if most is None else min(most, len(document))
        return tuple(_drawn(document[index], scale) for index in range(count))


def each_page(pdf: bytes, scale: float = 1.0) -> Iterator[PageImage]:
    """Yield the pages one at a time, for papers too long to hold; raises as `page_images`."""
    for index in range(page_count(pdf)):
        with _opened(pdf) as document:
            document.init_forms()
            image = _drawn(document[index], scale)
        yield image


def page_count(pdf: bytes) -> int:
    """Return the number of pages; raises as `page_images`."""
    with _opened(pdf) as document:
        return len(document)


def widest_page(pdf: bytes) -> float:
    """Return the width of the widest page in points; raises as `page_images`."""
    with _opened(pdf) as document:
        return max(float(document.get_page_size(index)[0]) for index in range(len(document)))


def page_texts(pdf: bytes) -> tuple[str, ...]:
    """Return what each page says, as a reader that copies it gets it; raises as `page_images`."""
    with _opened(pdf) as document:
        return tuple(_text(document[index]) for index in range(len(document)))


@contextmanager
def _opened(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """Open a document for as long as it is used; one at a time, PDFium knows no threads."""
    with _ONE_AT_A_TIME:
        document = None
        try:
            document = pypdfium2.PdfDocument(pdf)
            yield document
        except pypdfium2.PdfiumError as error:
            raise RuleBroken("pdf.unreadable") from error
        finally:
            if document is not None:
                document.close()


def _drawn(page: pypdfium2.PdfPage, scale: float) -> PageImage:
    bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=True)
    try:
        packed = bytes(bitmap.buffer)
        row = bitmap.width * 4
        rows = (packed[start : start + row] for start in range(0, len(packed), bitmap.stride))
        return PageImage(bitmap.width, bitmap.height, b"".join(rows))
    finally:
        bitmap.close()
        page.close()


def _text(page: pypdfium2.PdfPage) -> str:
    text = page.get_textpage()
    try:
        return str(text.get_text_range())
    finally:
        text.close()
        page.close()
