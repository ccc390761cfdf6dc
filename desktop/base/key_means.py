"""With what a worker signs: a file, a card, or a trial key made for this once."""

import secrets
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from reports.card import CardCertificate
    from reports.keys import SigningKey

_MODULES = {
    "win32": (
        r"C:\Windows\System32\cryptoki.dll",
        r"C:\Program Files\DigiSign Client\cryptoki.dll",
        r"C:\Program Files (x86)\Fujitsu\mPollux DigiSign Client\cryptoki.dll",
    ),
    "darwin": (
        "/usr/local/lib/libcryptoki.dylib",
        "/Library/mPolluxDigiSign/libcryptoki.dylib",
    ),
    "linux": (
        "/usr/lib/libcryptoki.so",
        "/usr/lib64/libcryptoki.so",
        "/usr/lib/x86_64-linux-gnu/libcryptoki.so",
    ),
}


class KeyMeans(Protocol):
    """A way to a signing key, open for one act only."""

    def opened(self, now: datetime) -> "AbstractContextManager[SigningKey]":
        """Open the key; RuleBroken with what is wrong with it."""

    def holder(self, now: datetime) -> str:
        """Return to whom the certificate is made out; RuleBroken as when it is opened."""


@dataclass(frozen=True, slots=True)
class FileKey:
    """A PKCS#12 file with its passphrase."""

    p12: bytes = field(repr=False)
    passphrase: str = field(repr=False)

    @contextmanager
    def opened(self, now: datetime) -> "Iterator[SigningKey]":
        """Open the file; raises what `reports.keys.open_key` raises."""
        from reports.keys import open_key

        yield open_key(self.p12, self.passphrase, now=now)

    def holder(self, now: datetime) -> str:
        """Return the certificate's name."""
        with self.opened(now) as key:
            return key.name


@dataclass(frozen=True, slots=True)
class CardKey:
    """A certificate on a card and the PIN typed for this act."""

    module: str
    certificate: "CardCertificate"
    pin: str = field(repr=False)

    @contextmanager
    def opened(self, now: datetime) -> "Iterator[SigningKey]":
        """Open the card; raises what `reports.card.card_key` raises."""
        from reports.card import card_key

        with card_key(self.module, self.certificate, self.pin, now=now) as key:
            yield key

    def holder(self, now: datetime) -> str:
        """Return the certificate's name, without the card."""
        del now
        return self.certificate.name


@dataclass(frozen=True, slots=True)
class TrialKey:
    """A key made for this once; it proves nobody's identity."""

    name: str

    @contextmanager
    def opened(self, now: datetime) -> "Iterator[SigningKey]":
        """Make the key."""
        from reports.keys import open_key, trial_key

        passphrase = secrets.token_urlsafe(18)
        yield open_key(trial_key(self.name, passphrase, now), passphrase, now=now)

    def holder(self, now: datetime) -> str:
        """Return the worker's own name."""
        del now
        return self.name


def usual_module(system: str = sys.platform) -> str:
    """Return where DigiSign Client keeps its module on this system; the first that is there."""
    usual = _MODULES.get(system, _MODULES["linux"])
    return next((path for path in usual if Path(path).is_file()), usual[0])
