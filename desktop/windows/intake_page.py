"""The page where a matter becomes pending: a contact, notification or application is recorded."""

from datetime import date
from uuid import UUID, uuid4

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.base.clock import HELSINKI
from desktop.base.desk import Desk
from desktop.base.sentence_tables import N_
from desktop.base.words import tr
from desktop.forms.draft_keeper import DraftKeeper
from desktop.forms.form import DocumentForm
from desktop.forms.refusals import problems_of
from desktop.widgets.banner import Banner
from desktop.widgets.date_field import DateField
from desktop.widgets.segments import Segments
from desktop.windows.case_bars import PageBar, shortcut
from desktop.windows.case_documents import DocumentList
from desktop.windows.intake_aside import IntakeAside
from desktop.windows.intake_client import client_data, client_values
from desktop.windows.intake_duplicates import DuplicateNotice, described
from desktop.windows.three_panes import ThreePanes
from models.rules.commands import RecordIntake
from models.rules.documents.effects import effects
from models.rules.documents.registry import document_type
from models.rules.errors import PolkuError
from models.rules.identity import is_personal_code
from models.rules.kinds import INTAKE_KINDS, START_GROUPS, DocumentKind, Group
from models.rules.merging import GROUP_AT_INTAKE
from models.rules.organisation import RuleSettings
from models.rules.rows import PersonData, PersonMatch
from models.services.intake import possible_duplicates, record_intake
from models.services.setup import rule_settings, workers

_SEARCH_WAIT = 250
_NAMES = {
    DocumentKind.CONTACT: N_("Yhteydenotto"),
    DocumentKind.NOTIFICATION: N_("Ilmoitus huolesta"),
    DocumentKind.CHILD_WELFARE_NOTIFICATION: N_("Lastensuojeluilmoitus"),
    DocumentKind.APPLICATION: N_("Hakemus"),
}
_MOVES_CLOCKS = ("received_on", *(group.name.lower() for group in START_GROUPS))
_WHO = ("client_surname", "client_given_names", "client_code", "client_birth_date")


