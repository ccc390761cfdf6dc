"""Writing one decision text: its wordings, how it looks on a real page, its versions."""

from dataclasses import replace
from functools import partial
from uuid import uuid4

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from desktop.base.sentences import sentence
from desktop.base.signing import draft_letter
from desktop.base.words import language, tr
from desktop.widgets.flow import FlowLayout
from desktop.widgets.plain import PlainButton, PlainLabel
from desktop.widgets.reading_order import InReadingOrder
from desktop.widgets.segments import Segments
from desktop.windows.notice import Notice
from desktop.windows.page_parts import run_dialog, screen_room, scrolling
from desktop.windows.pdf_view import PdfView
from desktop.windows.surroundings import Surroundings
from desktop.windows.text_days import PublishDialog, RetireDialog
from desktop.windows.text_difference import DifferenceDialog
from desktop.windows.text_fields import TextFields
from desktop.windows.text_words import law_words, version_words
from models.rules.errors import PolkuError
from models.rules.kinds import Outcome
from models.rules.letter_texts import TextLibrary, TextVersion, TextWords, Tongue, text_name
from models.rules.organisation import Organisation
from models.rules.rights import Right, may
from models.rules.text_checks import problems_of_text
from models.rules.text_samples import sample_of
from models.rules.words import Language
from models.services.letter_texts import save_text, take_back_text, text_library
from models.services.setup import organisation

REST_MS = 350


