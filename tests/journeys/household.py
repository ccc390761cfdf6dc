"""A real encrypted database and the real program on it, opened and closed as a worker does."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QWidget

from desktop.app import Outside, Program
from desktop.base.founding import NewDatabase, found
from desktop.base.settings import Preferences
from desktop.commands.tour_clock import TourClock
from desktop.commands.tour_hands import Hands
from desktop.commands.tour_house import TourFiles, TourPaper
from desktop.commands.tour_walk import Walker
from desktop.windows.unlock import UnlockPage
from models.rules.documents.schema import Values
from models.rules.kinds import DocumentKind
from models.rules.rights import Actor
from models.services.bootstrap import sign_in
from models.services.intake import record_intake
from models.store.kdf import KdfCost
from models.store.uow import UnitOfWork
from models.store.vault import open_store
from tests.models.services.builders import ORGANISATION, a_finished, an_intake, moved

LOGIN = "salla"
PASSPHRASE = "kuusi vihreää hevosta"
NAME = "Sosiaalityöntekijä Salla"
TINY = KdfCost(memory=64, passes=1, lanes=1)

T = TypeVar("T")


class Household:
    """The file, the clock and the program of one worker; nothing of it is faked but the world.

    Each `arrive` is a new program with a new store on the same file, as after a restart.
    """

    def __init__(self, folder: Path, clock: TourClock, hands: Hands) -> None:
        self.folder, self.clock, self.hands = folder, clock, hands
        self.file = folder / "perhe.polku"
        self.files, self.paper = TourFiles(folder), TourPaper()
        self.program: Program | None = None
        new = NewDatabase(
            self.file, ORGANISATION, LOGIN, NAME, "sosiaalityöntekijä", True, PASSPHRASE
        )
        found(new, clock, cost=TINY).store.close()

    def prepare(self, build: Callable[[UnitOfWork, Actor], T]) -> T:
        """Let services do what came before the journey; the store is closed again."""
        store = open_store(self.file, login=LOGIN, passphrase=PASSPHRASE)
        with store:
            uow = store.unit_of_work(self.clock)
            actor, _ = sign_in(uow, login=LOGIN)
            return build(uow, actor)

    def arrive(self) -> Walker:
        """Start the program, type the passphrase and stand at the map."""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        ini = QSettings(str(self.folder / "polku.ini"), QSettings.Format.IniFormat)
        outside = Outside(self.clock, self.files, self.paper, self.folder / "own", cost=TINY)
        program = self.program = Program(application, Preferences(ini), outside)
        program.start(self.file)
        page = program.entrance.page
        assert isinstance(page, UnlockPage)
        assert page.login.control.text() == LOGIN
        self.hands.reach(page.passphrase.control)
        self.hands.write(PASSPHRASE)
        self.hands.keys("Return")
        self.hands.until(lambda: program.main is not None, "the main window")
        main = program.main
        assert main is not None
        self.hands.until(main.isActiveWindow, "the main window in front")
        return Walker(main, self.hands)

    def leave(self) -> None:
        """End the program as closing its window does."""
        if self.program is not None:
            self.program.close()
            self.program.deleteLater()
            self.program = None
            self.hands.settle()

    def come_back(self) -> Walker:
        """End the program and start it anew."""
        self.leave()
        return self.arrive()


def said(widget: QWidget) -> str:
    """Return every text that is shown in `widget`, a line each."""
    texts = []
    for part in widget.findChildren(QWidget):
        text = getattr(part, "text", None)
        if part.isVisibleTo(widget) and callable(text):
            texts.append(str(text()).replace("&&", "&"))
    return "\n".join(texts)


def without(values: Values, *keys: str) -> Values:
    """Return `values` without some fields, which the program fills in itself or does not ask."""
    return {key: value for key, value in values.items() if key not in keys}


def by_words(root: QWidget, words: str) -> QPushButton:
    """Return the visible button of `root` that says `words`."""
    buttons = (button for button in root.findChildren(QPushButton) if button.isVisible())
    return next(button for button in buttons if button.text().replace("&&", "&") == words)


def agree(hands: Hands) -> Callable[[QWidget], None]:
    """Return what presses the agreeing button of a question."""

    def act(dialog: QWidget) -> None:
        assert isinstance(dialog, QMessageBox)
        roles = {dialog.buttonRole(button): button for button in dialog.buttons()}
        hands.click(roles[QMessageBox.ButtonRole.AcceptRole])

    return act


def carried_to(step: str) -> Callable[[UnitOfWork, Actor], UUID]:
    """Return what records a contact and carries its case by the services to `step`."""

    def build(uow: UnitOfWork, actor: Actor) -> UUID:
        case_id = a_new_case(uow, actor)
        for target, papers in _PATH:
            for kind in papers:
                a_finished(uow, actor, case_id, kind)
            moved(uow, actor, case_id, target)
            if target == step:
                break
        return case_id

    return build


_PATH: Sequence[tuple[str, Sequence[DocumentKind]]] = (
    ("Task_urgency", ()),
    ("Task_first_meeting", (DocumentKind.EVALUATION,)),
    ("Task_assessment_start", (DocumentKind.MEETING,)),
    ("Task_assessment_meetings", ()),
    ("Task_conclusions", ()),
    ("Task_plan", (DocumentKind.ASSESSMENT,)),
    ("Task_services", (DocumentKind.PLAN,)),
    ("Task_preconditions", (DocumentKind.SERVICES,)),
    ("Task_decision", ()),
)


def read_and_close(told: list[str]) -> Callable[[QWidget], None]:
    """Return what notes the words of a message box and closes it."""

    def act(dialog: QWidget) -> None:
        assert isinstance(dialog, QMessageBox)
        told.append(dialog.text())
        dialog.close()

    return act


def a_new_case(uow: UnitOfWork, actor: Actor) -> UUID:
    """Record the contact that a journey of a later phase begins with."""
    command = an_intake(worker_id=actor.user_id)
    record_intake(uow, actor, command=command)
    return command.case_id
