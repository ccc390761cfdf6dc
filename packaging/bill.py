"""Write the bill of materials (CycloneDX JSON) of a built program: what it is made of.

    bill.py --system windows|linux --wheels DIR --folder BUILT [--analysis TOC] OUT

Names and versions come from the locked list, each hash from the very wheel that was built in, which
must be one of the list; licences from resources/licences. With PyInstaller's analysis also the
libraries of this Debian that came along, whose licences are laid beside. The same inputs give the
same bytes.
"""

import argparse
import ast
import hashlib
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.model import (
    ExternalReference,
    ExternalReferenceType,
    HashAlgorithm,
    HashType,
    Property,
    XsUri,
)
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import DisjunctiveLicense, LicenseExpression
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL
from packaging.markers import Marker

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements" / "run.txt"
MACHINES = {
    "windows": {
        "os_name": "nt",
        "platform_machine": "AMD64",
        "platform_system": "Windows",
        "sys_platform": "win32",
    },
    "linux": {
        "os_name": "posix",
        "platform_machine": "x86_64",
        "platform_system": "Linux",
        "sys_platform": "linux",
    },
}
ABSENT = {"linux": {"Microsoft Visual C++ Runtime"}, "windows": set[str]()}
"""What is carried on the other system only."""
PYTHON = {
    "implementation_name": "cpython",
    "platform_python_implementation": "CPython",
    "python_full_version": "3.11.9",
    "python_version": "3.11",
}


@dataclass(frozen=True, slots=True)
class Locked:
    """A package of the locked list, with the SHA-256 of each of its allowed files."""

    name: str
    version: str
    hashes: frozenset[str]


def locked(text: str, system: str) -> Iterator[Locked]:
    """Yield the packages of a locked list that `system` takes."""
    entries = re.findall(
        r"^(\S+)==([^\s;\\]+)([^\\\n]*)\\?\n((?:\s+--hash=.*\n)+)", text, re.MULTILINE
    )
    for name, version, rest, hashes in entries:
        marker = rest.partition(";")[2].strip()
        if not marker or Marker(marker).evaluate({**PYTHON, **MACHINES[system]}):
            yield Locked(name, version, frozenset(re.findall(r"sha256:([0-9a-f]{64})", hashes)))


def hashes_of(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of each wheel in `folder` by the package's name."""
    return {
        re.sub(r"[-_.]+", "-", path.name.split("-")[0]).lower(): hashlib.sha256(
            path.read_bytes()
        ).hexdigest()
        for path in folder.glob("*.whl")
    }


def packages(
    found: Iterable[Locked], wheels: Mapping[str, str], licences: Mapping[str, dict[str, str]]
) -> Iterator[Component]:
    """Yield the Python packages; ValueError for a wheel or licence that is not the locked one."""
    for each in found:
        used, licence = wheels.get(each.name), licences.get(each.name)
        if used not in each.hashes:
            raise ValueError(f"{each.name}: the wheel is none of the locked ones")
        if licence is None or licence["version"] != each.version:
            raise ValueError(f"{each.name}: run `make licences`, its licence is of another version")
        yield _component(licence, PackageURL("pypi", None, each.name, each.version), sha256=used)


def carried(
    system: str, names: frozenset[str], licences: Mapping[str, dict[str, str]]
) -> Iterator[Component]:
    """Yield what comes inside packages and beside them: Qt, SQLCipher, OpenSSL, Python, fonts."""
    for name, licence in licences.items():
        if name not in names and name not in ABSENT[system]:
            yield _component(
                licence,
                PackageURL("generic", None, name.replace(" ", "-").lower(), licence["version"]),
            )


def libraries(analysis: Path, texts: Path) -> Iterator[Component]:
    """Yield the Debian packages whose libraries PyInstaller took along; copy their licences."""
    told = ast.literal_eval(analysis.read_text(encoding="utf-8"))
    files = sorted(
        {row[1] for part in told if isinstance(part, list) for row in part if _is_row(row)}
    )
    owners = {package for file in files for package in _owner(file)}
    texts.mkdir(exist_ok=True)
    for package, version in sorted(owners):
        shutil.copyfile(f"/usr/share/doc/{package}/copyright", texts / f"{package}.txt")
        url = PackageURL("deb", "debian", package, version)
        yield Component(
            name=package, version=version, type=ComponentType.LIBRARY, purl=url, bom_ref=str(url)
        )


def _is_row(row: object) -> bool:
    return (
        isinstance(row, tuple)
        and len(row) == 3
        and row[2] == "BINARY"
        and str(row[1]).startswith(("/lib/", "/usr/lib/"))
    )


def _owner(file: str) -> Iterator[tuple[str, str]]:
    real = str(Path(file).resolve())
    for path in (real, real.removeprefix("/usr")):
        asked = subprocess.run(
            ["dpkg-query", "-S", path], capture_output=True, text=True, check=False
        )
        if asked.returncode == 0:
            package = asked.stdout.split(":")[0]
            shown = subprocess.run(
                ["dpkg-query", "-W", "-f=${Version}\n", package],
                capture_output=True,
                text=True,
                check=True,
            )
            yield package, shown.stdout.splitlines()[0]
            return


def _component(licence: Mapping[str, str], url: PackageURL, *, sha256: str = "") -> Component:
    made = Component(
        name=licence["name"],
        version=licence["version"],
        type=ComponentType.LIBRARY,
        purl=url,
        bom_ref=str(url),
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=sha256)] if sha256 else [],
        licenses=[_licence(licence["licence"])],
    )
    if licence["home"]:
        made.external_references.add(
            ExternalReference(type=ExternalReferenceType.WEBSITE, url=XsUri(licence["home"]))
        )
    if licence["within"]:
        made.properties.add(Property(name="polku:within", value=licence["within"]))
    return made


