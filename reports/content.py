"""What a page says, block by block, before anybody knows where it stands on paper."""

from dataclasses import dataclass
from typing import Literal

from models.rules.words import Language

Look = Literal["body", "lead", "small", "close"]


@dataclass(frozen=True, slots=True)
class Title:
    """The document's title (otsikko), level one."""

    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that hangs at the left margin, level two.

    `keeps` is how many lines of room it wants with it; `bound` holds it on one page with the whole
    paragraph that follows.
    """

    text: str
    keeps: float = 4.5
    bound: bool = False


@dataclass(frozen=True, slots=True)
class SubHeading:
    """A heading inside a section, level three."""

    text: str


@dataclass(frozen=True, slots=True)
class Text:
    """Text as typed: each line its own paragraph, a blank line a wider gap.

    `language` is set only where it differs from the document's own. `look`: "lead" is bold, "small"
    is fine print, "close" follows what is above without a paragraph's gap. `linked` is set for
    contact details of the office: its addresses can be clicked; typed text never has links. `bound`
    holds it on one page with the paragraph that follows.
    """

    text: str
    language: Language | None = None
    look: Look = "body"
    linked: bool = False
    bound: bool = False


@dataclass(frozen=True, slots=True)
class Missing:
    """A lawful item that a draft still lacks; shown in red brackets."""

    text: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Short facts as a two-column table: name and value; `linked` as for a text."""

    rows: tuple[tuple[str, str], ...]
    linked: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """A list with bullets."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a head row over the whole line; `shares` are the widths of its columns.

    A `dense` one has smaller letters.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...]
    dense: bool = False


@dataclass(frozen=True, slots=True)
class Phases:
    """The phases of the path as (number, name, text, state): done, now or coming."""

    steps: tuple[tuple[int, str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """A tinted paragraph with a heading, for the plain summary."""

    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class SideNote:
    """A short label at the left margin and lines beside it (Liite, Jakelu).

    `linked` as for a text; `keeps` holds it on one page with what follows.
    """

    label: str
    lines: tuple[str, ...]
    linked: bool = False
    keeps: bool = False


@dataclass(frozen=True, slots=True)
class Signature:
    """The place of the signature: room for the electronic one, and who signs below it.

    `waiting` are the words inside the room while nothing is signed; empty leaves it blank.
    `second` heads a second room below, for another signer; empty where there is none.
    """

    heading: str
    waiting: tuple[str, ...]
    signer: tuple[str, ...]
    notes: tuple[str, ...]
    second: str = ""


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows starts a new page (an attachment)."""


@dataclass(frozen=True, slots=True)
class InLanguage:
    """A part of the document in another language than its own."""

    language: Language
    blocks: "tuple[Block, ...]"


Block = (
    Title
    | Heading
    | SubHeading
    | Text
    | Missing
    | Facts
    | Items
    | Table
    | Phases
    | Panel
    | SideNote
    | Signature
    | NewPage
    | InLanguage
)


@dataclass(frozen=True, slots=True)
class CoverHead:
    """The head of page one where that page is a covering letter in another language."""

    name: str
    metadata: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Logo:
    """A PNG picture, and what is read out in its place."""

    picture: bytes
    words: str


@dataclass(frozen=True, slots=True)
class Masthead:
    """The top of every page: sender at the left, metadata at 112 mm, and the document's properties.

    `recipient` lines stand in the envelope's window on page one only. `draft` is the draft mark,
    empty on a final print. `title` and `author` also become the file's properties. `cover` is the
    head of page one where that is a covering letter. `seal` stands at the foot of every page,
    `mark` says the same in the file's properties for programs. `compact` begins the body
    close under the head. `guides` draws the envelope's window and the folds.
    """

    sender: tuple[str, ...]
    name: str
    metadata: tuple[str, ...]
    recipient: tuple[str, ...]
    draft: str
    language: Language
    title: str
    author: str
    subject: str
    cover: CoverHead | None = None
    seal: str = ""
    mark: str = ""
    compact: bool = False
    guides: bool = False
    logo: Logo | None = None


@dataclass(frozen=True, slots=True)
class SignatureBox:
    """Where the visible signature goes: page index from 0, then points from the lower left."""

    page: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Letter:
    """A finished PDF and the room it reserved for a signature."""

    pdf: bytes
    signature_box: SignatureBox | None
    pages: int
    second_box: SignatureBox | None = None
