"""The organisation's logo in the settings: chosen, refused in a sentence, removed."""

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from desktop.windows.main import MainWindow
from desktop.windows.navigation import SETTINGS, Place
from desktop.windows.settings_organisation import OrganisationSection
from desktop.windows.settings_page import SettingsPage
from models.services.setup import organisation
from tests.desktop.windows.hands import FakeFiles


@pytest.fixture
def section(main: MainWindow) -> OrganisationSection:
    """The section of the organisation, shown."""
    main.go(Place(SETTINGS))
    page = main.page
    assert isinstance(page, SettingsPage)
    page.show_section(OrganisationSection)
    return next(each for each in page.sections if isinstance(each, OrganisationSection))


def test_that_a_chosen_logo_is_stored_with_its_words(
    main: MainWindow, section: OrganisationSection, files: FakeFiles, tmp_path: Path
) -> None:
    files.to_open = _picture(tmp_path / "tunnus.png")
    section.logo.choose.click()
    section.fields["logo_words"].control.setText("Järvi-Savon tunnus")

    section.save.click()

    kept = main.desk.operations.ask(organisation)
    assert kept is not None
    assert kept.logo == section.logo.kept != ""
    assert kept.logo_words == "Järvi-Savon tunnus"


def test_that_a_logo_without_words_is_not_stored(
    main: MainWindow, section: OrganisationSection, files: FakeFiles, tmp_path: Path
) -> None:
    files.to_open = _picture(tmp_path / "tunnus.png")
    section.logo.choose.click()

    section.save.click()

    kept = main.desk.operations.ask(organisation)
    assert kept is not None
    assert kept.logo == ""


def test_that_a_wrong_file_is_refused_in_a_sentence(
    section: OrganisationSection, files: FakeFiles, tmp_path: Path
) -> None:
    files.to_open = tmp_path / "tunnus.svg"
    files.to_open.write_text("<svg/>", encoding="utf-8")

    section.logo.choose.click()

    assert "PNG- tai JPEG-muotoa" in section.logo.problem.text()
    assert section.logo.kept == ""


def test_that_a_missing_file_is_told(
    section: OrganisationSection, files: FakeFiles, tmp_path: Path
) -> None:
    files.to_open = tmp_path / "poissa.png"

    section.logo.choose.click()

    assert "ei voitu lukea" in section.logo.problem.text()


def test_that_a_logo_can_be_removed(
    main: MainWindow, section: OrganisationSection, files: FakeFiles, tmp_path: Path
) -> None:
    files.to_open = _picture(tmp_path / "tunnus.png")
    section.logo.choose.click()
    section.fields["logo_words"].control.setText("Tunnus")
    section.save.click()

    section.logo.remove.click()
    section.save.click()

    kept = main.desk.operations.ask(organisation)
    assert kept is not None
    assert kept.logo == ""


def _picture(file: Path) -> Path:
    picture = QImage(300, 100, QImage.Format.Format_RGB32)
    picture.fill(QColor("#1f5f8b"))
    assert picture.save(str(file))
    return file
