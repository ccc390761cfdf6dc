"""Contrast (WCAG 2.2, 1.4.3, 1.4.6, 1.4.11) over every pair of colours a theme puts together."""

from itertools import product

import pytest

from desktop.base.theme import THEMES, Theme, of_system
from desktop.windows.map_words import map_theme
from diagram.editor.theme import MAP_THEMES
from models.rules.kinds import DueState

_TEXTS = ("ink", "dim", "accent", "late", "soon", "ok")
_GROUNDS = (
    "ground",
    "card",
    "selection",
    "hover",
    "late_ground",
    "soon_ground",
    "ok_ground",
)
_MARKS = 3.0


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
def test_that_words_of_what_cannot_be_used_now_are_seen(theme: Theme) -> None:
    assert contrast(theme.idle, theme.off) >= _MARKS
    for ground in (theme.ground, theme.card):
        assert contrast(theme.idle, ground) >= 4.5


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
