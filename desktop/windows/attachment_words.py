"""What is said of an attachment (liite) in its list."""

from collections.abc import Sequence

from desktop.base.clock import HELSINKI
from desktop.base.sentences import sentence
from desktop.base.words import language, say, tr, tr_n
from models.rules.attachments import (
    CLEANING_WORDS,
    FILE_WORDS,
    AttachmentRow,
    Cleaning,
    FileKind,
    kind_name,
)
from models.rules.dates import show_date
from models.rules.errors import PolkuError
from models.rules.words import sentences_in_turn

_KILO = 1024
_HUNDRED_KILO = 100 * 1024


def size_words(size: int) -> str:
    """Return a size as people say it: "240 kt" or "1,4 Mt"."""
    if size < _KILO * 10:
        return tr("alle 10 kt")
    if size < _KILO * 1000:
        return tr("{count} kt", count=round(size / _KILO))
    whole, part = divmod(round(size * 10 / (_KILO * _KILO)), 10)
    return tr("{whole},{part} Mt", whole=whole, part=part)


def file_words(kind: FileKind, pages: int, size: int) -> str:
    """Return e.g. "PDF, 3 sivua, 240 kt"."""
    parts = [say(FILE_WORDS[kind])]
    if kind in (FileKind.PDF, FileKind.TIFF):
        parts.append(tr_n("{count} sivu", "{count} sivua", pages))
    return ", ".join((*parts, size_words(size)))


def about_words(row: AttachmentRow) -> str:
    """Return the kind, when and from whom an attachment came, and what its file is."""
    came = tr("saatu {day}", day=show_date(row.received_on))
    if row.received_from:
        came = tr("{came}, {who}", came=came, who=row.received_from)
    file = file_words(row.file_kind, row.pages, row.size)
    return " · ".join((kind_name(row.kind, language()), came, file))


def added_words(row: AttachmentRow) -> str:
    """Return who added an attachment, or removed it and why."""
    if row.removed_at is not None:
        day = show_date(row.removed_at.astimezone(HELSINKI).date())
        return tr(
            "Poistettu {day}, {who}: {reason}",
            day=day,
            who=row.removed_by,
            reason=row.removed_reason,
        )
    day = show_date(row.added_at.astimezone(HELSINKI).date())
    return tr("Lisätty {day}, {who}", day=day, who=row.added_by)


def cleaned_words(cleaned: Sequence[Cleaning]) -> str:
    """Return what was done to a file before it was kept."""
    return sentences_in_turn(*(say(CLEANING_WORDS[each]) for each in cleaned))


def refused_words(refused: Sequence[tuple[str, PolkuError]]) -> str:
    """Return why files were not taken, one line each."""
    return "\n".join(
        tr("{name}: {why}", name=name or tr("Nimetön tiedosto"), why=sentence(error))
        for name, error in refused
    )
