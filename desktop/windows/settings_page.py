"""The settings: sections at the left, one of them shown."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QStackedWidget, QVBoxLayout, QWidget

from desktop.base.managed_sentences import managed_words
from desktop.base.words import tr
from desktop.windows.navigation import Place
from desktop.windows.notice import Notice
from desktop.windows.page import Page
from desktop.windows.settings_desk import DeskSection
from desktop.windows.settings_keeping import KeepingSection
from desktop.windows.settings_look import LookSection
from desktop.windows.settings_organisation import OrganisationSection
from desktop.windows.settings_printing import PrintingSection
from desktop.windows.settings_rules import RulesSection
from desktop.windows.settings_section import SettingsSection
from desktop.windows.settings_signing import SigningSection
from desktop.windows.settings_sources import SourcesSection
from desktop.windows.settings_teams import TeamsSection
from desktop.windows.settings_texts import TextsSection
from desktop.windows.settings_users import UsersSection
from desktop.windows.surroundings import Surroundings
from models.rules.changes import Changes, SettingsChanged

_NARROWEST, _WIDEST, _AROUND_NAMES = 210, 350, 48


class SettingsPage(Page):
    """Everybody sees how the house is set up; who has the right may change it."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self.sections: tuple[SettingsSection, ...] = (
            OrganisationSection(around),
            RulesSection(around),
            TextsSection(around),
            SourcesSection(around),
            TeamsSection(around),
            UsersSection(around),
            LookSection(around),
            DeskSection(around),
            PrintingSection(around),
            SigningSection(around),
            KeepingSection(around),
        )
        self.names = QListWidget()
        self.names.setObjectName("sections")
        self.names.setAccessibleName(tr("Asetusten osat"))
        self.names.setWordWrap(True)
        self.names.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._stack = QStackedWidget()
        for section in self.sections:
            self.names.addItem(section.title)
            self._stack.addWidget(section)
            section.reload()
        self.names.currentRowChanged.connect(self._stack.setCurrentIndex)
        self.names.setCurrentRow(0)
        self.dress()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.names)
        self.managed = Notice()
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        above = QVBoxLayout()
        above.setContentsMargins(28, 12, 28, 0)
        above.addWidget(self.managed)
        column.addLayout(above)
        column.addWidget(self._stack, 1)
        row.addLayout(column, 1)
        troubles = around.desk.preferences.managed.troubles
        self.managed.say("soon", managed_words(troubles) if troubles else "")
        around.desk.hub.committed.connect(self._on_committed)

    @property
    def help_part(self) -> QWidget:
        """The section that is shown."""
        return self._stack.currentWidget() or self

    def dress(self) -> None:
        """Let the names of the sections be as wide as they need; the longest ones wrap."""
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetrics(bold)
        wide = (metrics.horizontalAdvance(each.title) + _AROUND_NAMES for each in self.sections)
        self.names.setFixedWidth(max([_NARROWEST, *(w for w in wide if w <= _WIDEST)]))
        self.names.doItemsLayout()

    def arrive(self, place: Place) -> None:
        """Put the focus on the names of the sections, at the one that is asked for."""
        found = self.names.findItems(place.text, Qt.MatchFlag.MatchExactly) if place.text else []
        if found:
            self.names.setCurrentItem(found[0])
        self.names.setFocus()

    def show_section(self, kind: type[SettingsSection]) -> None:
        """Show the section of a kind."""
        place = next(i for i, section in enumerate(self.sections) if isinstance(section, kind))
        self.names.setCurrentRow(place)

    def _on_committed(self, changes: Changes) -> None:
        if any(isinstance(change, SettingsChanged) for change in changes):
            for section in self.sections:
                section.reload()
