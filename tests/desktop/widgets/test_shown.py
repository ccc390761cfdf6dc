from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.widgets.clock_card import ClockCard
from desktop.widgets.clock_looks import clock_look, expected_look
from desktop.widgets.day_strip import DayMark, DayStrip
from desktop.widgets.field_label import FieldLabel
from desktop.widgets.phase_bar import PhaseBar
from desktop.widgets.plain import BreakingButton, PlainButton, PlainLabel, ShortLabel
from desktop.widgets.segments import Segments
from models.rules.clocks import Clock, clocks, expected_clocks
from models.rules.facts import CaseFacts
from models.rules.kinds import ClockKind, Group
from models.rules.organisation import RuleSettings
from tests.desktop.typing import click, press

SETTINGS = RuleSettings()
MARKUP = '<img src="file:///etc/hostname"><b>Aada</b> & Oy'


def _clock(found: tuple[Clock, ...], kind: ClockKind) -> Clock:
    return next(clock for clock in found if clock.kind is kind)


def test_that_markup_in_a_label_is_shown_as_typed(qtbot: QtBot) -> None:
    label = PlainLabel(MARKUP)
    qtbot.addWidget(label)

    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.text() == MARKUP


def test_that_an_ampersand_in_a_button_is_no_mnemonic(qtbot: QtBot) -> None:
    button = PlainButton("Koti & Koulu")
    qtbot.addWidget(button)

    assert button.words == "Koti & Koulu"
    assert button.shortcut().isEmpty()


def test_that_a_field_label_tells_its_words_without_the_star(qtbot: QtBot) -> None:
    label = FieldLabel("Sukunimi", mandatory=True)
    qtbot.addWidget(label)

    assert label.words == "Sukunimi"
    assert label.heightForWidth(20) > label.heightForWidth(400)


def test_that_words_that_do_not_fit_stay_in_the_tooltip(qtbot: QtBot) -> None:
    label = ShortLabel("Virtasalmi Aada Maria, 7 v · Salla Sosiaalityöntekijä")
    qtbot.addWidget(label)
    label.resize(80, 20)

    label.grab()

    assert label.toolTip() == label.text()


def test_that_a_button_breaks_its_words_where_it_is_narrow(qtbot: QtBot) -> None:
    button = BreakingButton("Siirry: Kiireellisyys ja alkuarvio")
    qtbot.addWidget(button)

    button.resize(120, 30)
    button.show()

    assert "\n" in button.text()
    assert button.words == "Siirry: Kiireellisyys ja alkuarvio"


def test_that_the_strip_tells_every_day_of_the_seven_working_days(
    qtbot: QtBot, dressed: QApplication
) -> None:
    found = expected_clocks(date(2026, 12, 15), Group.CHILD_PROTECTION, SETTINGS)
    look = expected_look(_clock(found, ClockKind.ASSESSMENT_START), SETTINGS)

    strip = DayStrip(look.days)
    qtbot.addWidget(strip)

    marks = [day.mark for day in strip.days]
    assert look.words == "ma 28.12.2026"
    assert [day.day.day for day in strip.days] == list(range(15, 29))
    assert marks.count(DayMark.COUNTED) == 6
    assert marks[0] is DayMark.START
    assert marks[-1] is DayMark.DUE
    assert "to 24.12.2026: ei lasketa, jouluaatto" in strip.accessibleDescription()


def test_that_a_clock_card_opens_its_reasons(qtbot: QtBot, dressed: QApplication) -> None:
    found = clocks(CaseFacts(date(2026, 12, 15)), SETTINGS, date(2026, 12, 16))
    look = clock_look(_clock(found, ClockKind.ASSESSMENT_START), SETTINGS, date(2026, 12, 16))
    card = ClockCard(look)
    qtbot.addWidget(card)
    card.show()

    click(card.why.link)

    shown = "\n".join(label.text() for label in card.findChildren(QLabel) if label.isVisible())
    assert card.why.is_open
    assert "Alkamispäivää ti 15.12.2026 ei lasketa mukaan" in shown
    assert "jouluaatto" in shown


def test_that_a_house_target_is_marked_as_a_target(qtbot: QtBot, dressed: QApplication) -> None:
    found = expected_clocks(date(2026, 12, 15), Group.OTHER, SETTINGS)
    card = ClockCard(expected_look(_clock(found, ClockKind.ASSESSMENT_START), SETTINGS))
    qtbot.addWidget(card)
    card.show()

    texts = [label.text() for label in card.findChildren(QLabel) if label.isVisible()]

    assert "tavoite" in texts


def test_that_a_late_clock_says_by_how_many_working_days(
    qtbot: QtBot, dressed: QApplication
) -> None:
    facts = CaseFacts(date(2026, 11, 9), Group.CHILD_PROTECTION)
    found = clocks(facts, SETTINGS, date(2026, 11, 24))

    look = clock_look(_clock(found, ClockKind.ASSESSMENT_START), SETTINGS, date(2026, 11, 24))

    assert look.tone == "late"
    assert look.words == "ke 18.11.2026 · 4 arkipäivää myöhässä"


def test_that_the_phase_bar_names_the_present_phase(qtbot: QtBot, dressed: QApplication) -> None:
    bar = PhaseBar()
    qtbot.addWidget(bar)

    bar.set_phase(2, "Johtopäätökset")

    assert bar.accessibleName() == "Vaihe 2 Arviointi"
    assert bar.accessibleDescription() == "Johtopäätökset"


def test_that_arrow_keys_go_through_the_segments(qtbot: QtBot) -> None:
    segments = Segments([("a", "Yksi"), ("b", "Kaksi")], "Koe")
    qtbot.addWidget(segments)
    segments.show()
    segments.choose("a")
    chosen: list[str] = []
    segments.chosen.connect(chosen.append)

    press(segments, Qt.Key.Key_Right)

    assert chosen == ["b"]
    assert segments.current == "b"


def test_that_segments_share_the_room_and_stack_where_it_is_narrow(
    qtbot: QtBot, dressed: QApplication
) -> None:
    segments = Segments([("a", "Yhteydenotto"), ("b", "Hakemus")], "Koe")
    qtbot.addWidget(segments)

    assert segments.heightForWidth(600) < segments.heightForWidth(120)
