"""Small parts: idle watch, collection, clipboard, Qt's words, preferences, icons, history."""

import gc
import stat
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QSize
from PySide6.QtGui import QHideEvent, QImage, QWindow
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QDialog, QScrollArea
from pytestqt.qtbot import QtBot

from desktop.base import theme
from desktop.base.collecting import Collector
from desktop.base.icons import icon
from desktop.base.idle import IdleWatch
from desktop.base.outside import OwnClipboard
from desktop.base.paper import draw_pages, page_pictures
from desktop.base.qt_words import QtWords
from desktop.base.recovery_sheet import recovery_sheet
from desktop.commands.window import own_preferences
from desktop.windows.navigation import CASE, DECISION, MAP, WORKLIST, History, Place
from desktop.windows.topbar import initials, short_name
from models.rules.words import Language
from reports.pages import page_texts
from resources import path
from tests.fakes import FakeClock

CASE_ID, DOCUMENT_ID = UUID(int=1), UUID(int=2)


@pytest.fixture
def qt_words(qapp: QApplication) -> Iterator[QtWords]:
    """Qt's translators, put back to Finnish at the end."""
    made = QtWords()
    yield made
    made.use(Language.FINNISH)


def test_that_use_of_the_window_puts_the_lock_off(qtbot: QtBot, clock: FakeClock) -> None:
    watch, window = IdleWatch(clock.now, minutes=10), QWindow()
    watch.watch(window)
    clock.go_on(timedelta(minutes=9))
    QCoreApplication.sendEvent(window, QEvent(QEvent.Type.MouseMove))
    clock.go_on(timedelta(minutes=9))

    with qtbot.assertNotEmitted(watch.idle):
        watch.look()


def test_that_sleep_of_the_machine_counts_as_idleness(qtbot: QtBot, clock: FakeClock) -> None:
    watch = IdleWatch(clock.now, minutes=10)
    clock.go_on(timedelta(hours=8))

    with qtbot.waitSignal(watch.idle):
        watch.look()


def test_that_events_that_are_no_use_do_not_put_the_lock_off(
    qtbot: QtBot, clock: FakeClock
) -> None:
    watch, window = IdleWatch(clock.now, minutes=10), QWindow()
    watch.watch(window)
    clock.go_on(timedelta(minutes=10))
    QCoreApplication.sendEvent(window, QHideEvent())

    with qtbot.waitSignal(watch.idle):
        watch.look()


def test_that_garbage_is_collected_on_the_windows_thread_only() -> None:
    collector = Collector()

    collector.start()
    during = gc.isenabled()
    collector.collect()
    collector.stop()

    assert not during
    assert gc.isenabled()


def test_that_a_copied_code_leaves_the_clipboard_but_others_text_stays(
    qapp: QApplication,
) -> None:
    own, clipboard = OwnClipboard(), QApplication.clipboard()
    own.copy("salainen")
    clipboard.setText("toisen teksti")

    own.clear()

    assert clipboard.text() == "toisen teksti"


@pytest.mark.parametrize(
    ("language", "words"), [(Language.FINNISH, "Kansio:"), (Language.SWEDISH, "Mapp:")]
)
def test_that_qts_own_words_are_spoken_too(
    qt_words: QtWords, language: Language, words: str
) -> None:
    qt_words.use(language)

    assert QCoreApplication.translate("QFileDialog", "Look in:") == words
    assert QCoreApplication.translate("QPlatformTheme", "&Yes") in {"&Kyllä", "&Ja"}


def test_that_dates_are_finnish_whatever_the_machine_speaks(qt_words: QtWords) -> None:
    qt_words.use(Language.FINNISH)

    assert QLocale().name() == "fi_FI"


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX file modes")
def test_that_preferences_are_private_also_after_they_were_written(tmp_path: Path) -> None:
    preferences = own_preferences(tmp_path / "config")

    preferences.theme = "dark"
    del preferences

    file = tmp_path / "config" / "polku.ini"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_that_every_icon_is_drawn(qapp: QApplication) -> None:
    theme.apply(qapp, theme.LIGHT)
    names = [file.stem for file in path("icons").glob("*.svg")]

    blank = [name for name in names if _is_blank(icon(name).pixmap(QSize(32, 32)).toImage())]

    assert len(names) > 40
    assert blank == []


def test_that_an_icon_follows_the_theme(qapp: QApplication) -> None:
    theme.apply(qapp, theme.LIGHT)
    light = icon("late", "late").pixmap(QSize(32, 32)).toImage().pixelColor(16, 16)

    theme.apply(qapp, theme.DARK)
    dark = icon("late", "late").pixmap(QSize(32, 32)).toImage().pixelColor(16, 16)
    theme.apply(qapp, theme.LIGHT)

    assert (light.name(), dark.name()) == (theme.LIGHT.late, theme.DARK.late)


def test_that_a_dialog_opened_from_a_dialog_of_a_scrolled_page_has_a_ground(
    qapp: QApplication, qtbot: QtBot
) -> None:
    theme.apply(qapp, theme.LIGHT)
    page = QScrollArea()
    qtbot.addWidget(page)
    dialog = QDialog(QDialog(page))
    dialog.resize(80, 60)

    ground = dialog.grab().toImage().pixelColor(40, 30)

    assert ground.name() == theme.LIGHT.ground


def test_that_the_recovery_sheet_shows_the_code(qapp: QApplication) -> None:
    sheet = recovery_sheet("koe.polku", "ABCDE-FGHJK")

    assert "ABCDE-FGHJK" in " ".join(page_texts(sheet)).replace("\n", "")


def test_that_printing_draws_every_page_on_a4(qapp: QApplication, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "ulos.pdf"))

    drawn = draw_pages(printer, recovery_sheet("koe.polku", "ABCDE-FGHJK"))

    pages = page_pictures((tmp_path / "ulos.pdf").read_bytes(), 1.0)
    assert drawn
    assert [(round(page.width(), -1), round(page.height(), -1)) for page in pages] == [(600, 840)]


def test_that_the_way_back_does_not_lead_on_again() -> None:
    history = History(Place(MAP))
    history.go(Place(CASE, CASE_ID, text="decision"))
    history.go(Place(DECISION, CASE_ID, DOCUMENT_ID))

    assert history.back() == Place(CASE, CASE_ID)
    assert history.back() == Place(MAP)
    assert not history.may_go_back


def test_that_the_same_place_twice_is_one_step_back() -> None:
    history = History(Place(MAP))
    history.go(Place(WORKLIST))
    history.go(Place(WORKLIST))

    history.back()

    assert history.place == Place(MAP)


def test_that_a_worker_is_named_shortly() -> None:
    assert short_name("Hakala Kaisa") == "K. Hakala"
    assert initials("Hakala Kaisa") == "KH"
    assert short_name("Madonna") == "Madonna"


def _is_blank(image: QImage) -> bool:
    spots = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return all(image.pixelColor(x, y).alpha() == 0 for x, y in spots)
