"""The intake page in the main window."""

from uuid import UUID

from desktop.windows.intake_page import IntakePage
from desktop.windows.navigation import CASE, Place
from desktop.windows.page import Page
from desktop.windows.page_parts import filled
from desktop.windows.surroundings import Surroundings
from models.rules.purposes import Purpose


class IntakePlace(Page):
    """Records a matter and goes on to its case."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self._around = around
        self._is_used = False
        self._is_new = True
        self.intake = IntakePage(around.desk)
        filled(self, self.intake)
        self.intake.recorded.connect(self._on_recorded)
        self.intake.case_asked.connect(lambda case_id: self.go_asked.emit(Place(CASE, case_id)))
        self.intake.left.connect(self.back_asked)

    def arrive(self, place: Place) -> None:
        """Begin a new matter at its first choice, unless one is being written."""
        if self._is_used:
            self._is_used, self._is_new = False, True
            self.intake.start_over()
        if self._is_new:
            self._is_new = False
            self.intake.segments.button(self.intake.kind.value).setFocus()

    def keep_typed(self) -> None:
        """Hand unsaved text to the draft journal now."""
        self.intake.keeper.flush()

    def _on_recorded(self, case_id: UUID) -> None:
        self._is_used = True
        self._around.purposes.state(case_id, Purpose.CLIENT_WORK)
        self.go_asked.emit(Place(CASE, case_id))
