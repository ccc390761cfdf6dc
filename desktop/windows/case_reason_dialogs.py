"""Dialogs that ask why: taking a case back to an earlier step, amending a finished document."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from desktop.base.desk import Desk
from desktop.base.words import tr
from desktop.forms.small_form import SmallForm, choices_of
from desktop.windows.case_dialog import CaseDialog
from models.rules.changes import Changes
from models.rules.documents.declare import choice, section, text
from models.rules.errors import PolkuError
from models.rules.words import Words

_REASON = text("reason", Words("Syy", "Orsak", "Reason"), mandatory=True)
_TARGET = choice("target", Words("Vaihe", "Fas", "Step"), "", mandatory=True, width=12)


class ReasonDialog(CaseDialog):
    """Asks a reason and hands it to `run`."""

    def __init__(
        self,
        words: tuple[str, str, str],
        run: Callable[[str], Changes | PolkuError],
        *,
        desk: Desk,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(*words, desk=desk, parent=parent)
        self._run = run
        self.form = SmallForm((section("why", Words(""), _REASON),), desk)
        self.put_form(self.form)

    def act(self) -> None:
        """Hand the reason on."""
        if not self.form.lacks():
            reason = str(self.form.values()["reason"])
            self.done_or_say(self._run(reason), self.form, ("reason",))


class StepBackDialog(CaseDialog):
    """Asks to which earlier step a case goes back, and why; what was recorded stays."""

    def __init__(
        self,
        steps: Sequence[tuple[str, Words]],
        run: Callable[[str, str], Changes | PolkuError],
        *,
        desk: Desk,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            tr("Palauta aiempaan vaiheeseen"),
            tr("Kirjaukset ja asiakirjat säilyvät. Määräajat jatkuvat ennallaan."),
            tr("Palauta asia"),
            desk=desk,
            parent=parent,
        )
        self._run = run
        fields = section("back", Words(""), _TARGET, _REASON)
        self.form = SmallForm((fields,), desk, {"target": choices_of(steps)})
        self.form.set_values({"target": steps[-1][0] if steps else None})
        self.put_form(self.form)

    def act(self) -> None:
        """Take the case back."""
        if not self.form.lacks():
            values = self.form.values()
            outcome = self._run(str(values["target"]), str(values["reason"]))
            self.done_or_say(outcome, self.form, ("target", "reason"))
