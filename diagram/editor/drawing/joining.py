"""Joining elements by keyboard: a list of places, each answering before it is chosen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

from diagram.editor.drawing.outline import bare
from diagram.editor.drawing.picking import Entry
from diagram.editor.drawing.shown import Hints
from diagram.editor.drawing.walking import reading_order
from diagram.editor.drawing.wiring import MovedEnd, WireEnd, judged
from diagram.editor.drawing.words import EditName, Say
from diagram.editor.items import Welcome
from diagram.graph import edits
from diagram.graph.connecting import may_connect

if TYPE_CHECKING:
    from diagram.editor.drawing.canvas import DraftCanvas


class Joining:
    """Asks where a flow leads."""

    def __init__(self, canvas: "DraftCanvas") -> None:
        self._canvas = canvas

    def ask(self) -> None:
        """Ask where a new flow out of the chosen element leads."""
        source = str(self._canvas.shown.single)
        self._open(source, source, None)

    def ask_end(self) -> None:
        """Ask where the chosen flow leads from now on."""
        flow = self._canvas.places.flows[str(self._canvas.shown.single)]
        self._open(flow.id, flow.source, flow.id)

    def _open(self, anchor: str, source: str, flow: str | None) -> None:
        """Ask for the target of a new flow out of `source`, or of `flow`, which has one."""
        canvas = self._canvas
        name = bare(canvas.places, canvas.words, source)
        canvas.show_box(canvas.places.box(anchor))
        at = canvas.device().box(canvas.places.box(anchor)).bottomLeft().toPoint()
        canvas.picker.open(
            self._title(source, name),
            self._targets(source),
            at + QPoint(0, 12),
            lambda target: self._join(source, target, flow),
            lit=lambda target: self._show(source, target, _end_of(flow)),
            refuse=lambda target: self._refusal(source, target, flow),
        )

    def _title(self, source: str, name: str) -> str:
        places, words = self._canvas.places, self._canvas.words
        if source in places.notes:
            return words.say(Say.PICK_TOLD)
        if places.is_told(source):
            return words.say(Say.PICK_NOTE, name=name)
        return words.say(Say.PICK_TARGET, source=name)

    def _join(self, source: str, target: str, flow: str | None) -> None:
        canvas, before = self._canvas, set(self._canvas.places.flows)
        canvas.callout.hide()
        if flow is not None:
            canvas.apply(EditName.RECONNECT, lambda d: edits.reconnect(d, flow, target=target))
        elif canvas.apply(EditName.CONNECT, lambda d: edits.add_flow(d, source, target)):
            canvas.choice.select(known for known in canvas.places.flows if known not in before)

    def _targets(self, source: str) -> list[Entry]:
        """Return the other nodes, those beside `source` first, what only notes tell of last."""
        canvas = self._canvas
        places, phase = canvas.places, canvas.places.phase_of(source)
        nodes = [n for n in reading_order(places) if n != source and places.is_node(n)]
        nodes.sort(key=lambda node: places.phase_of(node) != phase)
        if places.is_told(source):
            nodes = [node for node in nodes if node in places.notes]
        elif source in places.notes:
            nodes += [*places.deadlines, *(f for f in places.flows if places.is_told(f))]
        return [Entry(node, canvas.choice.said(node)) for node in nodes]

    def _refusal(self, source: str, target: str, flow: str | None) -> str:
        problem = may_connect(self._canvas.value, source, target, flow=flow)
        return self._canvas.words.finding(problem) if problem is not None else ""

    def _show(self, source: str, target: str, end: WireEnd) -> None:
        canvas = self._canvas
        text, welcome, wire = judged(canvas, source, target, end)
        canvas.hint(Hints(wire=wire, wire_welcome=welcome, welcome={target: welcome}))
        theme = canvas.theme
        edge = theme.ok if welcome is Welcome.READY else theme.soon
        canvas.say_at(QPoint(8, 4), [(text, theme.ink)], edge=edge)
        canvas.announce(text)


def _end_of(flow: str | None) -> WireEnd:
    return WireEnd() if flow is None else MovedEnd(flow, is_source=False)
