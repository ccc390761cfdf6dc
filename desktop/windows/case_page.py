"""The page of one case: its documents, the one being written or read, and all that is beside it."""

from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from desktop.base.desk import Desk
from desktop.base.words import say, tr
from desktop.widgets.banner import Banner
from desktop.widgets.phase_bar import PhaseBar
from desktop.windows.attachments_drop import DropPlace
from desktop.windows.attachments_pane import AttachmentsPane
from desktop.windows.case_acts import CaseActs
from desktop.windows.case_aside import CaseAside
from desktop.windows.case_bars import PageBar, shortcut
from desktop.windows.case_document import DocumentPane
from desktop.windows.case_documents import DocumentList
from desktop.windows.case_overview import Overview
from desktop.windows.case_panes import CasePanes
from desktop.windows.case_path import CasePath
from desktop.windows.conflict_settling import RIGHT_ENDED, ended, say_refusal
from desktop.windows.prints_menu import PrintsButton
from desktop.windows.row_words import name_and_age
from desktop.windows.steady import steady
from desktop.windows.three_panes import ThreePanes
from models.rules.changes import CasesChanged, Changes, PersonChanged, PersonTouched
from models.rules.dates import show_date
from models.rules.facts import Missing
from models.rules.kinds import DocumentKind
from models.rules.organisation import RuleSettings
from models.rules.rights import Right, may
from models.rules.rights_matrix import FINISHING
from models.rules.rows import CaseSheet
from models.services.cases import case_sheet, open_case
from models.services.processes import shown_process
from models.services.setup import rule_settings


