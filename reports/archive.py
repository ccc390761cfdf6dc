"""The drawn file as a tagged PDF/A-2b and PDF/UA-1: structure, language, properties, colours.

The claim of PDF/UA is added last: the checker of PDF/A refuses the extension schema that PDF/A-2
itself asks for where a claim is made. The tests check the file without and with it.
"""

import io
import re
from collections.abc import Iterator
from decimal import Decimal

import pikepdf
from pikepdf import Array, Dictionary, Name, String, pdfa

from reports.content import Masthead
from reports.tagging import Element, LinkPlace

FLAVOUR = "2b"
_PRINTED = 4
UA_CLAIM = (
    b'<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">'
    b"<pdfuaid:part>1</pdfuaid:part></rdf:Description>"
    b'<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
    b' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"'
    b' xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">'
    b'<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    b"<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>"
    b"<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    b"<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    b'<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">'
    b"<pdfaProperty:name>part</pdfaProperty:name>"
    b"<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    b"<pdfaProperty:category>internal</pdfaProperty:category>"
    b"<pdfaProperty:description>Part of ISO 14289 that the file follows"
    b"</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag>"
    b"</pdfaExtension:schemas></rdf:Description>"
)
_END_OF_CLAIMS = b"</rdf:RDF>"
_METADATA_DATE = re.compile(rb"\s*<xmp:MetadataDate>[^<]*</xmp:MetadataDate>")
_REGIONS = {"fi": "fi-FI", "sv": "sv-FI", "en": "en-GB"}


def archived(raw: bytes, root: Element, masthead: Masthead) -> bytes:
    """Return ReportLab's `raw` file with its structure, as PDF/A-2b and PDF/UA-1."""
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        _Tree(pdf).write(root)
        _list_contents(pdf, root)
        _describe(pdf, masthead)
        pdfa.prepare(pdf, FLAVOUR)
        _claim(pdf)
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


def _list_contents(pdf: pikepdf.Pdf, root: Element) -> None:
    """Write the list of contents (kirjanmerkit): each title with the headings below it."""
    with pdf.open_outline() as outline:
        under = outline.root
        for element in _titled(root):
            assert element.spot is not None
            page, top = element.spot
            place = pikepdf.OutlineItem(element.title, page, "XYZ", left=0, top=round(top))
            if element.tag == "H1":
                outline.root.append(place)
                under = place.children
            else:
                under.append(place)


def _titled(element: Element) -> Iterator[Element]:
    if element.spot is not None:
        yield element
    for child in element.children:
        if isinstance(child, Element):
            yield from _titled(child)


def _numbers(*found: float) -> Array:
    return Array([Decimal(f"{each:.2f}") for each in found])


def _claim(pdf: pikepdf.Pdf) -> None:
    """Claim PDF/UA; drop the moment of preparing, so that the same facts give the same bytes."""
    stream = pdf.Root.Metadata
    packet = _METADATA_DATE.sub(b"", stream.read_bytes())
    stream.write(packet.replace(_END_OF_CLAIMS, UA_CLAIM + _END_OF_CLAIMS))
    stream.Type, stream.Subtype = Name.Metadata, Name.XML


class _Tree:
    """Writes the structure tree and the way from marked content back to it."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._owners: dict[int, dict[int, pikepdf.Object]] = {}
        self._links: list[pikepdf.Object] = []

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
        for key, owner in enumerate(self._links, start=len(self._pdf.pages)):
            numbers.append(key)
            numbers.append(owner)
        tree.ParentTree = self._pdf.make_indirect(Dictionary(Nums=numbers))
        tree.ParentTreeNextKey = len(self._pdf.pages) + len(self._links)
        self._pdf.Root.StructTreeRoot = tree

    def _element(self, element: Element, parent: pikepdf.Object) -> pikepdf.Object:
        made = self._pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name(f"/{element.tag}"), P=parent)
        )
        if element.scope:
            made.A = Dictionary(O=Name.Table, Scope=Name(f"/{element.scope}"))
        if element.alternative:
            made.Alt = String(element.alternative)
        if element.box is not None:
            made.A = Dictionary(O=Name.Layout, Placement=Name.Block, BBox=_numbers(*element.box))
        if element.name:
            made.T = String(element.name)
        if element.language:
            made.Lang = String(_REGIONS[element.language])
        made.K = Array([self._child(child, made) for child in element.children])
        if element.link is not None:
            made.K.append(self._link(element.link, made))
        return made

    def _link(self, place: LinkPlace, owner: pikepdf.Object) -> pikepdf.Object:
        """Return the reference to the link's annotation, which is put on its page."""
        page = self._pdf.pages[place.page].obj
        lefts, bottoms, rights, tops = zip(*place.boxes, strict=True)
        quads = [
            part
            for left, bottom, right, top in place.boxes
            for part in (left, top, right, top, left, bottom, right, bottom)
        ]
        made = self._pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Link,
                Rect=_numbers(min(lefts), min(bottoms), max(rights), max(tops)),
                QuadPoints=_numbers(*quads),
                Border=Array([0, 0, 0]),
                F=_PRINTED,
                P=page,
                Contents=String(place.words),
                A=Dictionary(S=Name.URI, URI=String(place.address)),
                StructParent=len(self._pdf.pages) + len(self._links),
            )
        )
        self._links.append(owner)
        if "/Annots" not in page:
            page.Annots = self._pdf.make_indirect(Array())
        page.Annots.append(made)
        return Dictionary(Type=Name.OBJR, Obj=made, Pg=page)

    def _child(self, child: "Element | tuple[int, int]", parent: pikepdf.Object) -> object:
        if isinstance(child, Element):
            return self._element(child, parent)
        page, number = child
        self._owners.setdefault(page, {})[number] = parent
        return Dictionary(Type=Name.MCR, Pg=self._pdf.pages[page].obj, MCID=number)
