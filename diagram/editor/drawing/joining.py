"""Joining elements by keyboard: a list of places, each answering before it is chosen."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

from diagram.editor.drawing.board import Edit
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
        title = self._canvas.words.say(Say.PICK_TARGET, source=self._name(source))
        self._open(title, source, self._targets(source), EditName.CONNECT,
                   lambda target: lambda d: edits.add_flow(d, source, target),
                   lambda target: self._show(source, target, WireEnd()))  # fmt: skip

    def ask_end(self) -> None:
        """Ask where the chosen flow leads from now on."""
        flow = self._canvas.places.flows[str(self._canvas.shown.single)]
        end = MovedEnd(flow.id, is_source=False)
        title = self._canvas.words.say(Say.PICK_TARGET, source=self._name(flow.source))
        self._open(title, flow.id, self._targets(flow.source), EditName.RECONNECT,
                   lambda target: lambda d: end.edit(d, target),
                   lambda target: self._show(flow.source, target, end))  # fmt: skip

    def _open(
        self,
        title: str,
        anchor: str,
        entries: list[Entry],
        name: EditName,
        edit: Callable[[str], Edit],
        lit: Callable[[str], None],
    ) -> None:
        canvas = self._canvas
        canvas.show_box(canvas.places.box(anchor))
        at = canvas.device().box(canvas.places.box(anchor)).bottomLeft().toPoint()
        canvas.picker.open(title, entries, at + QPoint(0, 12),
                           lambda target: self._join(name, edit(target)), lit=lit)  # fmt: skip

    def _join(self, name: EditName, edit: Edit) -> None:
        canvas, before = self._canvas, set(self._canvas.places.flows)
        canvas.callout.hide()
        if canvas.apply(name, edit):
            new = [flow for flow in canvas.places.flows if flow not in before]
            if new:
                canvas.choice.select(new)

    def _name(self, node: str) -> str:
        return bare(self._canvas.places, self._canvas.words, node)

    def _targets(self, source: str) -> list[Entry]:
        """Return the nodes, those first that a flow may lead to, each refusal with its reason."""
        canvas = self._canvas
        found = []
        for node in reading_order(canvas.places):
            if node == source or not canvas.places.is_node(node):
                continue
            problem = may_connect(canvas.value, source, node)
            detail = canvas.words.finding(problem) if problem is not None else ""
            found.append(Entry(node, canvas.choice.said(node), detail, problem is None))
        return sorted(found, key=lambda entry: not entry.may)

    def _show(self, source: str, target: str, end: WireEnd) -> None:
        canvas = self._canvas
        text, welcome, wire = judged(canvas, source, target, end)
        canvas.hint(Hints(wire=wire, wire_welcome=welcome, welcome={target: welcome}))
        theme = canvas.theme
        edge = theme.ok if welcome is Welcome.READY else theme.soon
        canvas.say_at(QPoint(8, 4), [(text, theme.ink)], edge=edge)
        canvas.announce(text)
