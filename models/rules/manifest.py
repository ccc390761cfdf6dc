"""The list of an export's files with their hashes (luettelo): made, read and compared."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256

from models.rules.errors import RuleBroken
from models.rules.plain import from_plain, to_plain
from models.rules.words import Language, Words

NAME = "manifest.json"
_FORMAT = "polku-manifest/1"


@dataclass(frozen=True, slots=True)
class ManifestEntry:
    """One file: its SHA-256, and of which document it is.

    `structure` is the OID of the national structure, empty for a document of our own and a PDF.
    """

    file: str
    sha256: str
    size: int
    document_id: str
    kind: str
    version: int
    finished_at: datetime
    structure: str = ""
    superseded: bool = False


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an export of one case holds."""

    case: str
    made_at: datetime
    files: tuple[ManifestEntry, ...]


class FileState(StrEnum):
    """What is wrong with a file of an export."""

    CHANGED = "changed"
    MISSING = "missing"
    EXTRA = "extra"


@dataclass(frozen=True, slots=True)
class FileFinding:
    """One file that is not as the manifest says."""

    file: str
    state: FileState


_WORDS: Mapping[FileState, Words] = {
    FileState.CHANGED: Words(
        "Tiedostoa on muutettu: {file}", "Filen har ändrats: {file}", "Changed: {file}"
    ),
    FileState.MISSING: Words("Tiedosto puuttuu: {file}", "Filen saknas: {file}", "Missing: {file}"),
    FileState.EXTRA: Words(
        "Tiedosto ei kuulu vientiin: {file}",
        "Filen hör inte till exporten: {file}",
        "Not part of the export: {file}",
    ),
}
_SOUND = Words(
    "Kaikki {count} tiedostoa ovat ennallaan.",
    "Alla {count} filer är oförändrade.",
    "All {count} files are unchanged.",
)


def digest(content: bytes) -> str:
    """Return the SHA-256 of `content` in hexadecimal."""
    return sha256(content).hexdigest()


def manifest_bytes(manifest: Manifest) -> bytes:
    """Return the manifest as it is written: the same manifest, the same bytes."""
    plain = {"format": _FORMAT, **to_plain(manifest)}
    return (json.dumps(plain, ensure_ascii=False, indent=2) + "\n").encode()


def read_manifest(content: bytes) -> Manifest:
    """Return what `manifest_bytes` wrote; RuleBroken("manifest.unreadable") for anything else."""
    try:
        plain = json.loads(content.decode("utf-8"))
        if not isinstance(plain, dict) or plain.get("format") != _FORMAT:
            raise RuleBroken("manifest.unreadable")
        found = from_plain(Manifest, plain)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise RuleBroken("manifest.unreadable") from None
    if not all(_is_plain_name(entry.file) for entry in found.files):
        raise RuleBroken("manifest.unreadable")
    return found


def compared(manifest: Manifest, hashes: Mapping[str, str]) -> tuple[FileFinding, ...]:
    """Return what is not as the manifest says; `hashes` are of the files there are, by name."""
    return tuple(_compared(manifest, hashes))


def finding_words(finding: FileFinding, language: Language | str) -> str:
    """Return a finding in words."""
    return _WORDS[finding.state].said_in(language).format(file=finding.file)


def sound_words(manifest: Manifest, language: Language | str) -> str:
    """Return that nothing is wrong, in words."""
    return _SOUND.said_in(language).format(count=len(manifest.files))


def _compared(manifest: Manifest, hashes: Mapping[str, str]) -> Iterator[FileFinding]:
    for entry in manifest.files:
        if entry.file not in hashes:
            yield FileFinding(entry.file, FileState.MISSING)
        elif hashes[entry.file] != entry.sha256:
            yield FileFinding(entry.file, FileState.CHANGED)
    listed = {entry.file for entry in manifest.files} | {NAME}
    for name in sorted(set(hashes) - listed):
        yield FileFinding(name, FileState.EXTRA)


def _is_plain_name(name: str) -> bool:
    return bool(name) and not set(name) & set("/\\:\0") and name not in (".", "..", NAME)
