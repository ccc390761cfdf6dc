"""Contrast (WCAG 2.2, 1.4.3, 1.4.6, 1.4.11) over every pair of colours a theme puts together."""

import re
from itertools import product

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from desktop.base import theme as looks
from desktop.base.theme import THEMES, Theme, of_system, style_sheet
from desktop.windows.map_words import map_theme
from diagram.editor.theme import MAP_THEMES
from models.rules.kinds import DueState

_TEXTS = ("ink", "dim", "accent", "late", "soon", "ok", "idle")
_GROUNDS = (
    "ground",
    "card",
    "selection",
    "hover",
    "late_ground",
    "soon_ground",
    "ok_ground",
    "paper_ground",
)
_MARKS = 3.0
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_PAIRS = (
    ("color", ("background", "background-color")),
    ("selection-color", ("selection-background-color",)),
    ("placeholder-text-color", ("background", "background-color")),
)
"""Settings of a style sheet that are read one on the other."""
_ON_PALETTE = (
    (QPalette.ColorRole.WindowText, QPalette.ColorRole.Window),
    (QPalette.ColorRole.Text, QPalette.ColorRole.Base),
    (QPalette.ColorRole.Text, QPalette.ColorRole.AlternateBase),
    (QPalette.ColorRole.ButtonText, QPalette.ColorRole.Button),
    (QPalette.ColorRole.PlaceholderText, QPalette.ColorRole.Base),
    (QPalette.ColorRole.HighlightedText, QPalette.ColorRole.Highlight),
    (QPalette.ColorRole.Link, QPalette.ColorRole.Base),
    (QPalette.ColorRole.Link, QPalette.ColorRole.Window),
    (QPalette.ColorRole.LinkVisited, QPalette.ColorRole.Base),
    (QPalette.ColorRole.LinkVisited, QPalette.ColorRole.Window),
    (QPalette.ColorRole.ToolTipText, QPalette.ColorRole.ToolTipBase),
)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1-21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _least(theme: Theme) -> float:
    return 7.0 if theme.name.startswith("sharp") else 4.5


def test_that_black_on_white_has_the_greatest_contrast() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_that_every_text_can_be_read_on_every_ground(theme: Theme) -> None:
    short = {
        (text, ground): contrast(getattr(theme, text), getattr(theme, ground))
        for text, ground in product(_TEXTS, _GROUNDS)
        if contrast(getattr(theme, text), getattr(theme, ground)) < _least(theme)
    }

    assert short == {}
    assert contrast(theme.on_accent, theme.accent) >= _least(theme)


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_that_the_borders_of_fields_and_the_mark_of_the_keyboard_are_seen(theme: Theme) -> None:
    assert contrast(theme.field_line, theme.card) >= _MARKS
    for ground in (theme.ground, theme.card, theme.selection):
        assert contrast(theme.accent, ground) >= _MARKS


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_that_what_the_style_sheet_puts_together_can_be_read(theme: Theme) -> None:
    """A rule without a ground of its own stands on the page or on a card."""
    pairs = [
        (selector.strip(), text, ground)
        for selector, body in _RULE.findall(style_sheet(theme, 1.0))
        for text, ground in _pairs(_settings(body), theme)
    ]
    short = {
        selector: (text, ground)
        for selector, text, ground in pairs
        if contrast(text, ground) < _least(theme)
    }

    assert len(pairs) > 60
    assert short == {}


def _settings(body: str) -> dict[str, str]:
    parts = (part.split(":", 1) for part in body.split(";") if ":" in part)
    return {name.strip(): value.strip() for name, value in parts}


def _pairs(settings: dict[str, str], theme: Theme) -> list[tuple[str, str]]:
    found = []
    for name, grounds in _PAIRS:
        text = settings.get(name, "")
        if not text.startswith("#"):
            continue
        own = [settings[ground] for ground in grounds if settings.get(ground, "").startswith("#")]
        found += [(text, ground) for ground in own or (theme.ground, theme.card)]
    return found


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_that_palettes_and_hints_in_fields_can_be_read(theme: Theme, qapp: QApplication) -> None:
    """Links in texts, selections, tips and what cannot be used now have no rule of their own."""
    looks.apply(qapp, theme)
    palette = qapp.palette()
    groups = (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive)
    short = {
        f"{text.name} on {ground.name}, {group.name}"
        for group, (text, ground) in product((*groups, QPalette.ColorGroup.Disabled), _ON_PALETTE)
        if _shown(palette, group, text, ground) < _least(theme)
    }
    fields = (QLineEdit(), QPlainTextEdit())
    for field in fields:
        field.ensurePolished()
    hints = {field.palette().color(QPalette.ColorRole.PlaceholderText).name() for field in fields}
    looks.apply(qapp, looks.LIGHT)

    assert short == set()
    assert all(contrast(hint, theme.card) >= _least(theme) for hint in hints)


def _shown(
    palette: QPalette,
    group: QPalette.ColorGroup,
    text: QPalette.ColorRole,
    ground: QPalette.ColorRole,
) -> float:
    return contrast(palette.color(group, text).name(), palette.color(group, ground).name())


@pytest.mark.parametrize("name", MAP_THEMES)
def test_that_the_maps_texts_and_marks_are_seen_on_its_grounds(name: str) -> None:
    theme = map_theme(THEMES[name])
    least = 7.0 if name.startswith("sharp") else 4.5

    for ground in (theme.ground, theme.card, *theme.tints):
        for text in (theme.ink, theme.dim):
            assert contrast(text, ground) >= least
    for state in DueState:
        assert contrast(theme.mark(state), theme.card) >= _MARKS


@pytest.mark.parametrize(
    ("dark", "sharp", "name"),
    [
        (False, False, "light"),
        (True, False, "dark"),
        (False, True, "sharp_light"),
        (True, True, "sharp_dark"),
    ],
)
def test_that_the_systems_wish_for_dark_and_for_contrast_is_followed(
    dark: bool, sharp: bool, name: str
) -> None:
    assert of_system(dark=dark, sharp=sharp).name == name
