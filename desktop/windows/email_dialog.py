"""PDF by e-mail: never without a warning, a choice and a line in the use log before it leaves."""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import platformdirs
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from desktop.base.export_files import trouble_words, write_export
from desktop.base.sentences import sentence_for
from desktop.base.words import say, tr
from desktop.widgets.plain import PlainLabel, plain
from desktop.windows.dialog_parts import FormDialog
from desktop.windows.page_parts import roomy, run_dialog
from desktop.windows.surroundings import Surroundings
from models.rules.attachments import EMAIL_GROUNDS, EmailGround
from models.rules.errors import PolkuError
from models.services.attachments import record_emailed


class EmailDialog(FormDialog):
    """Says what ordinary e-mail is worth and asks why it is used all the same.

    Not to send is what Enter does; without a ground nothing can be sent.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            parent,
            tr("Lähetä sähköpostilla"),
            tr(
                "Tavallinen sähköposti ei ole turvallinen tapa lähettää salassa pidettäviä "
                "henkilötietoja: viesti voi kulkea suojaamatta, päätyä väärälle ja jäädä muiden "
                "palvelimille."
            ),
            tr("Tallenna ja avaa sähköposti"),
        )
        self.box.addWidget(
            PlainLabel(
                tr(
                    "Turvallisia tapoja ovat turvaposti, suomi.fi-viestit, kirje ja antaminen "
                    "käteen. Muista myös turvakielto ja lapsen kielto: tarkista, kenelle lähetät."
                ),
                "strong",
            )
        )
        self.box.addWidget(PlainLabel(tr("Miksi lähetät sähköpostilla?"), "label"))
        self.setMinimumWidth(roomy(self, 520))
        self._group = QButtonGroup(self)
        self.grounds: dict[EmailGround, QRadioButton] = {}
        for ground, words in EMAIL_GROUNDS.items():
            button = QRadioButton(plain(say(words)))
            self._group.addButton(button)
            self.grounds[ground] = button
            self.box.addWidget(button)
        self.box.addWidget(
            PlainLabel(
                tr(
                    "Valinta kirjataan käyttölokiin. Ohjelma tallentaa tiedoston ja avaa tyhjän "
                    "viestin, johon liität sen itse. Älä kirjoita otsikkoon nimiä, ja poista "
                    "tallennettu tiedosto, kun se on lähetetty."
                ),
                "dim",
            )
        )
        self.cancel.set_words(tr("Älä lähetä"))
        self.act.setDefault(False)
        self.cancel.setDefault(True)
        self.act.setProperty("kind", "")
        self.cancel.setProperty("kind", "primary")
        self.act.setEnabled(False)
        self._group.buttonToggled.connect(lambda *_: self.act.setEnabled(True))

    @property
    def ground(self) -> EmailGround | None:
        """Why it is sent, None before anything was chosen."""
        found = (each for each, button in self.grounds.items() if button.isChecked())
        return next(found, None)

    def do(self) -> None:
        """Go on only with a ground."""
        if self.ground is None:
            self.refuse(sentence_for("email.no_ground", {}))
        else:
            self.accept()


def send_by_email(
    around: Surroundings,
    parent: QWidget,
    name: str,
    content: Callable[[], bytes | None],
    case_id: UUID | None = None,
) -> bool:
    """Warn, ask, log, save where the user wants and open an empty message; was it done?

    `name` is a file's name without anything personal; `content` is asked for last and may refuse.
    """
    dialog = EmailDialog(parent)
    grounds: list[EmailGround] = []
    dialog.accepted.connect(lambda: grounds.extend([dialog.ground] if dialog.ground else []))
    if not run_dialog(dialog) or not grounds:
        return False
    target = _place(around, parent, name)
    if target is None:
        return False
    desk = around.desk
    outcome = desk.operations.attempt(record_emailed, ground=grounds[0], case_id=case_id)
    if isinstance(outcome, PolkuError):
        desk.messages.refuse(outcome)
        return False
    made = content()
    if made is None or not written(around, target, made):
        return False
    if around.mail.open_message():
        desk.messages.info(
            tr("{name} on tallennettu. Liitä se viestiin, joka avautui.", name=target.name)
        )
    else:
        desk.messages.error(
            tr(
                "{name} on tallennettu, mutta sähköpostiohjelmaa ei löytynyt. Avaa sähköposti itse "
                "ja liitä tiedosto viestiin.",
                name=target.name,
            )
        )
    return True


def written(around: Surroundings, target: Path, content: bytes) -> bool:
    """Write a file whole or not at all, readable by its user only; say what went wrong."""
    try:
        write_export(target.parent, ((target.name, content),), over=True)
    except OSError as error:
        around.desk.messages.error(trouble_words(error))
        return False
    return True


def _place(around: Surroundings, parent: QWidget, name: str) -> Path | None:
    suggested = Path(platformdirs.user_documents_dir()) / name
    kinds = tr("Tiedostot (*{suffix})", suffix=suggested.suffix)
    return around.files.save_file(parent, tr("Tallenna lähetettävä tiedosto"), suggested, kinds)
