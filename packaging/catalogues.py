"""Gather the Finnish sentences of the program and bring the catalogues up to date.

Run by `make catalogues`: extracts tr(), tr_n() and N_() from desktop/, merges into
resources/i18n/*/LC_MESSAGES/polku.po, keeps the translations there are, and compiles the .mo files.
"""

import sys
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("sv", "en")
NO_DATE = datetime(1970, 1, 1, tzinfo=UTC)
KEYWORDS = {"tr": None, "N_": None, "tr_n": (1, 2)}


def gathered() -> Catalog:
    """Return every sentence of the program, with the files it stands in."""
    catalogue = Catalog(project="Polku", charset="utf-8", fuzzy=False)
    for folder in ("desktop",):
        found = extract_from_dir(ROOT / folder, keywords=KEYWORDS)
        for name, _line, message, _comments, _context in sorted(found, key=lambda f: f[:2]):
            catalogue.add(message, locations=[(f"{folder}/{name}".replace("\\", "/"), None)])
    return catalogue


def path_of(language: str) -> Path:
    """Return the path of a language's catalogue."""
    return ROOT / "resources" / "i18n" / language / "LC_MESSAGES" / "polku.po"


def read(language: str) -> Catalog:
    """Return a language's catalogue as it is stored; an empty one when there is none."""
    path = path_of(language)
    if not path.exists():
        return Catalog(
            locale=language,
            project="Polku",
            version="1",
            header_comment="# Polku: the sentences of its windows.",
            msgid_bugs_address="-",
            last_translator="Polku",
            language_team=language,
            fuzzy=False,
        )
    with path.open("rb") as file:
        return read_po(file, locale=language)


def compiled(catalogue: Catalog) -> bytes:
    """Return the binary form of a catalogue: same sentences, same bytes, whatever the day."""
    target = BytesIO()
    catalogue.creation_date = NO_DATE
    write_mo(target, catalogue)
    return target.getvalue()


def written(catalogue: Catalog) -> bytes:
    """Return the text form of a catalogue: same sentences, same bytes."""
    target = BytesIO()
    write_po(
        target, catalogue, width=100, sort_output=True, ignore_obsolete=True, omit_header=False
    )
    lines = target.getvalue().split(b"\n")
    return b"\n".join(line for line in lines if b"-Date:" not in line)


def main() -> int:
    """Update and compile every catalogue; return how many sentences lack a translation."""
    template, lacking = gathered(), 0
    for language in LANGUAGES:
        catalogue = read(language)
        catalogue.update(template, no_fuzzy_matching=True)
        missing = [m for m in catalogue if m.id and (m.fuzzy or not all(_strings(m.string)))]
        lacking += len(missing)
        path = path_of(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(written(catalogue))
        path.with_suffix(".mo").write_bytes(compiled(catalogue))
        sys.stdout.write(f"{language}: {len(catalogue)} sentences, {len(missing)} to translate\n")
    return lacking


def _strings(string: str | tuple[str, ...] | None) -> tuple[str, ...]:
    return string if isinstance(string, tuple) else (string or "",)


if __name__ == "__main__":
    sys.exit(1 if main() else 0)
