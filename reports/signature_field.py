"""The signature's field on the page and in the document's structure (pyHanko objects inside)."""

import io

from pyhanko.pdf_utils import generic, layout
from pyhanko.pdf_utils.content import PdfContent
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import fields
from pyhanko.stamp import StaticStampStyle

from reports.content import SignatureBox

_NAME = "Signature{number}"
_STAMP = "Timestamp"
_pdf_name = generic.pdf_name


def add_field(writer: IncrementalPdfFileWriter, box: SignatureBox | None, alternative: str) -> str:
    """Add an empty signature field that screen readers can name; return the field's name."""
    number = sum(not _is_stamp(each) for each in _fields_of(writer)) + 1
    name = _NAME.format(number=number)
    fields.append_signature_field(
        writer,
        fields.SigFieldSpec(
            name,
            on_page=box.page if box else 0,
            box=_corners(box) if box else None,
            readable_field_name=alternative,
        ),
    )
    if box and "/StructTreeRoot" in writer.root:
        _describe(writer, box.page, _fields_of(writer)[-1], alternative)
    return name


def has_signature(writer: IncrementalPdfFileWriter) -> bool:
    """Answer whether somebody has signed the file already."""
    return any("/V" in reference.get_object() for reference in _fields_of(writer))


def add_stamp_fields(writer: IncrementalPdfFileWriter, count: int, alternative: str) -> None:
    """Add unseen fields for time stamps over the document, named for screen readers too.

    They must be there before the first signature: what is added later is outside the structure.
    """
    for _ in range(count):
        name = new_stamp_name(writer)
        unseen = fields.SigFieldSpec(name, on_page=0, readable_field_name=alternative)
        fields.append_signature_field(writer, unseen)
        if "/StructTreeRoot" in writer.root:
            _describe(writer, 0, _fields_of(writer)[-1], alternative)


def stamp_field(writer: IncrementalPdfFileWriter) -> str:
    """Return the name of the first empty field for a time stamp, or a new name."""
    for reference in _fields_of(writer):
        if _is_stamp(reference) and "/V" not in reference.get_object():
            return str(reference.get_object()["/T"])
    return new_stamp_name(writer)


def new_stamp_name(writer: IncrementalPdfFileWriter) -> str:
    """Return a name that no field for a time stamp has yet."""
    return f"{_STAMP}{sum(map(_is_stamp, _fields_of(writer))) + 1}"


def _is_stamp(reference: generic.IndirectObject) -> bool:
    return str(reference.get_object()["/T"]).startswith(_STAMP)


def waiting_field(writer: IncrementalPdfFileWriter) -> tuple[str, float, float] | None:
    """Return the name, width and height of the first field that nobody has signed yet."""
    for reference in _fields_of(writer):
        field = reference.get_object()
        if field.get("/FT") == "/Sig" and "/V" not in field and not _is_stamp(reference):
            left, bottom, right, top = (float(number) for number in field["/Rect"])
            return str(field["/T"]), right - left, top - bottom
    return None


def visible_style(stamp: bytes) -> StaticStampStyle:
    """Return the style that draws the one-page PDF `stamp` over the whole field."""
    fill = layout.SimpleBoxLayoutRule(
        x_align=layout.AxisAlignment.ALIGN_MIN,
        y_align=layout.AxisAlignment.ALIGN_MIN,
        margins=layout.Margins.uniform(0),
    )
    return StaticStampStyle(
        border_width=0,
        background=_StampPage(stamp),
        background_layout=fill,
        background_opacity=1.0,
    )


class _StampPage(PdfContent):
    """A drawn page as form content, from memory: a signer's name never goes to a temp file."""

    def __init__(self, pdf: bytes) -> None:
        self._pdf = pdf
        super().__init__()

    def render(self) -> bytes:
        """Import the page into the file being signed."""
        reader = PdfFileReader(io.BytesIO(self._pdf))
        form = self._ensure_writer.import_page_as_xobject(reader, page_ix=0)
        self.resources.xobject["/Stamp"] = form
        left, bottom, right, top = form.get_object()["/BBox"]
        self.box = layout.BoxConstraints(width=abs(right - left), height=abs(top - bottom))
        return b"/Stamp Do"


def _corners(box: SignatureBox) -> tuple[int, int, int, int]:
    left, bottom = round(box.x), round(box.y)
    return left, bottom, left + round(box.width), bottom + round(box.height)


def _fields_of(writer: IncrementalPdfFileWriter) -> list[generic.IndirectObject]:
    if "/AcroForm" not in writer.root:
        return []
    found = writer.root["/AcroForm"]["/Fields"]
    return [found.raw_get(index) for index in range(len(found))]


def _describe(
    writer: IncrementalPdfFileWriter,
    page_index: int,
    field: generic.IndirectObject,
    alternative: str,
) -> None:
    """Add the field to the structure tree as a Form with words in place of its picture."""
    tree = writer.root["/StructTreeRoot"]
    document = _first_of(tree)
    page = writer.find_page_for_modification(page_index)[0]
    key = int(tree["/ParentTreeNextKey"])
    element = writer.add_object(
        generic.DictionaryObject(
            {
                _pdf_name("/Type"): _pdf_name("/StructElem"),
                _pdf_name("/S"): _pdf_name("/Form"),
                _pdf_name("/P"): tree.raw_get("/K"),
                _pdf_name("/Pg"): page,
                _pdf_name("/Alt"): generic.pdf_string(alternative),
                _pdf_name("/K"): generic.DictionaryObject(
                    {
                        _pdf_name("/Type"): _pdf_name("/OBJR"),
                        _pdf_name("/Obj"): field,
                        _pdf_name("/Pg"): page,
                    }
                ),
            }
        )
    )
    document["/K"].append(element)
    writer.update_container(document["/K"])
    numbers = tree["/ParentTree"]["/Nums"]
    numbers.extend([generic.NumberObject(key), element])
    writer.update_container(numbers)
    tree["/ParentTreeNextKey"] = generic.NumberObject(key + 1)
    writer.update_container(tree)
    widget = field.get_object()
    widget["/StructParent"] = generic.NumberObject(key)
    writer.update_container(widget)


def _first_of(tree: generic.DictionaryObject) -> generic.DictionaryObject:
    """Return the document element under the tree's root."""
    found = tree["/K"]
    document = found[0] if isinstance(found, generic.ArrayObject) else found
    assert isinstance(document, generic.DictionaryObject)
    return document
