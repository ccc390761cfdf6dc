"""What people paste: markup, braces, quotes, odd letters; and documents full of it."""

from collections.abc import Iterator

from models.rules.documents.registry import document_type
from models.rules.documents.schema import (
    Condition,
    DocumentType,
    Field,
    FieldType,
    Value,
    Values,
)
from models.rules.kinds import DocumentKind
from tests.builders_documents import filled

MARKUP = (
    "<b>Aada</b>",
    '<img src="file:///etc/hostname">',
    '<a href="https://example.org/">tästä</a>',
    "</para>",
    "&amp; & &#228;",
    "{kaari} {0} {{}}",
    "%s %d %(nimi)s",
    r"\\palvelin\c$ \n",
    "\"lainaus\" 'heitto' `aksentti`",
    "'; DROP TABLE case_file; --",
)
ALL_MARKUP = " ".join(MARKUP)
TEXTS = frozenset({FieldType.LINE, FieldType.TEXT})

# letters that must live: as typed, and as they are kept (NFC)
LIVING = {
    "North Sámi": "Sápmelaš čáhci đŋŧž",
    "Inari Sámi": "Aanaarâš kielâ âšđž",
    "Skolt Sámi": "sääʹmǩiõll ǥǯʒǧǩ ʹ",
    "taken apart": "A\u0308iti ja o\u0308l\u0301jy",
    "Cyrillic": "Наталья Иванова",
    "Vietnamese": "Nguyễn Thị Hồng",
    "Arabic": "مرحبا بكم",
    "Hebrew": "שלום",
    "a family of one emoji": "👨\u200d👩\u200d👧\u200d👦",
    "a flag and a skin": "🇫🇮 👋🏽",
    "beyond the first plane": "𠀋𝔸",
}
# what deceives or breaks: text, where it stands (from 1), its name
FORBIDDEN = {
    "NUL": ("Aada\0Liisa", 5, "U+0000"),
    "right-to-left override": ("Aada\u202egpj", 5, "U+202E"),
    "left-to-right mark": ("\u200eAada", 1, "U+200E"),
    "isolate": ("Aada\u2066", 5, "U+2066"),
    "no-width space": ("Aa\u200bda", 3, "U+200B"),
    "byte order mark": ("\ufeffAada", 1, "U+FEFF"),
    "lone surrogate": ("Aada\ud83d", 5, "U+D83D"),
    "noncharacter": ("Aada\uffff", 5, "U+FFFF"),
    "private use": ("Aada\ue000", 5, "U+E000"),
    "escape": ("Aada\x1b[31m", 5, "U+001B"),
}


def hostile(kind: DocumentKind, text: str) -> Iterator[dict[str, Value]]:
    """Yield values of a document so that every text field is shown in one of them with `text`."""
    doc_type = document_type(kind)
    waiting = [field for field in doc_type.fields if field.type in TEXTS]
    rows = {f.key: [_row(f, text)] for f in doc_type.fields if f.type is FieldType.ROWS}
    base = filled(kind)
    while waiting:
        answers: dict[str, Value] = {}
        taken = [field for field in waiting if _open(doc_type, field, answers)]
        waiting = [field for field in waiting if field not in taken]
        said = {
            field.key: _fitting(field, text) for field in doc_type.fields if field.type in TEXTS
        }
        yield {**base, **rows, **said, **answers}


def texts_in(doc_type: DocumentType, values: Values) -> Iterator[str]:
    """Yield the texts of all text fields, rows too."""
    for field in doc_type.fields:
        value = values.get(field.key)
        if field.type in TEXTS and isinstance(value, str):
            yield value
        elif field.type is FieldType.ROWS and isinstance(value, list):
            for row in value:
                yield from (
                    str(row[f.key]) for f in field.fields if f.type in TEXTS and f.key in row
                )


def _row(field: Field, text: str) -> dict[str, Value]:
    row: dict[str, Value] = {}
    for part in field.fields:
        if part.type in TEXTS:
            row[part.key] = _fitting(part, text)
            if part.condition is not None:
                row.setdefault(part.condition.field, _answer(part.condition, part))
    return row


def _open(doc_type: DocumentType, field: Field, answers: dict[str, Value]) -> bool:
    """Answer what `field` wants answered to be shown, unless that contradicts `answers`."""
    wanted = dict(answers)
    for condition in _conditions(doc_type, field):
        target = doc_type.field(condition.field)
        answer = _answer(condition, target)
        if wanted.setdefault(condition.field, answer) != answer:
            return False
    answers.update(wanted)
    return True


def _conditions(doc_type: DocumentType, field: Field) -> Iterator[Condition]:
    for condition in (field.condition, doc_type.section_of(field.key).condition):
        if condition is not None:
            yield condition
            yield from _conditions(doc_type, doc_type.field(condition.field))


def _answer(condition: Condition, target: Field) -> Value:
    first = sorted(condition.values)[0]
    if target.type is FieldType.CODES:
        return [first]
    return first == "true" if first in {"true", "false"} else first


def _fitting(field: Field, text: str) -> str:
    return text if len(text) <= field.longest else text[: field.longest]
