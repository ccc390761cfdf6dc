"""The drawn file as a tagged PDF/A-2b: structure tree, language, properties, colour profile."""

import io
import re

import pikepdf
from pikepdf import Array, Dictionary, Name, String, pdfa

from reports.content import Masthead
from reports.tagging import Element

FLAVOUR = "2b"
_METADATA_DATE = re.compile(rb"\s*<xmp:MetadataDate>[^<]*</xmp:MetadataDate>")
_REGIONS = {"fi": "fi-FI", "sv": "sv-FI", "en": "en-GB"}


def archived(raw: bytes, root: Element, masthead: Masthead) -> bytes:
    """Return ReportLab's `raw` file with its structure, as PDF/A-2b."""
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        _Tree(pdf).write(root)
        _describe(pdf, masthead)
        pdfa.prepare(pdf, FLAVOUR)
        _forget_the_clock(pdf)
        out = io.BytesIO()
        pdf.save(out, **pdfa.resolve_save_kwargs(FLAVOUR, deterministic_id=True))
    return out.getvalue()


def _describe(pdf: pikepdf.Pdf, masthead: Masthead) -> None:
    language = _REGIONS[str(masthead.language)]
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    pdf.Root.Lang = String(language)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    for key in ("/CreationDate", "/ModDate", "/Trapped", "/Keywords"):
        if key in pdf.docinfo:
            del pdf.docinfo[key]
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata["dc:title"] = masthead.title
        metadata["dc:creator"] = [masthead.author]
        metadata["dc:description"] = masthead.subject
        metadata["dc:language"] = [language]
        if masthead.mark:
            metadata["dc:identifier"] = masthead.mark


def _forget_the_clock(pdf: pikepdf.Pdf) -> None:
    """Drop the moment of preparing, so that the same facts give the same bytes."""
    stream = pdf.Root.Metadata
    stream.write(_METADATA_DATE.sub(b"", stream.read_bytes()))
    stream.Type, stream.Subtype = Name.Metadata, Name.XML


class _Tree:
    """Writes the structure tree and the way from marked content back to it."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._owners: dict[int, dict[int, pikepdf.Object]] = {}

    def write(self, root: Element) -> None:
        tree = self._pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        tree.K = self._element(root, tree)
        numbers = Array()
        for index, page in enumerate(self._pdf.pages):
            page.obj.StructParents = index
            page.obj.Tabs = Name.S
            if "/Trans" in page.obj:
                del page.obj["/Trans"]
            owners = self._owners.get(index, {})
            owned = Array([owners[number] for number in range(len(owners))])
            numbers.append(index)
            numbers.append(self._pdf.make_indirect(owned))
        tree.ParentTree = self._pdf.make_indirect(Dictionary(Nums=numbers))
        tree.ParentTreeNextKey = len(self._pdf.pages)
        self._pdf.Root.StructTreeRoot = tree

    def _element(self, element: Element, parent: pikepdf.Object) -> pikepdf.Object:
        made = self._pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name(f"/{element.tag}"), P=parent)
        )
        if element.scope:
            made.A = Dictionary(O=Name.Table, Scope=Name(f"/{element.scope}"))
        if element.language:
            made.Lang = String(_REGIONS[element.language])
        made.K = Array([self._child(child, made) for child in element.children])
        return made

    def _child(self, child: "Element | tuple[int, int]", parent: pikepdf.Object) -> object:
        if isinstance(child, Element):
            return self._element(child, parent)
        page, number = child
        self._owners.setdefault(page, {})[number] = parent
        return Dictionary(Type=Name.MCR, Pg=self._pdf.pages[page].obj, MCID=number)
