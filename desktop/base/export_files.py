"""Writing an export to a folder or one zip, whole or not at all, and reading it back to check."""

import errno
import io
import os
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import IO

from desktop.base.words import tr
from models.rules.errors import RuleBroken
from models.rules.manifest import NAME, FileFinding, Manifest, compared, digest, read_manifest

_PART = ".part"
_CHUNK = 1 << 20
_MOST_MANIFEST = 16 << 20
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)


def already_there(target: Path, names: Sequence[str]) -> tuple[str, ...]:
    """Return which files an export to `target` (a folder or a .zip) would write over."""
    if is_zip(target):
        return (target.name,) if target.exists() else ()
    return tuple(name for name in names if (target / name).exists())


def write_export(
    target: Path, files: Sequence[tuple[str, bytes]], *, over: bool = False
) -> tuple[Path, ...]:
    """Write the files into a folder, or one zip where the name says so, and return their paths.

    Everything is written beside its place first, so that a full disk leaves nothing half done.
    FileExistsError where something would be written over and `over` is false; any other OSError
    as it is.
    """
    if not over and (there := already_there(target, [name for name, _ in files])):
        raise FileExistsError(errno.EEXIST, "exists", ", ".join(there))
    if is_zip(target):
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        return _placed(target.parent, ((target.name, _zipped(files)),))
    made = not target.exists()
    try:
        target.mkdir(parents=True, exist_ok=True, mode=0o700)
        return _placed(target, files)
    except OSError:
        if made:
            with suppress(OSError):
                target.rmdir()
        raise


def is_zip(target: Path) -> bool:
    """Answer whether a name means one zip."""
    return target.suffix.casefold() == ".zip"


def check_export(target: Path) -> tuple[Manifest, str, tuple[FileFinding, ...]]:
    """Return the manifest of an export, its hash, and each file that is not as it says.

    Raises RuleBroken("manifest.missing" | "manifest.unreadable") and OSError.
    """
    content, hashes = _read_zip(target) if target.is_file() else _read_folder(target)
    if content is None:
        raise RuleBroken("manifest.missing")
    manifest = read_manifest(content)
    return manifest, digest(content), compared(manifest, hashes)


def trouble_words(error: OSError) -> str:
    """Return why files were not written or read, and what to do."""
    if isinstance(error, FileExistsError):
        return tr("Tiedosto on jo olemassa: {files}. Valitse toinen paikka.", files=error.filename)
    if error.errno == errno.ENOSPC:
        return tr("Levy on täynnä. Mitään ei kirjoitettu. Vapauta tilaa tai valitse toinen paikka.")
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return tr("Kansioon ei voi kirjoittaa. Valitse toinen kansio.")
    if isinstance(error, NotADirectoryError):
        return tr("Kansion paikalla on tiedosto. Valitse toinen paikka.")
    if isinstance(error, FileNotFoundError):
        return tr("Tiedostoa tai kansiota ei löytynyt. Tarkista nimi.")
    return tr("Tiedostoja ei voitu kirjoittaa tai lukea. Valitse toinen paikka.")


def _placed(folder: Path, files: Sequence[tuple[str, bytes]]) -> tuple[Path, ...]:
    parts: list[tuple[Path, Path]] = []
    try:
        for name, content in files:
            place = folder / name
            part = place.with_name(place.name + _PART)
            parts.append((part, place))
            _write(part, content)
        for part, place in parts:
            part.replace(place)
    except OSError:
        for part, _ in parts:
            with suppress(OSError):
                part.unlink(missing_ok=True)
        raise
    return tuple(place for _, place in parts)


def _write(part: Path, content: bytes) -> None:
    with part.open("wb") as file:
        part.chmod(0o600)
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _zipped(files: Sequence[tuple[str, bytes]]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            entry = zipfile.ZipInfo(name, _ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, content)
    return out.getvalue()


def _read_folder(folder: Path) -> tuple[bytes | None, Mapping[str, str]]:
    hashes = {}
    for path in sorted(folder.iterdir()):
        if path.is_dir():
            hashes[f"{path.name}/"] = ""
            continue
        with path.open("rb") as file:
            hashes[path.name] = _hash(file)
    manifest = folder / NAME
    if NAME not in hashes:
        return None, hashes
    with manifest.open("rb") as file:
        return file.read(_MOST_MANIFEST), hashes


def _read_zip(path: Path) -> tuple[bytes | None, Mapping[str, str]]:
    try:
        with zipfile.ZipFile(path) as archive:
            hashes = dict(_zip_hashes(archive))
            if NAME not in hashes:
                return None, hashes
            with archive.open(NAME) as file:
                return file.read(_MOST_MANIFEST), hashes
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError):
        raise RuleBroken("manifest.unreadable") from None


def _zip_hashes(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    for entry in archive.infolist():
        try:
            with archive.open(entry) as file:
                yield entry.filename, _hash(file)
        except (zipfile.BadZipFile, zlib.error):
            yield entry.filename, ""


def _hash(file: IO[bytes]) -> str:
    found = sha256()
    while chunk := file.read(_CHUNK):
        found.update(chunk)
    return found.hexdigest()
