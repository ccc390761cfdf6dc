"""Reading a finished PDF: what it says, and where on the paper it says it."""

import io
import re

import pikepdf
import pypdfium2

from reports.pages import page_texts

MM = 72 / 25.4


def said(pdf: bytes) -> str:
    """Everything the pages say, on one line, words broken at a line's end joined again."""
    joined = "\n".join(page_texts(pdf)).replace("\ufffe", "")
    return re.sub(r"\s+", " ", joined).strip()


def lines(pdf: bytes) -> str:
    """The pages as lines of text, a rule between pages."""
    pages = (text.replace("\r\n", "\n").replace("\ufffe", "-") for text in page_texts(pdf))
    stripped = ("\n".join(line.rstrip() for line in page.splitlines()) for page in pages)
    return "\n---\n".join(stripped) + "\n"


def place(pdf: bytes, page: int, text: str) -> tuple[float, float]:
    """Where the first `text` begins: millimetres from the left and from the top of the letters."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        drawn = document[page]
        words = drawn.get_textpage()
        found = words.search(text, match_case=True).get_next()
        assert found is not None, text
        left, _, _, top = words.get_charbox(found[0])
        return left / MM, (drawn.get_height() - top) / MM
    finally:
        document.close()


def tags(pdf: bytes) -> list[str]:
    """The structure elements' types in reading order."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return _tags(opened.Root.StructTreeRoot.K)


def _tags(element: pikepdf.Object) -> list[str]:
    found = [str(element.S)[1:]]
    for child in element.get("/K", []):
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            found += _tags(child)
    return found
