"""Where a server is and how it is reached: verified TLS only, or its own machine's socket."""

from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from models.rules.errors import StoreTrouble

CONNECT_SECONDS = 5
_ALIVE: dict[str, str | int] = {
    "connect_timeout": CONNECT_SECONDS,
    "keepalives": 1,
    "keepalives_idle": 30,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 15_000,
    "application_name": "polku",
    "client_encoding": "utf8",
}
_SETTINGS = (
    "-c search_path=pg_catalog -c idle_in_transaction_session_timeout=60000"
    " -c lock_timeout=10000 -c timezone=UTC"
)


@dataclass(frozen=True, slots=True)
class ServerAddress:
    """A server over the network: `ca_file` is the authority that its certificate must be of.

    `role` is the opaque login role of one person.
    """

    host: str
    port: int
    database: str
    role: str
    ca_file: Path


@dataclass(frozen=True, slots=True)
class LocalAddress:
    """A server on this very machine by its socket folder: for its administrator only."""

    folder: Path
    port: int
    database: str
    role: str


Address: TypeAlias = ServerAddress | LocalAddress


def arguments(address: Address, secret: str) -> dict[str, str | int]:
    """Return what libpq is told; nothing of the environment weakens it.

    StoreTrouble("store.server_no_authority") when the authority's file can't be read.
    """
    shared: dict[str, str | int] = {
        **_ALIVE,
        "port": address.port,
        "dbname": address.database,
        "user": address.role,
        "options": _SETTINGS,
        "passfile": "",
    }
    if secret:
        shared["password"] = secret
    if isinstance(address, LocalAddress):
        return {**shared, "host": str(address.folder)}
    if not address.ca_file.is_file():
        raise StoreTrouble("store.server_no_authority")
    return {
        **shared,
        "host": address.host,
        "sslmode": "verify-full",
        "sslrootcert": str(address.ca_file),
        "ssl_min_protocol_version": "TLSv1.2",
        "channel_binding": "require",
        "gssencmode": "disable",
    }
