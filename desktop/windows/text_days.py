"""From which day a decision text holds, or is out of use."""

from PySide6.QtWidgets import QWidget

from desktop.base.desk import Desk
from desktop.base.sentences import sentence
from desktop.base.words import language, tr
from desktop.widgets.date_field import DateField
from desktop.widgets.editor import EditorSetting
from desktop.windows.dialog_parts import FormDialog
from desktop.windows.labelled import Labelled
from models.rules.changes import Changes
from models.rules.deadlines import add_days
from models.rules.errors import PolkuError
from models.rules.letter_texts import TextVersion, text_name
from models.services.letter_texts import publish_text, retire_text


class _DayDialog(FormDialog):
    """Asks a day; a refusal is said beside the field."""

    def __init__(self, desk: Desk, words: tuple[str, str, str, str], parent: QWidget) -> None:
        title, lead, label, act = words
        super().__init__(parent, title, lead, act)
        self.desk = desk
        self.day = Labelled(label, DateField(EditorSetting(today=lambda: desk.today)))
        self.box.addWidget(self.day)
        self.day.control.edited.connect(lambda: self.day.show_problem(""))

    def settle(self, found: Changes | PolkuError) -> None:
        """Close when it was done, or say why not."""
        if isinstance(found, PolkuError):
            self.day.show_problem(sentence(found))
            self.fit()
            return
        self.desk.operations.tell(found)
        self.accept()

    def is_read(self) -> bool:
        """Answer whether a day is given; say what is wrong when it is not."""
        trouble = self.day.control.trouble()
        if trouble is not None:
            self.day.show_problem(sentence(trouble))
        elif self.day.control.day() is None:
            self.day.show_problem(tr("Anna päivä."))
        self.fit()
        return not self.day.problem


class PublishDialog(_DayDialog):
    """Publishes a draft from a day on."""

    def __init__(
        self, desk: Desk, version: TextVersion, before: TextVersion | None, parent: QWidget
    ) -> None:
        words = (
            tr("Julkaise teksti"),
            tr("Päätökset, joiden päiväys on tämä päivä tai myöhempi, saavat uuden tekstin."),
            tr("Voimassa alkaen"),
            tr("Julkaise"),
        )
        super().__init__(desk, words, parent)
        self._version = version
        first = desk.today
        if before is not None and before.valid_from is not None and before.valid_from >= first:
            first = add_days(before.valid_from, 1)
        self.day.control.set_value(first.isoformat())

    def do(self) -> None:
        """Publish it."""
        day = self.day.control.day()
        if self.is_read() and day is not None:
            self.settle(
                self.desk.operations.attempt(
                    publish_text,
                    text_id=self._version.text_id,
                    row_version=self._version.row_version,
                    valid_from=day,
                )
            )


class RetireDialog(_DayDialog):
    """Takes a text out of use from a day on."""

    def __init__(self, desk: Desk, version: TextVersion, parent: QWidget) -> None:
        words = (
            tr("Poista teksti käytöstä"),
            tr(
                "{name}. Tekstiä ei enää tarjota tästä päivästä alkaen. Se jää luettavaksi.",
                name=text_name(version, language()),
            ),
            tr("Pois käytöstä alkaen"),
            tr("Poista käytöstä"),
        )
        super().__init__(desk, words, parent)
        self._version = version
        self.day.control.set_value(add_days(desk.today, 1).isoformat())

    def do(self) -> None:
        """Take it out of use."""
        day = self.day.control.day()
        if self.is_read() and day is not None:
            self.settle(
                self.desk.operations.attempt(
                    retire_text, text_id=self._version.text_id, ends_on=day
                )
            )
