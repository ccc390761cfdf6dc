"""The organisation's logo (tunnus) at the top left: what may be chosen, and how it is kept.

A chosen picture is drawn anew: on white, small enough for its place and without whatever else the
file held, so that neither a place, a maker nor a program travels with a letter.
"""

import base64
import io
from functools import lru_cache

from PIL import Image, UnidentifiedImageError

from models.rules.errors import RuleBroken
from models.rules.organisation import Organisation
from reports.content import Logo

LARGEST_FILE = 1024 * 1024
LARGEST_SIDE = 4000
_KEPT = (840, 170)
"""Pixels: 71 x 14.4 mm at 300 dots an inch."""

_KINDS = {b"\x89PNG\r\n\x1a\n": "PNG", b"\xff\xd8\xff": "JPEG"}


def prepared_logo(content: bytes) -> str:
    """Return a chosen picture as it is kept in `Organisation.logo`.

    Raises:
        RuleBroken: logo.kind for what is neither PNG nor JPEG, logo.file for a file over 1 MB,
            logo.pixels for a side over 4000 pixels, logo.broken for what cannot be drawn.
    """
    if len(content) > LARGEST_FILE:
        raise RuleBroken("logo.file")
    kind = next((kind for start, kind in _KINDS.items() if content.startswith(start)), None)
    if kind is None:
        raise RuleBroken("logo.kind")
    try:
        with Image.open(io.BytesIO(content), formats=(kind,)) as picture:
            if max(picture.size) > LARGEST_SIDE:
                raise RuleBroken("logo.pixels")
            drawn = _on_white(picture)
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError) as error:
        raise RuleBroken("logo.broken") from error
    except SyntaxError as error:  # what Pillow raises for a broken PNG chunk
        raise RuleBroken("logo.broken") from error
    out = io.BytesIO()
    drawn.save(out, "PNG", optimize=True)
    return base64.b64encode(out.getvalue()).decode("ascii")


def logo_of(organisation: Organisation) -> Logo | None:
    """Return the logo as it is drawn, None where there is none."""
    if not organisation.logo:
        return None
    return Logo(_picture(organisation.logo), organisation.logo_words or organisation.name)


@lru_cache(maxsize=4)
def _picture(kept: str) -> bytes:
    return base64.b64decode(kept)


def _on_white(picture: Image.Image) -> Image.Image:
    whole = picture.convert("RGBA")
    whole.thumbnail(_KEPT, Image.Resampling.LANCZOS)
    ground = Image.new("RGB", whole.size, "white")
    ground.paste(whole, mask=whole.getchannel("A"))
    return ground
