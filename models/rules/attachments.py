"""Attachments (liitteet) of a case: their kinds, limits, states and what is told of each."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from models.rules.cleaning import clean_line
from models.rules.errors import RuleBroken
from models.rules.words import Language, Words

MEGABYTE = 1024 * 1024
MOST_AT_ONCE = 50
MOST_BYTES_AT_ONCE = 100 * MEGABYTE
LONGEST_TITLE = 120
LONGEST_SOURCE = 120
UNDO_REASON = "peruttu heti"


class FileKind(StrEnum):
    """What a file really is, by its bytes; nothing else is kept."""

    PDF = "pdf"
    JPEG = "jpeg"
    PNG = "png"
    TIFF = "tiff"
    TEXT = "text"


SUFFIXES = {
    FileKind.PDF: ".pdf",
    FileKind.JPEG: ".jpg",
    FileKind.PNG: ".png",
    FileKind.TIFF: ".tif",
    FileKind.TEXT: ".txt",
}

FILE_WORDS = {
    FileKind.PDF: Words("PDF", "PDF", "PDF"),
    FileKind.JPEG: Words("JPEG-kuva", "JPEG-bild", "JPEG picture"),
    FileKind.PNG: Words("PNG-kuva", "PNG-bild", "PNG picture"),
    FileKind.TIFF: Words("TIFF-kuva", "TIFF-bild", "TIFF picture"),
    FileKind.TEXT: Words("Teksti", "Text", "Text"),
}


class AttachmentKind(StrEnum):
    """What an attachment is for the case (liitteen laji)."""

    STATEMENT = "statement"
    APPLICATION = "application"
    CERTIFICATE = "certificate"
    CONSENT = "consent"
    PHOTO = "photo"
    LETTER = "letter"
    AUTHORITY = "authority"
    OTHER = "other"


KIND_WORDS = {
    AttachmentKind.STATEMENT: Words("Lausunto", "Utlåtande", "Statement"),
    AttachmentKind.APPLICATION: Words(
        "Hakemuksen liite", "Bilaga till ansökan", "Annex to an application"
    ),
    AttachmentKind.CERTIFICATE: Words("Todistus", "Intyg", "Certificate"),
    AttachmentKind.CONSENT: Words("Suostumus", "Samtycke", "Consent"),
    AttachmentKind.PHOTO: Words("Valokuva", "Fotografi", "Photograph"),
    AttachmentKind.LETTER: Words("Kirje tai viesti", "Brev eller meddelande", "Letter or message"),
    AttachmentKind.AUTHORITY: Words(
        "Toisen viranomaisen asiakirja", "Annan myndighets handling", "Another authority's paper"
    ),
    AttachmentKind.OTHER: Words("Muu liite", "Annan bilaga", "Other attachment"),
}


class Cleaning(StrEnum):
    """What was done to a file before it was kept, or could not be done."""

    METADATA = "metadata"
    LOCATION = "location"
    TURNED = "turned"
    SCRIPTS = "scripts"
    FILES = "files"
    ENCRYPTION = "encryption"
    SIGNED = "signed"
    SIGNATURE_LOST = "signature_lost"
    FIRST_PICTURE = "first_picture"
    RENAMED = "renamed"
    CHARACTERS = "characters"


CLEANING_WORDS = {
    Cleaning.METADATA: Words(
        "Tiedoston taustatiedot poistettiin.",
        "Filens bakgrundsuppgifter togs bort.",
        "The file's background data was removed.",
    ),
    Cleaning.LOCATION: Words(
        "Kuvauspaikka poistettiin.", "Fotoplatsen togs bort.", "The place of the photo was removed."
    ),
    Cleaning.TURNED: Words(
        "Kuva käännettiin pystyyn.", "Bilden vändes rätt.", "The picture was turned upright."
    ),
    Cleaning.SCRIPTS: Words(
        "Toiminnot, jotka käynnistyisivät itsestään, poistettiin.",
        "Funktioner som startar av sig själva togs bort.",
        "Actions that would start by themselves were removed.",
    ),
    Cleaning.FILES: Words(
        "PDF:n sisällä olleet tiedostot poistettiin. Lisää ne tarvittaessa erikseen.",
        "Filer inne i PDF-filen togs bort. Lägg vid behov till dem separat.",
        "Files inside the PDF were removed. Add them separately if needed.",
    ),
    Cleaning.ENCRYPTION: Words(
        "Tiedoston oma käyttösuojaus poistettiin.",
        "Filens eget skydd togs bort.",
        "The file's own protection was removed.",
    ),
    Cleaning.SIGNED: Words(
        "Tiedosto on allekirjoitettu, joten se säilytettiin täysin ennallaan taustatietoineen.",
        "Filen är undertecknad och behölls därför helt oförändrad med bakgrundsuppgifter.",
        "The file is signed, so it was kept exactly as it is, background data included.",
    ),
    Cleaning.SIGNATURE_LOST: Words(
        "Tiedostossa ollut allekirjoitus ei enää täsmää, koska tiedostosta poistettiin toimintoja.",
        "Filens underskrift stämmer inte längre, eftersom funktioner togs bort ur filen.",
        "The signature in the file no longer holds, because actions were removed from it.",
    ),
    Cleaning.FIRST_PICTURE: Words(
        "Liikkuvasta kuvasta säilytettiin ensimmäinen.",
        "Av den rörliga bilden behölls den första.",
        "Of the moving picture the first one was kept.",
    ),
    Cleaning.RENAMED: Words(
        "Tiedosto oli muuta kuin sen nimi sanoi. Se säilytettiin sinä, mitä se on.",
        "Filen var något annat än namnet sade. Den behölls som det den är.",
        "The file was not what its name said. It was kept as what it is.",
    ),
    Cleaning.CHARACTERS: Words(
        "Tekstistä poistettiin merkkejä, jotka eivät näy.",
        "Tecken som inte syns togs bort ur texten.",
        "Characters that do not show were removed from the text.",
    ),
}


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A file whose bytes were looked through and made safe to keep."""

    content: bytes
    kind: FileKind
    title: str
    pages: int = 1
    cleaned: tuple[Cleaning, ...] = ()


