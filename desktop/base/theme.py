"""The look: tokens of a light and a dark theme, the palette, the style sheet, the fonts."""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from desktop.base.choices import COMFORTABLE, COMPACT
from resources import path

GRID = 8
FONTS = ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf", "NotoSans-Italic.ttf")
BASE_SIZE = 13


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours by meaning, as #rrggbb; texts reach WCAG AA (4.5 : 1), sharp ones AAA (7 : 1)."""

    name: str
    dark: bool
    ink: str
    dim: str
    line: str
    ground: str
    card: str
    field_line: str
    accent: str
    on_accent: str
    selection: str
    hover: str
    late: str
    late_ground: str
    soon: str
    soon_ground: str
    ok: str
    ok_ground: str
    idle: str
    off: str
    paper_ground: str


LIGHT = Theme(
    name="light",
    dark=False,
    ink="#1d2730",
    dim="#5b6873",
    line="#d9dfe4",
    ground="#f5f6f4",
    card="#ffffff",
    field_line="#818e98",
    accent="#1f5f8b",
    on_accent="#ffffff",
    selection="#e3eef6",
    hover="#eef3f6",
    late="#a8232d",
    late_ground="#fbeaea",
    soon="#9a5806",
    soon_ground="#fdf6e6",
    ok="#23685b",
    ok_ground="#e4f2ee",
    idle="#5e6b75",
    off="#c7d0d7",
    paper_ground="#e9ecee",
)
DARK = Theme(
    name="dark",
    dark=True,
    ink="#e6ebef",
    dim="#a3b0ba",
    line="#37434d",
    ground="#161c21",
    card="#1f272e",
    field_line="#6d7b86",
    accent="#7ab8e0",
    on_accent="#0e1a23",
    selection="#23405a",
    hover="#29333b",
    late="#ff8f8f",
    late_ground="#3d2326",
    soon="#f0b05a",
    soon_ground="#3a2f1c",
    ok="#6fc9b5",
    ok_ground="#1d3833",
    idle="#9fabb5",
    off="#3c4852",
    paper_ground="#11161a",
)
SHARP_LIGHT = Theme(
    name="sharp_light",
    dark=False,
    ink="#000000",
    dim="#2b2b2b",
    line="#5a5a5a",
    ground="#ffffff",
    card="#ffffff",
    field_line="#000000",
    accent="#003a75",
    on_accent="#ffffff",
    selection="#d6e8ff",
    hover="#ececec",
    late="#8a0000",
    late_ground="#ffe3e3",
    soon="#5c3200",
    soon_ground="#fff0cc",
    ok="#00492f",
    ok_ground="#dcf5ea",
    idle="#3d3d3d",
    off="#d0d0d0",
    paper_ground="#ececec",
)
SHARP_DARK = Theme(
    name="sharp_dark",
    dark=True,
    ink="#ffffff",
    dim="#e0e0e0",
    line="#9a9a9a",
    ground="#000000",
    card="#000000",
    field_line="#ffffff",
    accent="#8fd0ff",
    on_accent="#000000",
    selection="#00366b",
    hover="#262626",
    late="#ffb3b3",
    late_ground="#3a0000",
    soon="#ffd27a",
    soon_ground="#332200",
    ok="#8ff0cf",
    ok_ground="#00301f",
    idle="#cfcfcf",
    off="#333333",
    paper_ground="#1a1a1a",
)
THEMES = {theme.name: theme for theme in (LIGHT, DARK, SHARP_LIGHT, SHARP_DARK)}

_PADDINGS = (3, 5, 6, 7, 8)
_COMPACT = 0.4
"""The share of a padding that is left where things stand close."""

_current, _is_compact = LIGHT, False


def theme() -> Theme:
    """Return the theme in use."""
    return _current


def room(pixels: int) -> int:
    """Return how much of `pixels` above and below something is left at the density in use."""
    return max(min(pixels, 2), round(pixels * _COMPACT)) if _is_compact else pixels


def of_system(*, dark: bool, sharp: bool) -> Theme:
    """Return the theme that goes with what the operating system says of colours and contrast."""
    if sharp:
        return SHARP_DARK if dark else SHARP_LIGHT
    return DARK if dark else LIGHT


