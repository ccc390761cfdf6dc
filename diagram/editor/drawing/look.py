"""How the drawing looks: the map's colours as pens and brushes, the typeface, the language."""

from dataclasses import dataclass, replace
from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen

from diagram.editor.text import Face
from diagram.editor.theme import MapTheme
from models.rules.words import Language, Words

FAR = 0.3
"""Under this scale names of steps and small marks are left out."""


@dataclass(frozen=True, slots=True)
class Look:
    """Theme, typeface, how much texts are enlarged (1.0-2.0) and the language of names."""

    theme: MapTheme
    family: str = ""
    enlarged: float = 1.0
    language: Language = Language.FINNISH

    def face(self, pixels: float, *, bold: bool = False) -> Face:
        """Return the typeface at a size in pixels."""
        return Face(self.family, pixels, bold)

    def say(self, words: Words) -> str:
        """Return the words in the language of the window."""
        return words.said_in(self.language)


@lru_cache(maxsize=8)
def greyed(look: Look) -> Look:
    """Return the look of elements whose kind is not ours: no card, no colours, dim names."""
    theme = look.theme
    grey = replace(theme, card=theme.ground, ink=theme.dim, ok=theme.idle, accent=theme.idle)
    return replace(look, theme=grey)


@lru_cache(maxsize=64)
def colour(name: str, alpha: int = 255) -> QColor:
    """Return a colour, the same object each time."""
    made = QColor(name)
    made.setAlpha(alpha)
    return made


@lru_cache(maxsize=128)
def pen(name: str, width: float, dashes: tuple[float, ...] = ()) -> QPen:
    """Return a pen with round joins, the same object each time."""
    made = QPen(colour(name), width)
    made.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    made.setCapStyle(Qt.PenCapStyle.FlatCap if dashes else Qt.PenCapStyle.RoundCap)
    if dashes:
        made.setDashPattern(list(dashes))
    return made