def _licence(spdx: str) -> DisjunctiveLicense | LicenseExpression:
    if " " in spdx or "(" in spdx:
        return LicenseExpression(spdx)
    if spdx.startswith("LicenseRef-"):
        return DisjunctiveLicense(name=spdx.removeprefix("LicenseRef-").replace("-", " "))
    return DisjunctiveLicense(id=spdx)


def bill(
    system: str, parts: Iterable[Component], *, version: str, fingerprint: str, at: datetime
) -> str:
    """Return the bill as text; ValueError when it breaks CycloneDX's schema."""
    made = Bom(
        serial_number=uuid5(NAMESPACE_URL, f"polku:{system}:{version}:{fingerprint}"),
        components=parts,
    )
    root = Component(
        name="Polku", version=version, type=ComponentType.APPLICATION, bom_ref=f"polku@{version}"
    )
    root.properties.add(Property(name="polku:fingerprint:sha256", value=fingerprint))
    root.properties.add(Property(name="polku:system", value=system))
    made.metadata.component, made.metadata.timestamp = root, at
    made.register_dependency(root, made.components)
    text = JsonV1Dot6(made).output_as_string(indent=1)
    fault = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
    if fault is not None:
        raise ValueError(f"the bill breaks the schema of CycloneDX: {fault!r}")
    return text + "\n"


def shipped_licences() -> dict[str, dict[str, str]]:
    """Return the rows of resources/licences by name."""
    rows = json.loads((ROOT / "resources" / "licences" / "index.json").read_text(encoding="utf-8"))
    return {row["name"]: row for row in rows}


def main() -> None:
    """Write the bill of what was built."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--system", choices=MACHINES, required=True)
    parser.add_argument("--wheels", type=Path, required=True)
    parser.add_argument("--analysis", type=Path)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("out", type=Path)
    asked = parser.parse_args()
    found, licences = (
        tuple(locked(LOCK.read_text(encoding="utf-8"), asked.system)),
        shipped_licences(),
    )
    inside = asked.folder / "_internal"
    stamp = json.loads((inside / "resources" / "build.json").read_text(encoding="utf-8"))
    parts = [
        *packages(found, hashes_of(asked.wheels), licences),
        *carried(asked.system, frozenset(each.name for each in found), licences),
        *(libraries(asked.analysis, inside / "licences-of-debian") if asked.analysis else ()),
    ]
    at = datetime.fromtimestamp(stamp["made"], UTC)
    text = bill(
        asked.system, parts, version=stamp["version"], fingerprint=stamp["fingerprint"], at=at
    )
    asked.out.write_text(text, encoding="utf-8", newline="\n")
    sys.stdout.write(f"{len(parts)} components in {asked.out.name}\n")


if __name__ == "__main__":
    main()