class TextEditor(InReadingOrder, QDialog):
    """One text with a draft to write; published versions are read and compared."""

    def __init__(
        self, around: Surroundings, library: TextLibrary, text_id: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._around, self._desk = around, around.desk
        self._editable = may(around.desk.actor, Right.EDIT_SETTINGS)
        self._house = around.desk.operations.ask(organisation) or Organisation()
        self._library = library
        self.text_id = text_id or f"own.{uuid4().hex}"
        self.version = self._newest()
        self.fields = TextFields()
        self.heading, self.about = PlainLabel("", "title"), PlainLabel("", "dim")
        self.law, self.notice = PlainLabel("", "dim"), Notice()
        self.view = PdfView(around.drawing)
        self.tongue = Segments(
            ((Language.FINNISH.value, tr("Suomeksi")), (Language.SWEDISH.value, tr("Ruotsiksi"))),
            tr("Esikatselun kieli"),
        )
        self.tongue.choose(Language.FINNISH.value)
        self.save = PlainButton(tr("Tallenna luonnos"))
        self.publish = PlainButton(tr("Julkaise…"), "primary")
        self.retire = PlainButton(tr("Poista käytöstä…"))
        self.compare = PlainButton(tr("Vertaa versioita…"))
        self.undo = PlainButton(tr("Peru viimeisin"))
        self.close_button = PlainButton(tr("Sulje"))
        self._asked = 0
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._lay_out()
        self._wire()
        self._show()
        self.fields.words[Tongue.FI].control.setFocus()

    @property
    def is_changed(self) -> bool:
        """Whether something is written that is not stored."""
        return bool(self.fields.taken(self.version))

    def do_save(self) -> bool:
        """Keep the draft; answer whether it is stored as it stands."""
        if not self._editable or not self._is_sound(to_publish=False):
            return False
        found = self._desk.operations.attempt(save_text, text=self._typed())
        if isinstance(found, PolkuError):
            self.notice.say("trouble", sentence(found))
            return False
        self._reread()
        self._desk.operations.tell(found)
        self.notice.say("good", tr("Luonnos on tallennettu."))
        return True

    def do_publish(self) -> None:
        """Store what is written and ask from which day it holds."""
        if not self._is_sound(to_publish=True):
            return
        if (self.is_changed or not self.version.is_draft) and not self.do_save():
            return
        if run_dialog(PublishDialog(self._desk, self.version, self._last_day(), self)):
            self._reread()
            self.notice.say("good", tr("Teksti on julkaistu. Voit vielä perua julkaisun."))

    def do_retire(self) -> None:
        """Ask from which day the text is out of use."""
        if run_dialog(RetireDialog(self._desk, self.version, self)):
            self._reread()
            self.notice.say("good", tr("Teksti poistuu käytöstä. Voit vielä perua sen."))

    def do_take_back(self) -> None:
        """Undo the newest step."""
        found = self._desk.operations.attempt(take_back_text, text_id=self.text_id)
        if isinstance(found, PolkuError):
            self.notice.say("trouble", sentence(found))
            return
        self._reread()
        self._desk.operations.tell(found)
        self.notice.say("good", tr("Viimeisin muutos on peruttu."))

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 8, 0)
        area = scrolling(self.fields)
        column.addWidget(area, 1)
        # the sentence below the field has its room only after the layout
        self.fields.problem_shown.connect(
            lambda field: QTimer.singleShot(0, area, lambda: area.ensureWidgetVisible(field, 0, 20))
        )
        right = QWidget()
        pages = QVBoxLayout(right)
        pages.setContentsMargins(8, 0, 0, 0)
        pages.setSpacing(8)
        pages.addWidget(self.tongue)
        pages.addWidget(self.view, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(right)
        split.setSizes((520, 520))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(22, 18, 22, 18)
        outer.setSpacing(8)
        for widget in (self.heading, self.about, self.law, self.notice):
            outer.addWidget(widget)
        outer.addWidget(split, 1)
        outer.addLayout(self._buttons())
        room = screen_room(self)
        self.resize(min(1100, room.width()), min(860, room.height()))

    def _buttons(self) -> QHBoxLayout:
        row, others = QHBoxLayout(), FlowLayout(across=8, down=6)
        for button in (self.compare, self.undo, self.retire):
            others.addWidget(button)
        row.addLayout(others, 1)
        for button in (self.close_button, self.save, self.publish):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        return row

    def _wire(self) -> None:
        self.fields.changed.connect(self._on_changed)
        self._rest.timeout.connect(self._draw)
        self.tongue.chosen.connect(lambda _: self._draw())
        self.save.clicked.connect(self.do_save)
        self.publish.clicked.connect(self.do_publish)
        self.retire.clicked.connect(self.do_retire)
        self.undo.clicked.connect(self.do_take_back)
        self.compare.clicked.connect(self._on_compare)
        self.close_button.clicked.connect(self.close)
        QShortcut(QKeySequence.StandardKey.Save, self, self.do_save)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.publish.click)

    def _show(self) -> None:
        version, today = self.version, self._desk.today
        history = self._library.history(self.text_id)
        self.setWindowTitle(tr("Päätösteksti"))
        self.heading.setText(text_name(version, language()) if history else tr("Uusi teksti"))
        self.about.setText(version_words(version, self._library, today) if history else "")
        self.about.setVisible(bool(history))
        self.law.setText(law_words(version, today))
        self.law.setVisible(bool(version.laws))
        is_new = all(each.own and each.is_draft for each in history)
        editable = self._editable and not version.retired
        self.fields.show_version(version, may_move=is_new, editable=editable)
        self._fit_buttons(history, editable=editable)
        self._draw()

    def _fit_buttons(self, history: tuple[TextVersion, ...], *, editable: bool) -> None:
        published = any(not each.is_draft for each in history)
        newest = history[0] if history else None
        self.save.setVisible(editable)
        self.publish.setVisible(editable)
        self.publish.setEnabled(editable)
        self.compare.setVisible(len(history) > 1)
        self.undo.setVisible(self._editable and newest is not None and newest.own)
        in_use = published and newest is not None and not newest.is_draft and not newest.retired
        self.retire.setVisible(self._editable and in_use)

    def _newest(self) -> TextVersion:
        history = self._library.history(self.text_id)
        if history:
            return history[0]
        return TextVersion(
            text_id=self.text_id,
            version=1,
            service="",
            outcome=Outcome.FAVOURABLE,
            ground="own",
            words=TextWords(),
            valid_from=None,
            own=True,
        )

    def _typed(self) -> TextVersion:
        """Return what is written, as a draft: of this version, or the next one's."""
        draft = replace(self.version, **self.fields.taken(self.version))  # type: ignore[arg-type]
        if self.version.is_draft:
            return draft
        return replace(draft, valid_from=None, own=True, used=False, row_version=0)

    def _is_sound(self, *, to_publish: bool) -> bool:
        found = problems_of_text(self._typed(), to_publish=to_publish)
        problems = (*found, *self.fields.undrawable())
        self.fields.show_problems(problems)
        if problems:
            self.notice.say("trouble", tr("Korjaa merkityt kentät. Mitään ei tallennettu."))
        return not problems

    def _last_day(self) -> TextVersion | None:
        history = self._library.history(self.text_id)
        return next((each for each in history if not each.is_draft), None)

    def _reread(self) -> None:
        self._library = self._desk.operations.ask(text_library) or self._library
        self.version = self._newest()
        self._show()

    def _on_changed(self) -> None:
        self.notice.say("soon", "")
        self._rest.start()

    def _on_compare(self) -> None:
        history = self._library.history(self.text_id)
        run_dialog(DifferenceDialog(history, self._library, self._desk.today, self))

    def _draw(self) -> None:
        """Make the real letter of an invented client with what is written now."""
        self._rest.stop()
        self._asked += 1
        facts = sample_of(
            self._typed(), Language(self.tongue.current), self._house, self._desk.today
        )
        self._around.drawing.run(
            partial(draft_letter, facts),
            partial(self._on_made, self._asked),
            lambda error: self.view.say(sentence(error)),
        )

    def _on_made(self, asked: int, pdf: bytes) -> None:
        if asked == self._asked:
            self.view.show_pdf(pdf)

    def _may_leave(self) -> bool:
        if not self._editable or not self.is_changed:
            return True
        return self._desk.messages.confirm(
            tr("Päätösteksti"),
            tr("Muutoksia ei ole tallennettu. Suljetaanko silti?"),
            tr("Sulje tallentamatta"),
        )

    def reject(self) -> None:
        """Close by Escape; what is not stored is asked about (Qt calls)."""
        if self._may_leave():
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close the window; what is not stored is asked about (Qt calls)."""
        if self._may_leave():
            event.accept()
        else:
            event.ignore()
