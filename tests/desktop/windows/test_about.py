"""About Polku: which program it is, what leaves the machine, and the licences of its parts."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.base.words import set_language
from desktop.windows.about_dialog import AboutDialog
from desktop.windows.main import MainWindow
from models.rules.words import Language
from resources.build import ROOT, build, fingerprint_of
from resources.components import components
from tests.desktop.window_fixtures import dressed
from tests.desktop.windows.hands import in_dialog

__all__ = ["dressed"]


@pytest.fixture
def about(qtbot: QtBot, dressed: QApplication) -> AboutDialog:
    dialog = AboutDialog(None)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def _said(dialog: AboutDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def test_that_the_workers_menu_tells_about_the_program(main: MainWindow) -> None:
    met = in_dialog(lambda dialog: dialog.accept())

    main.topbar.me.about.trigger()

    assert isinstance(met[0], AboutDialog)


def test_that_version_and_fingerprint_are_told(about: AboutDialog) -> None:
    assert build().version in _said(about)
    assert build().fingerprint[:16] in _said(about)


def test_that_the_fingerprint_is_that_of_the_files() -> None:
    assert build().fingerprint == fingerprint_of(ROOT)
    assert len(build().fingerprint) == 64


def test_that_what_leaves_the_machine_is_told(about: AboutDialog) -> None:
    assert "Ei mitään itsestään." in _said(about)


def test_that_every_part_is_listed_with_its_licence(about: AboutDialog) -> None:
    listed = [about.names.item(row).text() for row in range(about.names.count())]

    assert listed == [f"{it.name} {it.version}\n{it.licence}" for it in components()]


@pytest.mark.parametrize(
    ("typed", "name", "words"),
    [
        ("sqlcipher bsd", "SQLCipher", "ZETETIC LLC"),
        ("qt 6", "Qt", "GNU LESSER GENERAL PUBLIC LICENSE"),
        ("noto", "Noto Sans", "SIL OPEN FONT LICENSE"),
        ("openssl", "OpenSSL", "Apache License"),
    ],
)
def test_that_a_part_is_found_and_read_by_keys_alone(
    about: AboutDialog, typed: str, name: str, words: str
) -> None:
    QTest.keyClicks(about.search, typed)
    QTest.keyClick(about.search, Qt.Key.Key_Tab)

    assert about.names.currentItem().text().split("\n")[0].startswith(name)
    assert words in about.text.toPlainText()
    assert about.focusWidget() is about.names


def test_that_nothing_is_shown_where_nothing_fits(about: AboutDialog) -> None:
    about.search.setText("mikään ei sovi")

    assert about.names.count() == 0
    assert about.text.toPlainText() == ""


def test_that_every_part_has_its_text_and_a_secure_or_plain_home() -> None:
    for part in components():
        assert len(part.text()) > 200, part.name
        assert part.home.startswith(("https://", "http://")), part.name


@pytest.mark.parametrize("language", Language)
def test_that_the_dialog_speaks_each_language(
    qtbot: QtBot, dressed: QApplication, language: Language
) -> None:
    set_language(language)
    dialog = AboutDialog(None)
    qtbot.addWidget(dialog)

    titles = {Language.FINNISH: "Tietoja Polusta", Language.SWEDISH: "Om Polku"}
    assert dialog.windowTitle() == titles.get(language, "About Polku")
    set_language(Language.FINNISH)
