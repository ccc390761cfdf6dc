"""Cards for the tests: SoftHSM2 tokens in a folder of their own, filled by OpenSC's tool.

A program that is missing fails the test that needs it.
"""

import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)

from tests.reports.pki import Identity, usage

MODULE = Path("/usr/lib/softhsm/libsofthsm2.so")
PIN = "4321"
SO_PIN = "87654321"


@dataclass
class CardReader:
    """A reader into which the tests put cards."""

    folder: Path

    @property
    def module(self) -> str:
        return str(MODULE)

    def insert(self, label: str, *, pin: str = PIN) -> None:
        """Put an empty card in."""
        self._run(
            "softhsm2-util", "--init-token", "--free", "--label", label, "--so-pin", SO_PIN,
            "--pin", pin,
        )  # fmt: skip

    def give(
        self, label: str, identity: Identity, key_id: str, *, key: bool = True, each: bool = False
    ) -> None:
        """Write a certificate, and its key, on a card; `each`: the PIN for every signature."""
        der = self.folder / f"{key_id}.der"
        der.write_bytes(identity.certificate.public_bytes(Encoding.DER))
        self._write(label, der, "cert", key_id)
        if key:
            p8 = self.folder / f"{key_id}.p8"
            p8.write_bytes(
                identity.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
            )
            self._write(label, p8, "privkey", key_id, *(["--always-auth"] if each else []))

    def pull_out(self) -> None:
        """Take every card out, whatever is being done with it."""
        for token in (self.folder / "tokens").iterdir():
            token.rename(self.folder / f"out-{token.name}")

    def _write(self, label: str, file: Path, kind: str, key_id: str, *more: str) -> None:
        self._run(
            "pkcs11-tool", "--module", self.module, "--token-label", label, "--login", "--pin",
            PIN, "--write-object", str(file), "--type", kind, "--id", key_id, "--label", kind,
            *(["--usage-sign"] if kind == "privkey" else []), *more,
        )  # fmt: skip

    def _run(self, *command: str) -> None:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture
def reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CardReader:
    """A reader without a card."""
    folder = tmp_path / "reader"
    (folder / "tokens").mkdir(parents=True)
    settings = folder / "softhsm2.conf"
    settings.write_text(
        f"directories.tokendir = {folder / 'tokens'}\n"
        "objectstore.backend = file\nlog.level = ERROR\n"
    )
    monkeypatch.setenv("SOFTHSM2_CONF", str(settings))
    assert MODULE.is_file(), "softhsm2 is not installed: nothing stands in for the card"
    return CardReader(folder)


@pytest.fixture
def card_in(reader: CardReader) -> CardReader:
    """A reader with a professional card: a login certificate and one for signatures."""
    from tests.reports.pki import issued

    reader.insert("Toimikortti")
    reader.give("Toimikortti", issued("Hakala Kaisa", usage(login=True)), "45")
    reader.give("Toimikortti", issued("Hakala Kaisa", usage(signs=True)), "46")
    return reader
