"""Collect the licences of all that ships into resources/licences, as the locked lists say.

Run by `make licences` after `make lock`, in the environment of the tests. Texts come from the
packages themselves; what a package carries inside without a text of its own is in
`packaging/carried`. A test tells when the collection is older than the lists.
"""

import importlib.metadata
import json
import re
import shutil
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from packaging.markers import Marker

ROOT = Path(__file__).resolve().parent.parent
CARRIED = ROOT / "packaging" / "carried"
OUT = ROOT / "resources" / "licences"
SHIPPED = {"python_full_version": "3.11.9", "python_version": "3.11"}

# SPDX names of packages that still tell theirs in words only, and the one chosen of several.
_SPDX = {
    "aiohappyeyeballs": "PSF-2.0",
    "aiosignal": "Apache-2.0",
    "asn1crypto": "MIT",
    "certifi": "MPL-2.0",
    "charset-normalizer": "MIT",
    "fonttools": "MIT AND OFL-1.1",
    "frozenlist": "Apache-2.0",
    "lxml": "BSD-3-Clause AND MIT AND Zlib AND LGPL-2.1-or-later AND PSF-2.0",
    "oscrypto": "MIT",
    "propcache": "Apache-2.0",
    "pypdfium2": "(Apache-2.0 OR BSD-3-Clause) AND BSD-3-Clause",
    "pyside6-essentials": "LGPL-3.0-only",
    "python-dateutil": "Apache-2.0 OR BSD-3-Clause",
    "reportlab": "BSD-3-Clause",
    "shiboken6": "LGPL-3.0-only",
    "six": "MIT",
    "sqlcipher3": "Zlib",
    "tzdata": "Apache-2.0",
    "yarl": "Apache-2.0",
}
_TEXT = re.compile(r"(^|/)(licen[cs]e|copying|notice|lgpl|gpl)|/licenses?/", re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"BUILD_LICENSES/(android|v8_xfa|[a-z_]*musl|cibw_musl)/|CONTRIBUTORS|AUTHORS"
)
"""Texts of what is built for other systems, and lists of people."""


@dataclass(frozen=True, slots=True)
class Licence:
    """A component that ships: its name as people know it, version, SPDX licence and text's file."""

    name: str
    version: str
    licence: str
    home: str
    text: str
    within: str = ""


def locked(path: Path) -> Iterator[tuple[str, str]]:
    """Yield name and version of each package of a locked list that ships with Python 3.11."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if "==" not in line or line.startswith((" ", "#")):
            continue
        head, _, marker = line.rstrip(" \\").partition(";")
        if not marker or Marker(marker).evaluate(SHIPPED):
            name, _, version = head.strip().partition("==")
            yield name, version


def of_package(name: str, version: str) -> tuple[Licence, str]:
    """Return the licence of an installed package and its text."""
    found = importlib.metadata.distribution(name)
    if found.version != version:
        sys.exit(f"{name} {found.version} is installed, {version} is locked")
    about = found.metadata
    text = "\n\n".join(_texts(found))
    if not text:
        text = _carried("Qt.txt", "LGPL-3.0-only.txt")
    home = about.get("Home-page") or _home(about.get_all("Project-URL") or [])
    spdx = _SPDX.get(name) or about.get("License-Expression")
    if not spdx:
        sys.exit(f"{name}: say its licence in {Path(__file__).name}")
    return Licence(name, version, spdx, home, f"{name}.txt"), text


def _texts(found: importlib.metadata.Distribution) -> Iterator[str]:
    for file in sorted(found.files or [], key=str):
        inside = str(file).partition(".dist-info/")[2]
        if inside and _TEXT.search(inside) and not _ELSEWHERE.search(inside):
            yield f"––– {inside} –––\n\n{_read(Path(str(file.locate())))}"


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").strip()
    except UnicodeDecodeError:
        return path.read_text(encoding="latin-1").strip()


def _home(urls: list[str]) -> str:
    named = {
        label.strip().lower(): url.strip() for label, _, url in (u.partition(",") for u in urls)
    }
    wanted = ("homepage", "home", "source", "repository", "source code", "github", "documentation")
    return next(
        (named[label] for label in wanted if label in named), next(iter(named.values()), "")
    )


def carried() -> Iterator[tuple[Licence, str]]:
    """Yield what packages carry inside: Qt, SQLCipher, OpenSSL, PDFium, fonts, Python itself."""
    for row in json.loads((CARRIED / "index.json").read_text(encoding="utf-8")):
        text = _carried(*row.pop("texts"))
        yield Licence(text=f"{row['name'].replace(' ', '-').lower()}.txt", **row), text


def _carried(*parts: str) -> str:
    return "\n\n".join(_read(CARRIED / part) for part in parts)


def main() -> None:
    """Write resources/licences anew."""
    packages = (of_package(*each) for each in locked(ROOT / "requirements" / "run.txt"))
    found = sorted([*carried(), *packages], key=lambda each: each[0].name.lower())
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir()
    for licence, text in found:
        (OUT / licence.text).write_text(text.strip() + "\n", encoding="utf-8", newline="\n")
    told = json.dumps([asdict(licence) for licence, _ in found], indent=1, ensure_ascii=False)
    (OUT / "index.json").write_text(told + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