class IntakePage(QWidget):
    """Record how a matter became pending; due dates and possible duplicates show while typing.

    Ctrl+Enter records, Esc leaves it unfinished (the text is kept in the draft journal).

    Signals:
        recorded(object): the id of the case that was opened or joined.
        case_asked(object): the id of a case that the user wants to see instead.
        left(): the user left it unfinished.
    """

    recorded = Signal(object)
    case_asked = Signal(object)
    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._desk = desk
        self.kind = DocumentKind.CONTACT
        self._case_id, self._document_id, self._client_id = uuid4(), uuid4(), uuid4()
        self._match: PersonMatch | None = None
        self.form = DocumentForm(document_type(self.kind), desk)
        self.keeper = DraftKeeper(desk, self._document_id, self.form.typed, self)
        self._searching = QTimer(self)
        self._make_parts()
        self._lay_out()
        self._wire()
        self._begin()

    def start_over(self) -> None:
        """Begin a new matter with an empty form."""
        self.keeper.flush()
        self._case_id, self._document_id, self._client_id = uuid4(), uuid4(), uuid4()
        self.keeper.key = self._document_id
        self._take_apart()
        self.duplicates.forget()
        self.set_kind(DocumentKind.CONTACT)
        self._begin()

    def set_kind(self, kind: DocumentKind) -> None:
        """Change what is recorded; what was typed stays under the same keys."""
        self.kind = self.keeper.kind = kind
        self.segments.choose(kind.value)
        self.form.set_document_type(document_type(kind))
        self.form.insert_after("client", self._around_client)
        self.list.show_forms(kind, tr("luonnos"))
        self.aside.remember(kind)
        self._show_clocks()

    def record(self) -> None:
        """Record the matter, or show everything that is still wrong."""
        troubles = self.form.troubles()
        if troubles:
            self.form.show_problems(troubles)
            return
        command = self._command()
        outcome = self._desk.operations.attempt(record_intake, command=command)
        if isinstance(outcome, PolkuError):
            self._refuse(outcome)
            return
        self.keeper.drop()
        self._desk.operations.tell(outcome)
        self._desk.messages.info(tr("Asia on kirjattu vireille."))
        self.recorded.emit(command.attach_to or command.case_id)

    def leave(self) -> None:
        """Keep the text and go."""
        self.keep_typed()
        self.left.emit()

    def keep_typed(self) -> None:
        """Hand unsaved text to the draft journal now."""
        self.keeper.flush()

    def _make_parts(self) -> None:
        settings = self._desk.operations.ask(rule_settings) or RuleSettings()
        people = self._desk.operations.ask(workers) or ()
        self.bar = PageBar(tr("Uusi asia"), tr("vaihe 1 · Asian vireilletulo"))
        self.list = DocumentList()
        self.aside = IntakeAside(settings, people, self._desk.actor.user_id)
        names = [(kind.value, tr(_NAMES[kind])) for kind in INTAKE_KINDS]
        self.segments = Segments(names, tr("Mitä kirjataan"))
        self.restore = Banner("notice")
        self._around_client = QWidget()
        self.duplicates = DuplicateNotice()
        self.joining = Banner("good")
        column = QVBoxLayout(self._around_client)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.duplicates, self.joining):
            column.addWidget(widget)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        panes = ThreePanes(
            self.list, self.form, self.aside, preferences=self._desk.preferences, name="intake"
        )
        column.addWidget(panes, 1)
        self.form.add_head(self.restore)
        self.form.add_head(self.segments)
        self.form.insert_after("client", self._around_client)
        self.leave_button = self.bar.add_button(tr("Jätä kesken"), "", self.leave)
        self.record_button = self.bar.add_button(tr("Kirjaa vireille"), "primary", self.record)
        self.record_button.setToolTip(tr("Ctrl+Enter"))
        self.segments.stand_after(self.record_button)  # by Tab, and from there into the form

    def _wire(self) -> None:
        self.form.changed.connect(self.keeper.touch)
        self.form.field_changed.connect(self._on_field_changed)
        self.keeper.kept.connect(self.bar.state.setText)
        self.segments.chosen.connect(lambda key: self.set_kind(DocumentKind(key)))
        self.duplicates.joined.connect(self._join)
        self.duplicates.case_asked.connect(self.case_asked)
        self._searching.setSingleShot(True)
        self._searching.setInterval(_SEARCH_WAIT)
        self._searching.timeout.connect(self._search)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut(self, keys, self.record)
        shortcut(self, "Esc", self.leave)

    def _begin(self) -> None:
        local = self._desk.now().astimezone(HELSINKI)
        self.form.set_values(
            {
                "received_on": local.date().isoformat(),
                "received_time": f"{local:%H:%M}",
                "receiver": self._desk.worker_name,
            }
        )
        self.bar.state.setText("")
        self.set_kind(self.kind)
        self._offer_unfinished()
        self.form.focus_field("received_on")

    def _offer_unfinished(self) -> None:
        self.restore.clear()
        rows = [row for row in self._desk.drafts.pending() if row.case_id is None]
        kept = next((row for row in rows if row.kind in INTAKE_KINDS), None)
        if kept is None or kept.key == self.keeper.key:
            return

        def bring_back() -> None:
            self.keeper.key = kept.key
            self.restore.clear()
            self.form.set_values(kept.values)
            self.set_kind(kept.kind)
            self._search()

        def give_up() -> None:
            self._desk.drafts.drop(kept.key)
            self.restore.clear()

        at = kept.at.astimezone(HELSINKI)
        self.restore.say(
            tr(
                "Kesken jäänyt kirjaus {day} klo {time}",
                day=f"{at.day}.{at.month}.",
                time=f"{at.hour}.{at:%M}",
            )
        )
        self.restore.offer(tr("Palauta kirjaus"), bring_back)
        self.restore.offer(tr("Hylkää"), give_up)

    def _on_field_changed(self, key: str) -> None:
        if key in _MOVES_CLOCKS:
            self._show_clocks()
        if key in _WHO and self._match is None:
            self._searching.start()

    def _show_clocks(self) -> None:
        received = self._received()
        told = effects(self.kind, self.form.values(), finished_on=received or self._desk.today)
        group = told.get("group", told.get(GROUP_AT_INTAKE, Group.OTHER))
        self.aside.show_clocks(received, Group(str(group)))

    def _received(self) -> date | None:
        editor = self.form.editor_of("received_on")
        assert isinstance(editor, DateField)
        return editor.day()

    def _search(self) -> None:
        person = client_data(self.form.values())
        code = (
            person.personal_code
            if is_personal_code(person.personal_code, today=self._desk.today)
            else ""
        )
        named = len(person.surname.strip()) > 1 and len(person.given_names.strip()) > 1
        if not named and not code:
            self.duplicates.show_matches(())
            return
        found = self._desk.operations.attempt(
            possible_duplicates,
            surname=person.surname,
            given_names=person.given_names,
            personal_code=code,
            birth_date=person.birth_date,
        )
        self.duplicates.show_matches(() if isinstance(found, PolkuError) else found)

    def _join(self, match: PersonMatch) -> None:
        self._match = match
        self.duplicates.show_matches(())
        for key, value in client_values(match.person.data).items():
            if value is not None:
                self.form.set_value(key, value)
        name = match.person.name
        if match.open_case_id is not None:
            text = tr("Kirjataan asiaan {number}: {name}", number=match.open_case_number, name=name)
        else:
            text = tr("Kirjataan henkilölle {name}, {details}", name=name, details=described(match))
        self.joining.clear()
        self.joining.say(text)
        self.joining.offer(tr("Peru"), self._take_apart)

    def _take_apart(self) -> None:
        self._match = None
        self.joining.clear()

    def _command(self) -> RecordIntake:
        values = self.form.values()
        match = self._match
        client: UUID | PersonData = match.person.id if match else self._new_client()
        return RecordIntake(
            case_id=self._case_id,
            document_id=self._document_id,
            kind=self.kind,
            values=values,
            client=client,
            client_id=match.person.id if match else self._client_id,
            attach_to=match.open_case_id if match else None,
            worker_id=self.aside.worker_id,
        )

    def _new_client(self) -> PersonData:
        return client_data(self.form.values())

    def _refuse(self, error: PolkuError) -> None:
        problems = problems_of(error, self.form.document_type)
        if problems:
            self.form.show_problems(problems)
        else:
            self._desk.messages.refuse(error)
