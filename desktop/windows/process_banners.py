"""What is said above the board: edits that wait, that a version is read only, what a draft does."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.base.clock import HELSINKI
from desktop.base.desk import Desk
from desktop.base.words import tr
from desktop.widgets.banner import Banner
from desktop.windows.process_draft import PathDraft
from desktop.windows.version_effects import EffectsStrip
from models.rules.drafts import TypedDraftRow
from models.rules.rights import Right, may


class PathBanners(QWidget):
    """Strips that show only when they have something to say.

    Signals:
        copy_asked(): a draft is to be made of the version that is shown.
        settled(): edits that waited were taken up or thrown away.
    """

    copy_asked = Signal()
    settled = Signal()

    def __init__(self, desk: Desk, draft: PathDraft) -> None:
        super().__init__()
        self._desk, self._draft = desk, draft
        self._may = may(desk.actor, Right.PUBLISH_PROCESS)
        self.restore, self.read_only = Banner("notice"), Banner("notice")
        self.hint = Banner("panel")
        self.effects = EffectsStrip(desk)
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 0, 8, 0)
        box.setSpacing(0)
        for part in (self.restore, self.read_only, self.hint, self.effects):
            box.addWidget(part)

    def refresh(self) -> None:
        """Follow what is open now."""
        self.read_only.clear()
        if self._draft.is_open and not self._draft.is_editable:
            if self._may:
                self.read_only.say(tr("Julkaistua versiota voi vain katsella."))
                self.read_only.offer(tr("Tee siitä uusi luonnos"), self.copy_asked.emit)
            else:
                self.read_only.say(tr("Polkua voi muuttaa vain pääkäyttäjä."))
        self.show_value()

    def show_value(self) -> None:
        """Tell what the draft would do to real cases."""
        path = self._draft.value
        is_empty = not (path.steps or path.phases)
        begin = tr("Kaksoisnapsauta piirrosta tai paina Insert, niin voit luoda ensimmäisen osan.")
        self.hint.say(begin if self._draft.is_editable and is_empty else "")
        editable = self._draft.is_editable and bool(path.steps)
        self.effects.show_draft(path if editable else None)

    def offer_kept(self) -> None:
        """Offer edits that were never saved."""
        self.restore.clear()
        kept = self._draft.kept() if self._may else None
        if kept is None or not self._draft.is_saved:
            return
        at = kept.at.astimezone(HELSINKI)
        self.restore.say(
            tr(
                "Polun muutoksia jäi tallentamatta {day} klo {time}.",
                day=f"{at.day}.{at.month}.",
                time=f"{at.hour}.{at:%M}",
            )
        )
        self.restore.offer(tr("Palauta muutokset"), lambda: self._bring_back(kept))
        self.restore.offer(tr("Hylkää"), lambda: self._drop(kept))

    def _bring_back(self, kept: TypedDraftRow) -> None:
        broken = self._draft.bring_back(kept)
        if broken is not None:
            self._desk.messages.refuse(broken)
            return
        self.restore.clear()
        self.settled.emit()

    def _drop(self, kept: TypedDraftRow) -> None:
        self._draft.drop_kept(kept)
        self.restore.clear()
        self.settled.emit()
