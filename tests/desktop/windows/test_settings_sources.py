"""The sources on the family's sheet, edited by the office."""

import pytest

from desktop.windows.main import MainWindow
from desktop.windows.navigation import SETTINGS, Place
from desktop.windows.settings_page import SettingsPage
from desktop.windows.settings_sources import SourcesSection
from models.rules.family_sheet import shipped_sources
from models.services.family_sources import family_sources
from tests.desktop.desks import FakeDialogs


@pytest.fixture
def section(main: MainWindow) -> SourcesSection:
    """The settings of one who may change them."""
    main.go(Place(SETTINGS))
    assert isinstance(main.page, SettingsPage)
    main.page.show_section(SourcesSection)
    return next(each for each in main.page.sections if isinstance(each, SourcesSection))


def test_that_the_shipped_sources_are_there_with_the_multilingual_site(
    section: SourcesSection,
) -> None:
    addresses = [card.address.control.text() for card in section.cards]

    assert "www.lastensuojelu.info" in addresses
    assert len(addresses) == len(shipped_sources())


def test_that_an_own_source_is_kept_with_its_dates(
    main: MainWindow, section: SourcesSection
) -> None:
    section.add.click()
    card = section.cards[-1]
    card.names["fi"].control.setText("Perhekeskus Päivänsäde")
    card.address.control.setText("perhekeskus.example.fi")
    card.last.control.set_value("2027-06-30")

    section.save.click()

    kept = main.desk.operations.ask(family_sources)
    assert kept is not None
    assert kept.entries is not None
    assert kept.entries[-1].name.fi == "Perhekeskus Päivänsäde"
    assert str(kept.entries[-1].valid_to) == "2027-06-30"
    assert len(section.cards) == len(shipped_sources()) + 1


def test_that_a_source_without_a_name_is_refused(
    section: SourcesSection, dialogs: FakeDialogs
) -> None:
    section.add.click()

    section.save.click()

    assert "nimi" in dialogs.told[-1]


def test_that_the_defaults_come_back(main: MainWindow, section: SourcesSection) -> None:
    section.cards[0].remove.click()
    section.save.click()

    section.restore.click()

    kept = main.desk.operations.ask(family_sources)
    assert kept is not None
    assert kept.entries is None
    assert len(section.cards) == len(shipped_sources())