class CasePage(QWidget):
    """Everything about one case.

    Ctrl+P opens the prints, Ctrl+S saves the draft, Ctrl+Enter finishes it, Ctrl+0 shows the
    summary, Ctrl+M goes to the moves, F6 goes from pane to pane. Ctrl+O adds attachments, Ctrl+V
    pastes one outside of fields.

    Signals:
        print_asked(object, object): ids of the case and of the finished document to print.
        decision_asked(object, object): ids of the case and of the decision to work on.
        case_asked(object): the id of another case, of a close one.
        opened(str): the number of the case that was opened.
        gone(): the right to the case has ended; nothing of it is shown any longer.
        paste_asked(): what is on the clipboard should be attached.
    """

    print_asked = Signal(object, object)
    decision_asked = Signal(object, object)
    case_asked = Signal(object)
    opened = Signal(str)
    gone = Signal()
    paste_asked = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.desk = desk
        self.sheet: CaseSheet | None = None
        shown = desk.operations.ask(shown_process)
        self.path = CasePath(shown.definition if shown is not None else None)
        self._stale = False
        self._make_parts()
        self._lay_out()
        self._wire()

    @property
    def pane(self) -> DocumentPane | None:
        """The document shown, None while the summary is."""
        return self.panes.pane

    def open(self, case_id: UUID, purpose: str) -> bool:
        """Open a case for a stated purpose; answer whether it was let open."""
        sheet = self.desk.operations.ask(open_case, case_id=case_id, purpose=purpose)
        if sheet is None:
            return False
        self.panes.forget()
        self._show(sheet)
        self.panes.offer_drafts()
        self.panes.show_overview()
        self._take_focus()
        self.opened.emit(sheet.row.number)
        return True

    def refresh(self) -> None:
        """Read the case again after something in it changed."""
        self._stale = False
        if self.sheet is None:
            return
        found = self.desk.operations.attempt(case_sheet, case_id=self.sheet.row.id)
        if isinstance(found, CaseSheet):
            self._show(found)
            return
        if ended(found).code == RIGHT_ENDED:
            self._leave()
        say_refusal(self.desk, found)

    def _leave(self) -> None:
        """Close a case that is one's own no more; what was typed goes to the draft journal."""
        self.panes.forget()
        self.sheet = self.acts.sheet = None
        self._show_parts(False)
        QTimer.singleShot(0, self, self.gone.emit)

    def show_overview(self) -> None:
        """Show the summary."""
        self.panes.show_overview()

    def show_attachments(self) -> None:
        """Show the attachments."""
        self.panes.show_attachments()

    def show_document(self, document_id: UUID, field: str | None = None) -> None:
        """Show a document of the case, with the cursor in `field`."""
        self.panes.show_document(document_id, field)

    def begin(self, kind: DocumentKind, field: str | None = None) -> None:
        """Begin a document, or go on with the draft that there is."""
        self.panes.begin(kind, field)

    def mend(self, missing: Missing) -> None:
        """Go where something missing can be filled in."""
        self.panes.mend(missing)

    def save(self) -> None:
        """Save the draft that is shown."""
        if self.pane is not None and self.pane.is_draft:
            self.pane.save()

    def finish(self) -> None:
        """Make the draft that is shown final."""
        if self.pane is not None and self.pane.is_draft:
            self.pane.finish()

    def put_below_bar(self, widget: QWidget) -> None:
        """Put a strip between the bar and the case."""
        self._column.insertWidget(self._column.indexOf(self.bar) + 1, widget)

    def keep_typed(self) -> None:
        """Hand unsaved text to the draft journal now."""
        self.panes.keep_typed()

    def _make_parts(self) -> None:
        settings = self.desk.operations.ask(rule_settings) or RuleSettings()
        self.bar, self.phases = PageBar("", ""), PhaseBar()
        self.banner = Banner("banner")
        self.list = DocumentList()
        self.overview = Overview(self.path.words)
        self.attachments = AttachmentsPane(self.desk.actor)
        self.panes = CasePanes(self.desk, self.overview, self.attachments)
        self.aside = CaseAside(self.desk.actor, settings, self.path.words)
        self.acts = CaseActs(self, self.desk, self.panes, self.path)
        self.drop = DropPlace(self)

    def _lay_out(self) -> None:
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._three = ThreePanes(
            self.list, self.panes, self.aside, preferences=self.desk.preferences, name="case"
        )
        for widget in (self.bar, self.banner):
            column.addWidget(widget)
        column.addWidget(self._three, 1)
        self.bar.insert_phases(self.phases)
        self.prints = PrintsButton(self.desk.actor, self.bar)
        self.bar.add(self.prints)
        self.print_button = self.bar.add_button(tr("Tulosta"), "", self._on_print)
        self.amend_button = self.bar.add_button(tr("Tee uusi versio"), "", self._on_amend)
        self.save_button = self.bar.add_button(tr("Tallenna luonnos"), "", self.save)
        self.finish_button = self.bar.add_button(tr("Valmis"), "primary", self.finish)
        self.save_button.setToolTip("Ctrl+S")
        self.finish_button.setToolTip(tr("Ctrl+Enter"))
        self._show_parts(False)

    def _wire(self) -> None:
        self.list.overview_asked.connect(self.show_overview)
        self.list.attachments_asked.connect(self.show_attachments)
        self.list.chosen.connect(self.show_document)
        self.list.new_asked.connect(lambda kind: self.begin(DocumentKind(kind)))
        self.panes.switched.connect(self._on_switched)
        self.panes.decision_asked.connect(self._on_decision_asked)
        self.overview.move_asked.connect(self.acts.move)
        self.overview.renew_asked.connect(self.acts.renew)
        self.acts.follow(self.aside)
        self.aside.moves.missing_asked.connect(self.mend)
        self.overview.missing_asked.connect(self.mend)
        self.aside.people.case_asked.connect(self.case_asked)
        self.desk.hub.committed.connect(self._on_committed)
        for keys, act in (
            ("Ctrl+S", self.save),
            ("Ctrl+Return", self.finish),
            ("Ctrl+Enter", self.finish),
            ("Ctrl+0", self.show_overview),
            ("Ctrl+P", self.prints.showMenu),
            ("Ctrl+M", self.aside.moves.focus_free),
            ("Ctrl+O", self.attachments.add.click),
            ("Ctrl+V", self.paste_asked.emit),
            ("F6", self._next_pane),
        ):
            shortcut(self, keys, act)

    def _take_focus(self) -> None:
        """Have the page's keys at hand: nothing of it could take the focus while it was empty."""
        focused = QApplication.focusWidget()
        if self.isVisible() and (focused is None or not self.isAncestorOf(focused)):
            self.prints.setFocus()

    def _show_parts(self, shown: bool) -> None:
        """Show nothing of the page while there is no case to show, as when its purpose is asked."""
        for part in (self.bar, self._three):
            part.setVisible(shown)

    def _show(self, sheet: CaseSheet) -> None:
        self._show_parts(True)
        self.sheet = self.acts.sheet = sheet
        self.path.follow(sheet.path)
        self.panes.show_case(sheet)
        row = sheet.row
        worker = row.worker_name or tr("ei työntekijää")
        self.bar.title.setText(row.number)
        self.bar.about.setText(f"{name_and_age(row, self.desk.today)} · {worker}")
        step = self.path.words(row.step_id)
        self.phases.set_phase(row.phase, say(step) if step else "")
        self.banner.say(warning(sheet))
        forms = self.path.forms(row.step_id)
        is_open = row.closed_on is None
        attached = sum(not each.is_removed for each in sheet.attachments)
        self.list.show_case(sheet.documents, forms, is_open=is_open, attached=attached)
        self.drop.is_open = is_open and may(self.desk.actor, Right.WRITE_DOCUMENT)
        self.overview.show_case(sheet, forms)
        can_go_back = bool(self.path.earlier(row.step_id))
        self.aside.show_case(sheet, self.desk.today, can_go_back=can_go_back)
        self._on_switched()

    def _on_switched(self) -> None:
        if self.sheet is None:
            return
        pane = self.pane
        if self.panes.on_attachments:
            self.list.mark_attachments()
        elif pane is None:
            self.list.mark(None)
        elif any(row.id == pane.document_id for row in self.sheet.documents):
            self.list.mark(pane.document_id)
        else:
            self.list.mark_new(pane.kind)
        writing = pane is not None and pane.is_draft
        amendable = pane is not None and not pane.is_draft and not pane.sheet.row.superseded
        is_open = self.sheet.row.closed_on is None
        self.save_button.setVisible(writing)
        self.finish_button.setVisible(writing and self._may_finish(pane))
        self.print_button.setVisible(pane is not None and not writing)
        self.amend_button.setVisible(amendable and is_open)

    def _may_finish(self, pane: DocumentPane | None) -> bool:
        """Answer whether the worker's role may make the shown document final."""
        right = FINISHING.get(pane.kind, Right.FINISH_DOCUMENT) if pane is not None else None
        return right is not None and may(self.desk.actor, right)

    def _on_decision_asked(self, document_id: UUID) -> None:
        if self.sheet is not None:
            self.decision_asked.emit(self.sheet.row.id, document_id)

    def _on_print(self) -> None:
        if self.sheet is not None and self.pane is not None:
            self.print_asked.emit(self.sheet.row.id, self.pane.document_id)

    def _on_amend(self) -> None:
        if self.pane is not None:
            self.acts.amend(self.pane.document_id)

    def _on_committed(self, changes: Changes) -> None:
        if not any(self._concerns(change.case_id, change) for change in changes):
            return
        if self.isVisible():
            with steady(self):
                self.refresh()
        else:
            self._stale = True

    def _concerns(self, case_id: UUID | None, change: object) -> bool:
        if self.sheet is None:
            return False
        if isinstance(change, CasesChanged):
            return True
        if isinstance(change, PersonChanged | PersonTouched):
            people = {self.sheet.client.id, *(tie.person.id for tie in self.sheet.ties)}
            return change.person_id in people
        return case_id == self.sheet.row.id

    def _next_pane(self) -> None:
        middle = self.panes.currentWidget() or self.overview
        panes: list[QWidget] = [self.list, middle, self.aside]
        focused = self.focusWidget()
        at = next((i for i, p in enumerate(panes) if focused and p.isAncestorOf(focused)), -1)
        focus_into(panes[(at + 1) % len(panes)])

    def showEvent(self, event: QShowEvent) -> None:
        """Read the case again when it changed while hidden (Qt calls)."""
        super().showEvent(event)
        if self._stale:
            self.refresh()


def warning(sheet: CaseSheet) -> str:
    """Return what must not be missed about a case; empty when there is nothing."""
    words = []
    if sheet.client.data.non_disclosure:
        until = sheet.client.data.non_disclosure_until
        words.append(
            tr("Turvakielto {day} asti", day=show_date(until)) if until else tr("Turvakielto")
        )
    if sheet.row.urgent:
        words.append(tr("Kiireellinen"))
    if sheet.row.closed_on is not None:
        words.append(tr("Asia on päätetty {day}", day=show_date(sheet.row.closed_on)))
    return " · ".join(words)


def focus_into(pane: QWidget) -> None:
    """Put the focus on the first widget of a pane that takes it."""
    for widget in pane.findChildren(QWidget):
        takes_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if widget.isVisible() and widget.isEnabled() and takes_tab:
            widget.setFocus(Qt.FocusReason.TabFocusReason)
            return
