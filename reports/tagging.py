"""The logical structure of a page (tagged PDF), noted while ReportLab draws it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Protocol


class DrawingCanvas(Protocol):
    """What is used of ReportLab's canvas."""

    marks: "Marks"
    _code: list[str]

    def getPageNumber(self) -> int:
        """Return the number of the page being drawn, from 1."""


@dataclass(frozen=True, slots=True)
class LinkPlace:
    """Where a link can be clicked: page index, boxes (left, bottom, right, top) in points."""

    page: int
    boxes: tuple[tuple[float, float, float, float], ...]
    address: str
    words: str


@dataclass(eq=False)
class Element:
    """A structure element: its standard type, its parent and what stands in it in reading order.

    A child is an element or (page index, marked content id). `parent` None means the document.
    `box` is where a figure stands: left, bottom, right, top. `name` tells programs what it is.
    `title` is a heading's words in the list of contents, `spot` its page index and its top.
    """

    tag: str
    parent: "Element | None" = None
    scope: str = ""
    language: str = ""
    alternative: str = ""
    box: tuple[float, float, float, float] | None = None
    children: list["Element | tuple[int, int]"] = field(default_factory=list)
    link: LinkPlace | None = None
    title: str = ""
    name: str = ""
    spot: tuple[int, float] | None = None
    placed: bool = False


class Marks:
    """Collects the structure of one document; attached to its canvas."""

    def __init__(self) -> None:
        self.root = Element("Document", placed=True)
        self._next_id: dict[int, int] = {}

    @contextmanager
    def content(self, canvas: DrawingCanvas, element: Element) -> Iterator[None]:
        """Mark what is drawn inside as the content of `element`."""
        code_of(canvas).append(self.begin(canvas, element))
        yield
        code_of(canvas).append("EMC")

    def begin(self, canvas: DrawingCanvas, element: Element) -> str:
        """Return the operator that begins content of `element`; EMC must follow it."""
        page = canvas.getPageNumber() - 1
        number = self._next_id.get(page, 0)
        self._next_id[page] = number + 1
        self._place(element)
        element.children.append((page, number))
        return f"/{element.tag} <</MCID {number}>> BDC"

    def _place(self, element: Element) -> None:
        if element.placed:
            return
        parent = element.parent or self.root
        self._place(parent)
        parent.children.append(element)
        element.placed = True


@contextmanager
def artifact(canvas: DrawingCanvas, kind: str = "") -> Iterator[None]:
    """Mark what is drawn inside as decoration, not content; `kind` e.g. Pagination or Layout."""
    tag = f"/Artifact <</Type /{kind}>> BDC" if kind else "/Artifact BMC"
    code_of(canvas).append(tag)
    yield
    code_of(canvas).append("EMC")


def code_of(canvas: DrawingCanvas) -> list[str]:
    """Return the operators of the page being drawn; ReportLab offers no public way to them."""
    return canvas._code  # noqa: SLF001