def load_fonts() -> None:
    """Make the shipped Noto Sans known to Qt, so that every machine shows the same letters."""
    for name in FONTS:
        QFontDatabase.addApplicationFont(str(path(f"fonts/{name}")))


def apply(
    app: QApplication, chosen: Theme, *, scale: float = 1.0, density: str = COMFORTABLE
) -> None:
    """Give `app` the Fusion style, the palette, the font and the style sheet of a theme.

    `scale` enlarges the text (1.0 = 13 px), `density` is one of `choices.DENSITIES`.
    """
    global _current, _is_compact
    _current, _is_compact = chosen, density == COMPACT
    load_fonts()
    app.setStyle("Fusion")
    font = QFont("Noto Sans")
    font.setPixelSize(round(BASE_SIZE * scale))
    app.setFont(font)
    app.setPalette(_palette(chosen))
    app.setStyleSheet(style_sheet(chosen, scale))


def _palette(t: Theme) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for where, colour in {
        role.Window: t.ground,
        role.WindowText: t.ink,
        role.Base: t.card,
        role.AlternateBase: t.ground,
        role.Text: t.ink,
        role.Button: t.card,
        role.ButtonText: t.ink,
        role.ToolTipBase: t.card,
        role.ToolTipText: t.ink,
        role.Highlight: t.selection,
        role.HighlightedText: t.ink,
        role.PlaceholderText: t.dim,
        role.Link: t.accent,
        role.LinkVisited: t.accent,
        role.Mid: t.line,
        role.Accent: t.accent,
    }.items():
        palette.setColor(where, QColor(colour))
    disabled = QPalette.ColorGroup.Disabled
    for where in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(disabled, where, QColor(t.idle))
    return palette


def style_sheet(t: Theme, scale: float) -> str:
    """Return the style sheet: sizes on the 8-px grid, hairlines, one accent.

    Object names and properties used by the windows: QPushButton[kind="primary"|"quiet"|"link"|
    "danger"], QLabel[role="title"|"heading"|"group"|"dim"|"error"|"label"|"good"|"soon"],
    QFrame[role="card"|"banner"|"notice"|"panel"|"line"], QWidget#rail, #topbar, #side, #page.
    """
    base = round(BASE_SIZE * scale)
    pixels = {"brand": 30, "title": 17, "heading": 15, "count": 12, "hint": 12, "small": 11}
    sizes = {name: round(size * scale) for name, size in pixels.items()}
    return (
        path("style.qss")
        .read_text(encoding="utf-8")
        .format(
            base=base,
            least=round((16 if _is_compact else 20) * scale),
            item=14 if _is_compact else 18,
            mark=round(14 * scale),
            mark_in=round(14 * scale) - 2,
            small_mark=round(10 * scale),
            drop=4 + round(14 * scale),
            menu=6 + round(10 * scale),
            menu_in=5 + round(10 * scale),
            menu_button=12 + round(14 * scale),
            menu_button_in=11 + round(14 * scale),
            tag=2 * round(9 * scale),
            tag_half=round(9 * scale),
            avatar=2 * round(14 * scale),
            avatar_half=round(14 * scale),
            icon=round(16 * scale),
            search_left=14 + round(16 * scale),
            search_left_in=13 + round(16 * scale),
            search_right=12 + round(50 * scale),
            search_right_in=11 + round(50 * scale),
            hot=2 * round(8 * scale),
            hot_half=round(8 * scale),
            hot_least=round(12 * scale),
            mark_half=round(14 * scale) // 2 + 1,
            icons=path("icons").as_posix(),
            tone="dark" if t.dark else "light",
            other_tone="light" if t.dark else "dark",
            **_paddings(),
            **sizes,
            **{k: getattr(t, k) for k in _NAMES},
        )
    )


def _paddings() -> dict[str, int]:
    """Return each padding, and what is left of it inside one or two pixels of a focus frame."""
    found: dict[str, int] = {}
    for pixels in _PADDINGS:
        left = room(pixels)
        found |= {f"v{pixels}": left, f"v{pixels}_in": left - 1, f"v{pixels}_in2": left - 2}
    return found


_NAMES = tuple(name for name in Theme.__dataclass_fields__ if name not in {"name", "dark"})
