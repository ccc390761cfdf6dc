"""Files as people have them, made for tests: photographs that tell a place, PDFs that do things."""

import io
from collections.abc import Callable

from pikepdf import Array, Dictionary, Encryption, Name, Pdf
from PIL import Image

PROGRAM = b"MZ\x90\x00" + b"\0" * 60
MAKER = "Matti Meikäläinen"


def photo(size: tuple[int, int] = (80, 60), turned: int = 6) -> bytes:
    """Return a JPEG that tells its place and maker and lies on its side."""
    picture = Image.new("RGB", size, "steelblue")
    exif = picture.getexif()
    exif[0x0112], exif[0x013B] = turned, MAKER
    place = exif.get_ifd(0x8825)
    place[1], place[2] = "N", (60.0, 10.0, 0.0)
    out = io.BytesIO()
    picture.save(out, "JPEG", exif=exif, comment=MAKER.encode())
    return out.getvalue()


def png(size: tuple[int, int] = (40, 30), mode: str = "RGB") -> bytes:
    """Return a PNG."""
    out = io.BytesIO()
    Image.new(mode, size).save(out, "PNG")
    return out.getvalue()


def scan(pages: int = 3) -> bytes:
    """Return a TIFF of several pages that tells its maker."""
    first, *rest = [Image.new("1", (60, 80), 1) for _ in range(pages)]
    out = io.BytesIO()
    first.save(out, "TIFF", save_all=True, append_images=rest, tiffinfo={315: MAKER})
    return out.getvalue()


def pdf(
    change: Callable[[Pdf], None] = lambda made: None,
    pages: int = 1,
    encryption: Encryption | bool = False,
) -> bytes:
    """Return a PDF that tells its maker, with whatever `change` does to it."""
    made = Pdf.new()
    for _ in range(pages):
        made.add_blank_page(page_size=(595, 842))
    made.docinfo["/Author"] = MAKER
    change(made)
    out = io.BytesIO()
    made.save(out, encryption=encryption)
    return out.getvalue()


def with_script(made: Pdf) -> None:
    """Let it run a script when it opens."""
    script = Dictionary(S=Name.JavaScript, JS="app.alert('hei')")
    made.Root.OpenAction = made.make_indirect(script)
    made.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array(["a", script])))


def with_program(made: Pdf) -> None:
    """Let a click start a program."""
    action = Dictionary(S=Name.Launch, F="calc.exe")
    made.pages[0].obj.Annots = Array(
        [Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=action)]
    )


def with_file(made: Pdf) -> None:
    """Put a file inside."""
    made.attachments["muu.txt"] = b"piilossa"


def with_huge_page(made: Pdf) -> None:
    """Make a page larger than any paper."""
    made.pages[0].mediabox = Array([0, 0, 14000, 14000])


def portfolio(made: Pdf) -> None:
    """Make it a collection of other files."""
    made.Root.Collection = Dictionary(Type=Name.Collection)


def signed(made: Pdf) -> None:
    """Say that it is signed."""
    field = made.make_indirect(
        Dictionary(FT=Name.Sig, T="Allekirjoitus", V=Dictionary(Type=Name.Sig))
    )
    made.Root.AcroForm = Dictionary(Fields=Array([field]))
