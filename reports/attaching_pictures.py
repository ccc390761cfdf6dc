"""Pictures as attachments: opened whole, turned upright, written anew without what they told."""

import io
import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PIL import ExifTags, Image, ImageOps, JpegImagePlugin, TiffImagePlugin, UnidentifiedImageError

from models.rules.attachments import Cleaning, FileKind
from models.rules.errors import RuleBroken

MOST_PIXELS = 60_000_000
"""Of one picture: an A3 page of 400 dots an inch, or a telephone's fifty million."""

LONGEST_SIDE = 20_000
MOST_PAGES = 300

_FORMATS = {FileKind.JPEG: "JPEG", FileKind.PNG: "PNG", FileKind.TIFF: "TIFF"}
_PLAIN = ("1", "L", "P", "RGB", "RGBA", "LA")
_MERE_LAYOUT = frozenset(
    {"jfif", "jfif_version", "jfif_unit", "jfif_density", "dpi", "adobe", "adobe_transform",
     "compression", "interlace", "gamma", "srgb", "transparency", "progressive", "progression",
     "chromaticity", "aspect", "resolution", "bits", "default_image", "loop"}
)  # fmt: skip
_MISREAD = (
    UnidentifiedImageError,
    OSError,
    ValueError,
    SyntaxError,
    EOFError,
    KeyError,
    TypeError,
    IndexError,
    ArithmeticError,
    AttributeError,
    RuntimeError,
    struct.error,
)
"""What Pillow raises for a picture that is cut short or false."""


def checked_picture(
    content: bytes, kind: FileKind, go_on: Callable[[], bool]
) -> tuple[bytes, int, list[Cleaning]]:
    """Return a picture anew, its pages and what was done; raises as `attaching.checked_file`."""
    with opened(content, kind) as picture:
        done = _told(picture)
        if kind is FileKind.TIFF:
            made, pages = _tiff(picture, go_on)
            return made, pages, done
        if getattr(picture, "n_frames", 1) > 1 and kind is FileKind.PNG:
            done.append(Cleaning.FIRST_PICTURE)
        return _single(picture, kind), 1, done


@contextmanager
def opened(content: bytes, kind: FileKind) -> Iterator[Image.Image]:
    """Open a picture of this kind and no other; its size is looked at before its pixels."""
    try:
        with Image.open(io.BytesIO(content), formats=(_FORMATS[kind],)) as picture:
            require_pixels(picture)
            yield picture
    except RuleBroken:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise RuleBroken("attachment.pixels") from None
    except _MISREAD as error:
        raise RuleBroken("attachment.broken") from error


def require_pixels(picture: Image.Image) -> None:
    """Raise RuleBroken("attachment.pixels") for a picture that is too large to draw."""
    width, height = picture.size
    if width * height > MOST_PIXELS or max(width, height) > LONGEST_SIDE:
        raise RuleBroken("attachment.pixels")


def upright(picture: Image.Image) -> Image.Image:
    """Return the pixels alone, turned as the camera was held."""
    plain = picture if picture.mode in _PLAIN else _plain(picture)
    turned = ImageOps.exif_transpose(plain)
    turned.info = {}
    return turned


def _plain(picture: Image.Image) -> Image.Image:
    if picture.mode.startswith("I;16") or picture.mode in ("I", "F"):
        made = ImageOps.autocontrast(picture.convert("F").point(lambda v: v / 256).convert("L"))
    else:
        made = picture.convert("RGB")
    made.info = dict(picture.info)
    return made


def _single(picture: Image.Image, kind: FileKind) -> bytes:
    out = io.BytesIO()
    if kind is FileKind.PNG:
        keep = {"transparency": picture.info["transparency"]} if _sees_through(picture) else {}
        upright(picture).save(out, "PNG", **keep)
        return out.getvalue()
    tables = getattr(picture, "quantization", None)
    sampling = JpegImagePlugin.get_sampling(picture)
    made = upright(picture)
    same = bool(tables) and made.mode in ("L", "RGB") and picture.mode == made.mode
    if same and sampling in (0, 1, 2):
        made.save(out, "JPEG", qtables=tables, subsampling=sampling)
    else:
        made.convert("L" if made.mode == "L" else "RGB").save(out, "JPEG", quality=92)
    return out.getvalue()


def _sees_through(picture: Image.Image) -> bool:
    return picture.mode in ("1", "L", "P", "RGB") and "transparency" in picture.info


def _tiff(picture: Image.Image, go_on: Callable[[], bool]) -> tuple[bytes, int]:
    out, pages = io.BytesIO(), 0
    with TiffImagePlugin.AppendingTiffWriter(out, new=True) as writer:
        while True:
            if not go_on():
                raise RuleBroken("attachment.stopped")
            require_pixels(picture)
            page = upright(picture)
            dpi = picture.info.get("dpi")
            extra = {"dpi": dpi} if isinstance(dpi, tuple) and min(dpi) > 0 else {}
            packed = "group4" if page.mode == "1" else "tiff_adobe_deflate"
            page.copy().save(writer, "TIFF", compression=packed, tiffinfo={}, **extra)
            writer.newFrame()
            pages += 1
            if pages > MOST_PAGES:
                raise RuleBroken("attachment.pages", most=MOST_PAGES)
            try:
                picture.seek(pages)
            except EOFError:
                return out.getvalue(), pages


def _told(picture: Image.Image) -> list[Cleaning]:
    """Return what the file tells beside its pixels, and whether it lies on its side."""
    exif = picture.getexif()
    done = []
    if exif.get_ifd(ExifTags.IFD.GPSInfo):
        done.append(Cleaning.LOCATION)
    own = {tag for tag in exif if tag in _PERSONAL}
    beside = {key for key in picture.info if isinstance(key, str)} - _MERE_LAYOUT
    if own or beside or exif.get_ifd(ExifTags.IFD.Exif):
        done.append(Cleaning.METADATA)
    if exif.get(ExifTags.Base.Orientation, 1) not in (0, 1):
        done.append(Cleaning.TURNED)
    return done


_PERSONAL = frozenset(
    int(tag)
    for tag in (
        ExifTags.Base.Make, ExifTags.Base.Model, ExifTags.Base.Software, ExifTags.Base.DateTime,
        ExifTags.Base.Artist, ExifTags.Base.Copyright, ExifTags.Base.ImageDescription,
        ExifTags.Base.DocumentName, ExifTags.Base.HostComputer, ExifTags.Base.XPAuthor,
        ExifTags.Base.XPComment, ExifTags.Base.XPTitle,
    )
)  # fmt: skip
