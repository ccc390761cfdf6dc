"""What is done with the draft of the path as a whole: begun, opened, saved, published."""

from typing import TYPE_CHECKING
from uuid import UUID

from desktop.base.desk import Desk
from desktop.base.words import tr, tr_n
from desktop.windows.page_parts import run_dialog
from desktop.windows.process_draft import read_path
from desktop.windows.version_publish import VersionPublishDialog
from models.rules.errors import RuleBroken
from models.rules.rows import ProcessRow, VersionState
from models.services.processes import process_versions

if TYPE_CHECKING:
    from desktop.windows.process_page import PathPage


class PathActs:
    """Carries out acts of the page; each keeps what is not saved, or asks first."""

    def __init__(self, desk: Desk, page: "PathPage") -> None:
        self._desk, self._page = desk, page

    def save(self) -> bool:
        """Keep the draft in the store; answer whether it is kept."""
        self._page.panel.commit()
        if not self._page.draft.is_editable:
            return False
        refused = self._page.draft.save()
        if refused is not None:
            self._desk.messages.refuse(refused)
            return False
        self._desk.messages.info(tr("Luonnos on tallennettu."))
        return True

    def publish(self) -> None:
        """Publish the draft at hand, once the checks and the user agree."""
        self._page.panel.commit()
        if (
            self._page.draft.is_editable
            and self._passes()
            and (self._page.draft.is_saved or self.save())
        ):
            row = self._page.draft.row
            if row is not None:
                run_dialog(
                    VersionPublishDialog(self._desk, row, self._current(), self._page.window())
                )

    def begin_draft(self) -> None:
        """Begin a new draft from the version in use, from nothing where there is none."""
        current = self._current()
        if not self._may_leave():
            return
        if current is None:
            self.begin_empty()
        elif self._page.draft.open(current.id):
            self.copy_open()

    def begin_empty(self) -> None:
        """Begin a new draft without any element."""
        if self._may_leave():
            self._page.draft.begin_empty()
            self._page.canvas.setFocus()

    def open_version(self, process_id: UUID) -> None:
        """Show a version of the store."""
        if process_id != self._page.draft.process_id and self._may_leave():
            self._page.draft.open(process_id)
            self._page.banners.offer_kept()

    def open_file(self) -> None:
        """Read a BPMN file as a new draft; where it is refused, the open draft stays."""
        data = self._page.files.choose()
        if data is None:
            return
        found = read_path(data)
        if isinstance(found, RuleBroken):
            self._desk.messages.refuse(found)
        elif self._may_leave():
            self._page.draft.begin_from(found, data)
            self._desk.messages.info(tr("Tiedosto on avattu uudeksi luonnokseksi."))
            self._page.canvas.setFocus()

    def copy_open(self) -> None:
        """Make a draft of the version that is shown and keep it."""
        self._page.draft.begin_from(self._page.draft.value, self._page.draft.source)
        refused = self._page.draft.save()
        if refused is not None:
            self._desk.messages.refuse(refused)
            return
        self._page.canvas.announce(tr("Uusi luonnos on valmis muokattavaksi."))
        self._page.canvas.setFocus()

    def _current(self) -> ProcessRow | None:
        rows = self._desk.operations.ask(process_versions) or ()
        return next((row for row in rows if row.state is VersionState.CURRENT), None)

    def _may_leave(self) -> bool:
        """Keep what is not saved before something else is opened; answer whether to go on."""
        self._page.panel.commit()
        if not self._page.draft.is_editable or self._page.draft.is_saved:
            return True
        question = tr("Luonnoksessa on tallentamattomia muutoksia. Tallennetaanko ne ensin?")
        keep, drop = tr("Tallenna ja jatka"), tr("Hylkää muutokset")
        way = self._desk.messages.choose(tr("Tallentamattomia muutoksia"), question, (keep, drop))
        if way == drop:
            self._page.draft.give_up()
        return way == drop or (way == keep and self.save())

    def may_publish(self, row: ProcessRow) -> bool:
        """Answer whether a draft passes the checks; it is shown, and saved, first."""
        self.open_version(row.id)
        if self._page.draft.process_id != row.id or not self._passes():
            return False
        return self._page.draft.is_saved or self.save()

    def _passes(self) -> bool:
        self._page.check()
        count = len(self._page.problems.blocking)
        if count:
            self._desk.messages.error(
                tr_n(
                    "Korjaa ensin yksi huomautus, sitten voit julkaista.",
                    "Korjaa ensin {count} huomautusta, sitten voit julkaista.",
                    count,
                )
            )
            self._page.problems.list.setFocus()
        return not count
