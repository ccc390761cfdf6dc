"""What ships: each part has a licence that allows it, its text, and a line in the bill."""

import importlib.util
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

import pikepdf
import pypdfium2
import pytest
from cryptography.hazmat.backends.openssl import backend
from license_expression import Licensing
from lxml import etree
from PySide6.QtCore import qVersion
from sqlcipher3 import dbapi2

ROOT = Path(__file__).resolve().parent.parent
AT = datetime(2026, 11, 24, tzinfo=UTC)
SYSTEMS = ("windows", "linux")
ALLOWED = {
    "0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "LGPL-2.1-or-later",
    "LGPL-3.0-only", "LicenseRef-Microsoft-Visual-Cpp-Runtime", "MIT", "MIT-0", "MIT-CMU",
    "MPL-2.0", "OFL-1.1", "PSF-2.0", "Python-2.0.1", "Zlib", "blessing",
    "GPL-2.0-or-later WITH Bootloader-exception",
}  # fmt: skip
"""The exception lets a program of any licence begin with PyInstaller's bootloader."""


def _tool(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "packaging" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


bill = _tool("bill")
_LOCK = bill.LOCK.read_text(encoding="utf-8")
LICENCES: Mapping[str, dict[str, str]] = bill.shipped_licences()


def _versions(system: str) -> dict[str, str]:
    return {each.name: each.version for each in bill.locked(_LOCK, system)}


def _made(system: str) -> str:
    found = tuple(bill.locked(_LOCK, system))
    wheels = {each.name: min(each.hashes) for each in found}
    parts = [
        *bill.packages(found, wheels, LICENCES),
        *bill.carried(system, frozenset(wheels), LICENCES),
    ]
    text: str = bill.bill(system, parts, version="1.0", fingerprint="0" * 64, at=AT)
    return text


@pytest.mark.parametrize("system", SYSTEMS)
def test_that_every_locked_package_has_its_licence_and_text_of_that_version(system: str) -> None:
    locked = _versions(system)

    told = {name: LICENCES.get(name, {}).get("version") for name in locked}

    assert told == locked, "run `make licences`"


def test_that_every_licence_has_a_text_and_every_text_a_licence() -> None:
    texts = {path.name for path in (ROOT / "resources" / "licences").glob("*.txt")}

    assert texts == {row["text"] for row in LICENCES.values()}
    for name in texts:
        assert (ROOT / "resources" / "licences" / name).stat().st_size > 200


@pytest.mark.parametrize("name", LICENCES)
def test_that_a_licence_can_be_kept_without_opening_our_own_code(name: str) -> None:
    said = LICENCES[name]["licence"]

    ways = [way.split(" AND ") for way in _ways(said)]

    assert any(set(way) <= ALLOWED for way in ways), said


def _ways(said: str) -> list[str]:
    """The alternatives of an expression, each a chain of names that must all be kept."""
    if "LicenseRef" in said or " WITH " in said:
        return [said]
    parsed = Licensing().parse(said)
    return [way.strip(" ()") for way in str(Licensing().dnf(parsed)).split(" OR ")]


def test_that_what_packages_carry_inside_is_told_in_its_version() -> None:
    connection = dbapi2.connect(":memory:")
    connection.execute("PRAGMA key = 'koe'")
    (cipher,), (provider,) = (
        connection.execute(f"PRAGMA {asked}").fetchone()
        for asked in ("cipher_version", "cipher_provider_version")
    )
    connection.close()

    told = {row["name"]: row["version"] for row in LICENCES.values()}

    assert told["Qt"] == qVersion()
    assert told["SQLCipher"] == cipher.split()[0]
    assert told["SQLite"] == dbapi2.sqlite_version
    assert told["OpenSSL"] == provider.split()[1]
    assert told["OpenSSL of cryptography"] == backend.openssl_version_text().split()[1]
    assert told["libxml2"] == ".".join(map(str, etree.LIBXML_VERSION))
    assert told["qpdf"] == pikepdf.__libqpdf_version__
    assert told["PDFium"] == str(pypdfium2.PDFIUM_INFO).split("@")[0]


@pytest.mark.parametrize("system", SYSTEMS)
def test_that_the_bill_is_valid_cyclonedx_and_names_every_part(system: str) -> None:
    made = json.loads(_made(system))

    named = {part["name"] for part in made["components"]}
    assert made["specVersion"] == "1.6"
    assert named == set(LICENCES) - bill.ABSENT[system]
    assert all(part.get("licenses") for part in made["components"])
    packages = [part for part in made["components"] if part["purl"].startswith("pkg:pypi")]
    assert all(part["hashes"][0]["alg"] == "SHA-256" for part in packages)


def test_that_the_same_inputs_give_the_same_bill() -> None:
    assert _made("linux") == _made("linux")


def test_that_a_wheel_that_is_not_locked_makes_no_bill() -> None:
    found = tuple(bill.locked(_LOCK, "linux"))

    with pytest.raises(ValueError, match="none of the locked"):
        list(bill.packages(found, {each.name: "f" * 64 for each in found}, LICENCES))
