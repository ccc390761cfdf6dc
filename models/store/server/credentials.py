"""How one person signs in to a server from one workstation: a file with address, authority, secret.

The secret is sealed by a data key, the data key by the worker's own passphrase, as in the key
slots of a database; address and authority are bound to it, so that nobody can point the file at a
server of their own. The same data key guards the local draft journal. Nothing here needs
SQLAlchemy: a key can be reckoned while that is still being imported.
"""

import json
import secrets
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from uuid import uuid4

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from models.rules.errors import StoreTrouble
from models.store.attempts import Attempts, wait_seconds
from models.store.files import told_as_trouble, write_whole
from models.store.kdf import KdfCost, suitable_cost
from models.store.keys import KeyFile, Slot, as_bytes, keys_from, new_key, open_slot, wrap
from models.store.lock import FileLock, take_lock
from models.store.server.address import ServerAddress

SUFFIX = ".polku-server"
FORMAT = 1
LARGEST_AUTHORITY = 1_000_000
"""Bytes; a longer file is no certificate of an authority."""
_NONCE = 12
_ATTEMPTS = Attempts()


@dataclass(frozen=True, slots=True)
class Credentials:
    """What the file holds; `keys` has one slot, `authority` is the certificate's own text."""

    keys: KeyFile
    host: str
    port: int
    database: str
    role: str
    authority: str
    sealed: str = ""

    @property
    def login(self) -> str:
        """Whose passphrase opens it."""
        return next(iter(self.keys.logins), "")

    @property
    def place(self) -> str:
        """Return "polku · db.example.org", for the eye."""
        return f"{self.database} · {self.host}"


@dataclass(frozen=True, slots=True)
class Secrets:
    """The secret in force, and one that is just taking its place; the server knows one of them."""

    current: str = field(repr=False)
    coming: str = field(default="", repr=False)

    @property
    def tries(self) -> tuple[str, ...]:
        """In which order to try them."""
        return (self.coming, self.current) if self.coming else (self.current,)


@dataclass(slots=True)
class Held:
    """Credentials that were opened; whoever does not go on lets `lock` go."""

    path: Path
    credentials: Credentials
    key: bytearray = field(repr=False)
    secrets: Secrets = field(repr=False)
    lock: FileLock

    @property
    def address(self) -> ServerAddress:
        """Where the server is; its authority lies beside the credentials."""
        kept = self.credentials
        return ServerAddress(kept.host, kept.port, kept.database, kept.role, ca_path(self.path))

    def keep_secrets(self, kept: Secrets) -> None:
        """Write other secrets, whole or not at all."""
        self.credentials = _sealed(self.credentials, self.key, kept)
        self.secrets = kept
        _write(self.path, self.credentials)

    def change_passphrase(self, old: str, new: str, *, cost: KdfCost | None = None) -> None:
        """Change the passphrase; StoreTrouble("store.wrong_passphrase") when `old` is wrong."""
        login, keys = self.credentials.login, self.credentials.keys
        open_slot(keys, login, old)
        slot = _slot(self.key, keys.database, login, new, cost)
        self.credentials = replace(self.credentials, keys=keys.with_slot(slot))
        _write(self.path, self.credentials)

    def close(self) -> None:
        """Forget key and secret and let the lock go."""
        self.key[:] = bytes(len(self.key))
        self.secrets = Secrets("")
        self.lock.release()


def is_credentials(path: Path) -> bool:
    """Answer whether a file is of this kind, by its name."""
    return path.name.endswith(SUFFIX)


def credentials_path(folder: Path, address: ServerAddress) -> Path:
    """Return where the credentials of a login role at a database lie."""
    name = "".join(c if c.isalnum() else "-" for c in f"{address.database}-{address.role}")
    return folder / f"{name}{SUFFIX}"


def ca_path(path: Path) -> Path:
    """Return where the authority's certificate lies beside the credentials."""
    return path.with_name(path.name + "-ca")


def drafts_path(path: Path) -> Path:
    """Return where the local draft journal lies beside the credentials."""
    return path.with_name(path.name + "-drafts")


def read_authority(path: Path) -> str:
    """Return the text of an authority's certificate; StoreTrouble("store.server_no_authority")."""
    try:
        content = path.read_bytes()
        text = content.decode("ascii")
    except (OSError, ValueError):
        raise StoreTrouble("store.server_no_authority") from None
    if len(content) > LARGEST_AUTHORITY or "BEGIN CERTIFICATE" not in text:
        raise StoreTrouble("store.server_no_authority")
    return text