@dataclass(frozen=True, slots=True)
class NewAttachment:
    """One attachment to add; the id is made by the window, so that a repeat adds no second."""

    id: UUID
    file: CheckedFile
    title: str
    kind: AttachmentKind
    received_on: date
    received_from: str = ""
    document_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class AttachmentRow:
    """An attachment in its list; `document_id` is the document of the case that it belongs to."""

    id: UUID
    case_id: UUID
    title: str
    kind: AttachmentKind
    file_kind: FileKind
    size: int
    pages: int
    sha256: str
    received_on: date
    received_from: str
    added_at: datetime
    added_by: str
    cleaned: tuple[Cleaning, ...] = ()
    document_id: UUID | None = None
    removed_at: datetime | None = None
    removed_by: str = ""
    removed_reason: str = ""
    version: int = 1

    @property
    def is_removed(self) -> bool:
        """Answer whether it was marked as removed; its bytes stay (ATL 703/2023 22 and 24 §)."""
        return self.removed_at is not None


@dataclass(frozen=True, slots=True)
class AttachmentContent:
    """The kept bytes of an attachment and what they are."""

    row: AttachmentRow
    content: bytes
    case_number: str


class OutWay(StrEnum):
    """How an attachment leaves the program."""

    PRINT = "print"
    SAVE = "save"
    EMAIL = "email"


class EmailGround(StrEnum):
    """Why a file is sent by ordinary e-mail all the same: a code, for the use log."""

    ASKED = "asked"
    SECURED = "secured"
    PUBLIC = "public"


EMAIL_GROUNDS = {
    EmailGround.SECURED: Words(
        "Lähetän sen turvapostin kautta.",
        "Jag skickar den via skyddad e-post.",
        "I send it through secure mail.",
    ),
    EmailGround.PUBLIC: Words(
        "Siinä ei ole salassa pidettävää eikä henkilötietoja.",
        "Inget i den är sekretessbelagt eller personligt.",
        "It holds nothing secret and no personal data.",
    ),
    EmailGround.ASKED: Words(
        "Asiakas on pyytänyt sitä näin ja tietää riskin.",
        "Klienten har bett om det så och känner risken.",
        "The client asked for it so and knows the risk.",
    ),
}


def kind_name(kind: AttachmentKind, language: Language | str) -> str:
    """Return the kind of an attachment in words."""
    return KIND_WORDS[kind].said_in(language)


def require_title(text: str) -> str:
    """Return a title; RuleBroken("attachment.no_title" | "attachment.long_title")."""
    title = clean_line(text)
    if not title:
        raise RuleBroken("attachment.no_title")
    if len(title) > LONGEST_TITLE:
        raise RuleBroken("attachment.long_title", longest=LONGEST_TITLE)
    return title


def require_source(text: str) -> str:
    """Return from whom it came; RuleBroken("attachment.long_source") for more than a line."""
    source = clean_line(text)
    if len(source) > LONGEST_SOURCE:
        raise RuleBroken("attachment.long_source", longest=LONGEST_SOURCE)
    return source


def require_received(day: date, today: date) -> date:
    """Return the day on which it came; RuleBroken("attachment.future") for one to come."""
    if day > today:
        raise RuleBroken("attachment.future", today=today)
    return day


def require_size(size: int, most_mb: int) -> None:
    """Raise RuleBroken("attachment.empty" | "attachment.large") for no or too many bytes."""
    if size <= 0:
        raise RuleBroken("attachment.empty")
    if size > most_mb * MEGABYTE:
        raise RuleBroken("attachment.large", most=most_mb)
