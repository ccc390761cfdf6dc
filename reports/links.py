"""Ways to reach somebody (sähköposti, puhelin) that can be clicked, inside their paragraph.

Only contact details of the office become links, never what is typed into a decision.
"""

import re
from collections.abc import Iterator

from reports.flowables import Marked, markup
from reports.tagging import Element, LinkPlace, code_of

_EMAIL = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_PHONE = r"(?<![\w.,–-])\+?\d(?:[ \u00a0]?\d){6,14}(?![\w–-])"
_WAYS = re.compile(f"(?P<email>{_EMAIL})|(?P<phone>{_PHONE})")
_STARTS, _ENDS = "way_starts", "way_ends"
_BELOW, _ABOVE = 3.0, 9.5


def has_ways(text: str) -> bool:
    """Tell whether something in `text` is a way to reach somebody."""
    return _WAYS.search(text) is not None


class Linked(Marked):
    """A paragraph of contact details; its e-mail addresses and telephone numbers are links."""

    def __init__(self, text: str, style: object, element: Element | None = None) -> None:
        self.ways = tuple(_ways(text))
        super().__init__(_with_marks(text), style, element)

    def _draw_marked(self) -> None:
        canvas = self.canv
        canvas.setNamedCB(_STARTS, self._on_start)
        canvas.setNamedCB(_ENDS, self._on_end)
        code = code_of(canvas)
        first = len(code)
        opening = canvas.marks.begin(canvas, self.element)
        self._draw_lines()
        code[first:] = [_marked_inside(each, opening) for each in code[first:]]

    def _on_start(self, canvas: object, kind: str, label: str) -> None:
        """Leave the paragraph's own content for the link's."""
        link = Element("Link", self.element)
        tx = self.canv._curr_tx_info["tx"]  # noqa: SLF001 - where a callback finds its text
        tx._code += ["EMC", self.canv.marks.begin(self.canv, link)]  # noqa: SLF001
        self.open = (link, self._here())

    def _on_end(self, canvas: object, kind: str, label: str) -> None:
        """Go back to the paragraph, and note where the link stands on the page."""
        link, start = self.open
        end = self._here()
        tx = self.canv._curr_tx_info["tx"]  # noqa: SLF001
        tx._code += ["EMC", self.canv.marks.begin(self.canv, self.element)]  # noqa: SLF001
        words = self.ways[int(label)]
        page = self.canv.getPageNumber() - 1
        link.link = LinkPlace(page, tuple(self._boxes(start, end)), _address(words), words)

    def _here(self) -> tuple[float, float]:
        info = self.canv._curr_tx_info  # noqa: SLF001
        x, y = self.canv.absolutePosition(info["cur_x"], info["cur_y"])
        return float(x), float(y)

    def _boxes(
        self, start: tuple[float, float], end: tuple[float, float]
    ) -> Iterator[tuple[float, float, float, float]]:
        """Yield one box for each line that the link stands on."""
        left, _ = self.canv.absolutePosition(self.style.leftIndent, 0)
        right, _ = self.canv.absolutePosition(self.width, 0)
        y = start[1]
        while y > end[1] + 1:
            yield start[0] if y == start[1] else left, y - _BELOW, right, y + _ABOVE
            y -= self.style.leading
        yield start[0] if y == start[1] else left, y - _BELOW, end[0], y + _ABOVE


def _ways(text: str) -> Iterator[str]:
    return (found.group() for found in _WAYS.finditer(text))


def _with_marks(text: str) -> str:
    """Return markup in which each way stands between two marks, unbroken at its spaces."""
    made, end = [], 0
    for number, found in enumerate(_WAYS.finditer(text)):
        unbroken = markup(found.group()).replace(" ", "\u00a0")
        made.append(markup(text[end : found.start()]))
        made.append(f'<onDraw name="{_STARTS}" label="{number}"/>{unbroken}')
        made.append(f'<onDraw name="{_ENDS}" label="{number}"/>')
        end = found.end()
    return "".join((*made, markup(text[end:])))


def _address(words: str) -> str:
    if "@" in words:
        return f"mailto:{words}"
    return "tel:" + re.sub(r"[^\d+]", "", words)


def _marked_inside(code: str, opening: str) -> str:
    """Put the mark inside the text object: content that changes within it cannot begin outside."""
    if not code.startswith("BT"):
        return code
    return f"BT {opening} {code.removeprefix('BT').removesuffix('ET')} EMC ET"
