"""The colours of the map, by meaning; texts reach WCAG AA (4.5 : 1), marks 3 : 1."""

from dataclasses import dataclass

from models.rules.kinds import DueState


@dataclass(frozen=True, slots=True)
class MapTheme:
    """Colours as #rrggbb. `tints` are the grounds of the phases, repeated when there are more."""

    dark: bool
    ink: str
    dim: str
    line: str
    ground: str
    card: str
    accent: str
    selection: str
    late: str
    soon: str
    ok: str
    idle: str
    tints: tuple[str, ...]

    def mark(self, state: DueState) -> str:
        """Return the colour of a case in `state`."""
        return {
            DueState.LATE: self.late,
            DueState.SOON: self.soon,
            DueState.TIME_LEFT: self.ok,
            DueState.IDLE: self.idle,
        }[state]

    def tint(self, number: int) -> str:
        """Return the ground of the phase with this number, counted from one."""
        return self.tints[(number - 1) % len(self.tints)]


LIGHT = MapTheme(
    dark=False,
    ink="#1d2730",
    dim="#56636e",
    line="#cfd7dd",
    ground="#f5f6f4",
    card="#ffffff",
    accent="#1f5f8b",
    selection="#e3eef6",
    late="#a8232d",
    soon="#c8720b",
    ok="#2b7a6b",
    idle="#84919b",
    tints=("#eaf1f5", "#ecf3ea", "#f6f2e5", "#f3ecf1", "#eaf0f5"),
)
DARK = MapTheme(
    dark=True,
    ink="#e6ebef",
    dim="#a3b0ba",
    line="#3b4852",
    ground="#14191e",
    card="#232c34",
    accent="#7ab8e0",
    selection="#23405a",
    late="#ff8a8a",
    soon="#f0b05a",
    ok="#62c3ae",
    idle="#8b98a2",
    tints=("#19232b", "#1a251e", "#252216", "#251b23", "#19222b"),
)
SHARP_LIGHT = MapTheme(
    dark=False,
    ink="#000000",
    dim="#2b2b2b",
    line="#5a5a5a",
    ground="#ffffff",
    card="#ffffff",
    accent="#003a75",
    selection="#d6e8ff",
    late="#8a0000",
    soon="#a85400",
    ok="#00603f",
    idle="#4a4a4a",
    tints=("#f1f1f1",),
)
SHARP_DARK = MapTheme(
    dark=True,
    ink="#ffffff",
    dim="#e0e0e0",
    line="#9a9a9a",
    ground="#000000",
    card="#000000",
    accent="#8fd0ff",
    selection="#00366b",
    late="#ffb3b3",
    soon="#ffd27a",
    ok="#8ff0cf",
    idle="#cfcfcf",
    tints=("#1a1a1a",),
)
MAP_THEMES = {"light": LIGHT, "dark": DARK, "sharp_light": SHARP_LIGHT, "sharp_dark": SHARP_DARK}
"""By the name of the window's theme."""
