"""Files of the path: BPMN opened and saved, and pictures to be shown and printed elsewhere."""

from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QWidget

from desktop.base.draft_words import draft_words
from desktop.base.words import say, tr
from desktop.windows.process_draft import PathDraft
from desktop.windows.surroundings import Surroundings
from diagram.editor.drawing.paper import PictureKind, drawn
from models.rules.errors import RuleBroken
from models.services.processes import process_bpmn

_MOST_BYTES = 40_000_000


class PathFiles:
    """Asks for files and says what became of them; a refusal leaves the open draft untouched."""

    def __init__(self, around: Surroundings, draft: PathDraft, parent: QWidget) -> None:
        self._around, self._desk, self._draft = around, around.desk, draft
        self._parent = parent

    def choose(self) -> bytes | None:
        """Return the content of a BPMN file that the user chose; None where there is none."""
        kinds = tr("BPMN-tiedostot (*.bpmn *.xml)")
        found = self._around.files.open_file(self._parent, tr("Avaa BPMN-tiedosto"), kinds)
        if found is None:
            return None
        try:
            with found.open("rb") as file:
                return file.read(_MOST_BYTES)
        except OSError:
            self._desk.messages.error(tr("Tiedostoa ei voitu lukea. Valitse toinen tiedosto."))
            return None

    def save_bpmn(self) -> None:
        """Save the open path as BPMN 2.0."""
        data = self._draft.written()
        if isinstance(data, RuleBroken):
            self._desk.messages.refuse(data)
            return
        self._save(data, "bpmn", tr("BPMN-tiedosto (*.bpmn)"))

    def save_version(self, process_id: UUID) -> None:
        """Save a version as BPMN 2.0: as it is open now, else as the store has it."""
        if process_id == self._draft.process_id and not self._draft.is_saved:
            self.save_bpmn()
            return
        data = self._desk.operations.ask(process_bpmn, process_id=process_id)
        if data is not None:
            self._save(data, "bpmn", tr("BPMN-tiedosto (*.bpmn)"))

    def save_picture(self, kind: PictureKind) -> None:
        """Save the open path as a picture."""
        path = self._draft.value
        if not (path.steps or path.phases):
            self._desk.messages.info(tr("Polku on tyhjä. Lisää ensin askel."))
            return
        number = self._draft.row.version if self._draft.row is not None else 0
        title = say(path.words)
        if number:
            title = tr("{name}, versio {number}", name=title, number=number)
        family = self._parent.font().family()
        data = drawn(path, kind, words=draft_words(), title=title, family=family)
        self._save(data, kind.value, f"{kind.value.upper()} (*.{kind.value})")

    def _save(self, data: bytes, ending: str, kinds: str) -> None:
        suggested = Path(f"polku.{ending}")
        chosen = self._around.files.save_file(self._parent, tr("Vie polku"), suggested, kinds)
        if chosen is None:
            return
        try:
            chosen.write_bytes(data)
        except OSError:
            self._desk.messages.error(tr("Tiedostoa ei voitu kirjoittaa. Valitse toinen paikka."))
            return
        self._desk.messages.info(tr("Polku on viety tiedostoon."))