def make_credentials(
    path: Path,
    address: ServerAddress,
    *,
    login: str,
    passphrase: str,
    kept: Secrets,
    cost: KdfCost | None = None,
) -> Held:
    """Write credentials and return them held; earlier ones of the same role go.

    Their draft journal goes too: nobody can open it any more. StoreTrouble of disks and locks.
    """
    with told_as_trouble():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    lock = take_lock(path, login)
    try:
        key, number = new_key(), str(uuid4())
        slot = _slot(key, number, login, passphrase, cost)
        bare = Credentials(
            KeyFile(number, "", (slot,)),
            address.host,
            address.port,
            address.database,
            address.role,
            read_authority(address.ca_file),
        )
        held = Held(path, _sealed(bare, key, kept), key, kept, lock)
        for ending in ("", "-wal", "-shm"):
            with told_as_trouble():
                drafts_path(path).with_name(drafts_path(path).name + ending).unlink(missing_ok=True)
        _write(path, held.credentials)
        _put_authority(held)
    except BaseException:
        lock.release()
        raise
    return held


def hold(path: Path, login: str, passphrase: str) -> Held:
    """Open the credentials of a workstation by the worker's passphrase.

    StoreTrouble: store.connection_missing, store.connection_damaged, store.locked(by, machine),
    store.wrong_passphrase(failures, wait_seconds), also for another login.
    """
    found = read_credentials(path)
    lock = take_lock(path, login)
    try:
        key = _key(path, found.keys, login, passphrase)
        held = Held(path, found, key, _opened(found, key), lock)
        _put_authority(held)
    except BaseException:
        lock.release()
        raise
    return held


def read_credentials(path: Path) -> Credentials:
    """Return what the file holds, its secret sealed.

    StoreTrouble("store.connection_missing") or StoreTrouble("store.connection_damaged").
    """
    try:
        content = path.read_bytes()
    except OSError:
        raise StoreTrouble("store.connection_missing") from None
    try:
        plain: dict[str, Any] = json.loads(content)
        keys = keys_from(json.dumps(plain["keys"]).encode("ascii"))
        texts = [plain[name] for name in ("host", "database", "role", "authority", "sealed")]
        port = plain["port"]
        fits = plain["format"] == FORMAT and type(port) is int and len(keys.logins) == 1
        if not fits or not all(isinstance(text, str) for text in texts):
            raise StoreTrouble("store.connection_damaged")
    except (ValueError, KeyError, TypeError, RecursionError, StoreTrouble):
        raise StoreTrouble("store.connection_damaged") from None
    host, database, role, authority, sealed = texts
    return Credentials(keys, host, port, database, role, authority, sealed)


def _write(path: Path, kept: Credentials) -> None:
    plain = {
        "format": FORMAT,
        "host": kept.host,
        "port": kept.port,
        "database": kept.database,
        "role": kept.role,
        "authority": kept.authority,
        "sealed": kept.sealed,
        "keys": json.loads(as_bytes(kept.keys)),
    }
    write_whole(path, json.dumps(plain, indent=1, ensure_ascii=True).encode("ascii") + b"\n")


def _put_authority(held: Held) -> None:
    """Write the authority where the connection reads it, from what the passphrase vouches for."""
    write_whole(ca_path(held.path), held.credentials.authority.encode("ascii"))


def _slot(key: bytearray, number: str, login: str, passphrase: str, cost: KdfCost | None) -> Slot:
    paid = cost or suitable_cost()
    return wrap(key, database=number, login=login, passphrase=passphrase, cost=paid)


def _key(path: Path, keys: KeyFile, login: str, passphrase: str) -> bytearray:
    try:
        key = open_slot(keys, login, passphrase)
    except StoreTrouble as trouble:
        if trouble.code != "store.wrong_passphrase":
            raise StoreTrouble("store.connection_damaged") from None
        failures = _ATTEMPTS.failed(path.absolute())
        wait = wait_seconds(failures)
        raise StoreTrouble(trouble.code, failures=failures, wait_seconds=wait) from None
    _ATTEMPTS.succeeded(path.absolute())
    return key


def _sealed(kept: Credentials, key: bytearray, inside: Secrets) -> Credentials:
    nonce = secrets.token_bytes(_NONCE)
    text = json.dumps([inside.current, inside.coming]).encode("ascii")
    box = AESGCM(bytes(key)).encrypt(nonce, text, _bound(kept))
    return replace(kept, sealed=(nonce + box).hex())


def _opened(kept: Credentials, key: bytearray) -> Secrets:
    try:
        box = bytes.fromhex(kept.sealed)
        text = AESGCM(bytes(key)).decrypt(box[:_NONCE], box[_NONCE:], _bound(kept))
        current, coming = json.loads(text)
    except (InvalidTag, ValueError):
        raise StoreTrouble("store.connection_damaged") from None
    return Secrets(current, coming)


def _bound(kept: Credentials) -> bytes:
    parts = [FORMAT, kept.keys.database, kept.host, kept.port, kept.database, kept.role]
    return json.dumps([*parts, kept.authority]).encode("ascii")
