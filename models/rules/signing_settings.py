"""How strong the house's signatures are (allekirjoituksen taso): time stamps, revocation data."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from models.rules.errors import RuleBroken


class SignatureLevel(StrEnum):
    """PAdES levels: as signed, with a time stamp, and with what proves it long after."""

    BASIC = "B-B"
    TIMED = "B-T"
    LASTING = "B-LT"


@dataclass(frozen=True, slots=True)
class SigningSettings:
    """Services asked at signing and issuers trusted at checking; nothing is asked by default.

    `trusted` are certificates as PEM. `revocation_urls` are revocation lists (sulkulista),
    `status_url` answers for one certificate (OCSP).
    """

    timestamp_url: str = ""
    revocation_urls: tuple[str, ...] = ()
    status_url: str = ""
    trusted: tuple[str, ...] = ()

    @property
    def level(self) -> SignatureLevel:
        """The level that these settings reach; without a time stamp nothing lasts."""
        if not self.timestamp_url:
            return SignatureLevel.BASIC
        asks = bool(self.revocation_urls or self.status_url)
        return SignatureLevel.LASTING if asks and self.trusted else SignatureLevel.TIMED


def checked_signing(settings: SigningSettings) -> SigningSettings:
    """Return the settings with their addresses trimmed.

    Raises RuleBroken("signing.address") for one that is no web address, and
    RuleBroken("signing.untimed") for revocation data without a time stamp: it would prove nothing.
    """
    checked = SigningSettings(
        timestamp_url=_address(settings.timestamp_url, "timestamp_url"),
        revocation_urls=tuple(_addresses(settings.revocation_urls)),
        status_url=_address(settings.status_url, "status_url"),
        trusted=tuple(dict.fromkeys(settings.trusted)),
    )
    if (checked.revocation_urls or checked.status_url) and not checked.timestamp_url:
        raise RuleBroken("signing.untimed", field="timestamp_url")
    if (checked.revocation_urls or checked.status_url) and not checked.trusted:
        raise RuleBroken("signing.no_issuer", field="trusted")
    return checked


def _addresses(urls: Iterable[str]) -> Iterable[str]:
    return (url for url in (_address(each, "revocation_urls") for each in urls) if url)


def _address(text: str, field: str) -> str:
    url = text.strip()
    if not url:
        return ""
    try:
        parts = urlsplit(url)
        sound = parts.scheme in {"http", "https"} and bool(parts.hostname) and url.isascii()
    except ValueError:
        sound = False
    if not sound or any(letter.isspace() for letter in url):
        raise RuleBroken("signing.address", field=field)
    return url
