"""Key slots (avainlokerot): the data key wrapped once for each user and once for recovery.

A slot has a key pair of its own; the passphrase opens its private half, and the data key is
sealed to its public half. So a new data key can be given to every slot without any passphrase.
The mark, made with the data key, shows that a public half was put there by one who had the key.
The file beside the database holds no client's data: login names, salts and wrapped keys.
"""

import hashlib
import hmac
import json
import secrets
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from models.rules.errors import RuleBroken, StoreTrouble
from models.store.files import keys_path, told_as_trouble, write_whole
from models.store.kdf import KEY_BYTES, SALT_BYTES, KdfCost, derive

FORMAT = 2
RECOVERY = ""
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_GROUPS, _GROUP_LENGTH = 6, 5
_PUBLIC_BYTES = 32
_ONCE = bytes(12)  # every sealing has a key of its own
_READ_ALIKE = str.maketrans({"O": "0", "I": "1", "L": "1"})


@dataclass(frozen=True, slots=True)
class Slot:
    """One wrapped data key; `login` is empty in the recovery slot. Bytes are in hex."""

    login: str
    memory: int
    passes: int
    lanes: int
    salt: str
    nonce: str
    public: str = ""
    private: str = ""
    wrapped: str = ""
    mark: str = ""

    @property
    def cost(self) -> KdfCost:
        """What one guess at this slot costs."""
        return KdfCost(self.memory, self.passes, self.lanes)


@dataclass(frozen=True, slots=True)
class KeyFile:
    """All slots of one database; `schema` is the schema's revision, for a word before opening.

    `next` are the slots of a new data key while the database is being changed to it.
    """

    database: str
    schema: str
    slots: tuple[Slot, ...]
    next: tuple[Slot, ...] = ()

    @property
    def logins(self) -> tuple[str, ...]:
        """Who has a slot."""
        return tuple(slot.login for slot in self.slots if slot.login != RECOVERY)

    @property
    def marks(self) -> frozenset[str]:
        """The marks of the slots: two files of the same data key and slot share one."""
        return frozenset(slot.mark for slot in self.slots)

    def slot(self, login: str) -> Slot | None:
        """Return the slot of `login`, None when there is none."""
        return next((slot for slot in self.slots if slot.login == login), None)

    def with_slot(self, slot: Slot) -> "KeyFile":
        """Return the file with `slot` in place of an earlier one of the same login."""
        others = tuple(s for s in self.slots if s.login != slot.login)
        return replace(self, slots=(*others, slot))

    def without(self, login: str) -> "KeyFile":
        """Return the file without the slot of `login`.

        RuleBroken("slot.missing") when there is none, RuleBroken("slot.last") for the last user.
        """
        if login == RECOVERY or self.slot(login) is None:
            raise RuleBroken("slot.missing")
        if len(self.logins) == 1:
            raise RuleBroken("slot.last")
        return replace(self, slots=tuple(s for s in self.slots if s.login != login))


def require_login(login: str) -> None:
    """Raise RuleBroken("slot.no_login") for an empty login: that is the recovery slot's."""
    if not login.strip():
        raise RuleBroken("slot.no_login")


def new_key() -> bytearray:
    """Return a new random 256-bit data key."""
    return bytearray(secrets.token_bytes(KEY_BYTES))


def new_recovery_code() -> str:
    """Return a recovery code to print: six groups of five digits and letters, 150 bits."""
    groups = (
        "".join(secrets.choice(_ALPHABET) for _ in range(_GROUP_LENGTH)) for _ in range(_GROUPS)
    )
    return "-".join(groups)


def code_as_typed(text: str) -> str:
    """Return a typed recovery code in its one form: spaces, case and O/0, I/1 do not matter."""
    kept = "".join(c for c in text.upper() if c.isalnum()).translate(_READ_ALIKE)
    groups = (kept[i : i + _GROUP_LENGTH] for i in range(0, len(kept), _GROUP_LENGTH))
    return "-".join(groups)


def recovery_slot(key: bytes | bytearray, *, database: str, cost: KdfCost) -> tuple[str, Slot]:
    """Return a new recovery code and its slot."""
    code = new_recovery_code()
    return code, wrap(key, database=database, login=RECOVERY, passphrase=code, cost=cost)


def wrap(
    key: bytes | bytearray, *, database: str, login: str, passphrase: str, cost: KdfCost
) -> Slot:
    """Return a slot that gives `key` to who knows `passphrase`."""
    salt, nonce = secrets.token_bytes(SALT_BYTES), secrets.token_bytes(12)
    pair = X25519PrivateKey.generate()
    public = pair.public_key().public_bytes_raw().hex()
    bare = Slot(login, cost.memory, cost.passes, cost.lanes, salt.hex(), nonce.hex(), public)
    private = AESGCM(derive(passphrase, salt, cost)).encrypt(
        nonce, pair.private_bytes_raw(), _bound(bare, database)
    )
    return _sealed(replace(bare, private=private.hex()), key, database)


def rewrapped(keys: KeyFile, old: bytes | bytearray, new: bytes | bytearray) -> tuple[Slot, ...]:
    """Return the slots with the data key `new` in place of `old`; no passphrase is wanted.

    StoreTrouble("store.keys_damaged") when a slot was made by one who did not have `old`.
    """
    for slot in keys.slots:
        if not hmac.compare_digest(slot.mark, _mark(slot, old, keys.database)):
            raise StoreTrouble("store.keys_damaged")
    return tuple(_sealed(slot, new, keys.database) for slot in keys.slots)


def open_slot(keys: KeyFile, login: str, passphrase: str) -> bytearray:
    """Return the data key for `login`; a login without a slot answers as a wrong passphrase does.

    StoreTrouble("store.wrong_passphrase") or StoreTrouble("store.keys_damaged").
    """
    slot = keys.slot(login)
    if slot is not None:
        return unwrap(slot, database=keys.database, passphrase=passphrase)
    if keys.slots and keys.slots[0].cost.is_sane:  # as slow as a real one
        derive(passphrase, bytes(SALT_BYTES), keys.slots[0].cost)
    raise StoreTrouble("store.wrong_passphrase")


def unwrap(slot: Slot, *, database: str, passphrase: str) -> bytearray:
    """Return the data key of `slot`.

    StoreTrouble("store.wrong_passphrase") for a wrong passphrase and for an edited slot alike.
    """
    if not slot.cost.is_sane or len(slot.salt) != 2 * SALT_BYTES:
        raise StoreTrouble("store.keys_damaged")
    try:
        salt, nonce = bytes.fromhex(slot.salt), bytes.fromhex(slot.nonce)
        kek = derive(passphrase, salt, slot.cost)
        bound = _bound(slot, database)
        private = AESGCM(kek).decrypt(nonce, bytes.fromhex(slot.private), bound)
        box = bytes.fromhex(slot.wrapped)
        sealer, sealed = box[:_PUBLIC_BYTES], box[_PUBLIC_BYTES:]
        if not sealed:  # cut short, as an edited one
            raise InvalidTag
        shared = X25519PrivateKey.from_private_bytes(private).exchange(
            X25519PublicKey.from_public_bytes(sealer)
        )
        return bytearray(_box(shared, sealer).decrypt(_ONCE, sealed, bound))
    except InvalidTag:
        raise StoreTrouble("store.wrong_passphrase") from None
    except ValueError:
        raise StoreTrouble("store.keys_damaged") from None


def read_keys(path: Path) -> KeyFile:
    """Return the key slots of database `path`.

    StoreTrouble("store.keys_missing") or StoreTrouble("store.keys_damaged").
    """
    try:
        with told_as_trouble():
            content = keys_path(path).read_bytes()
    except StoreTrouble:
        code = "store.read_only" if keys_path(path).exists() else "store.keys_missing"
        raise StoreTrouble(code) from None
    return keys_from(content)


def keys_from(content: bytes) -> KeyFile:
    """Return the key slots that `content` holds; StoreTrouble("store.keys_damaged")."""
    try:
        plain: dict[str, Any] = json.loads(content)
        slots = tuple(Slot(**slot) for slot in plain["slots"])
        later = tuple(Slot(**slot) for slot in plain["next"])
        kept = KeyFile(str(plain["database"]), str(plain["schema"]), slots, later)
        known = plain["format"] == FORMAT and all(_is_whole(slot) for slot in (*slots, *later))
    except (ValueError, TypeError, KeyError, RecursionError):
        raise StoreTrouble("store.keys_damaged") from None
    if not known:
        raise StoreTrouble("store.keys_damaged")
    return kept


def write_keys(path: Path, keys: KeyFile) -> None:
    """Write the key slots of database `path`, whole or not at all."""
    write_whole(keys_path(path), as_bytes(keys))


def as_bytes(keys: KeyFile) -> bytes:
    """Return the key slots as they stand in the file."""
    plain = {"format": FORMAT, **asdict(keys)}
    return json.dumps(plain, indent=1, ensure_ascii=True).encode("ascii") + b"\n"


def _sealed(slot: Slot, key: bytes | bytearray, database: str) -> Slot:
    sealer = X25519PrivateKey.generate()
    shared = sealer.exchange(X25519PublicKey.from_public_bytes(bytes.fromhex(slot.public)))
    public = sealer.public_key().public_bytes_raw()
    sealed = _box(shared, public).encrypt(_ONCE, bytes(key), _bound(slot, database))
    return replace(slot, wrapped=(public + sealed).hex(), mark=_mark(slot, key, database))


def _box(shared: bytes, sealer: bytes) -> AESGCM:
    return AESGCM(HKDF(SHA256(), KEY_BYTES, salt=sealer, info=b"polku slot").derive(shared))


def _mark(slot: Slot, key: bytes | bytearray, database: str) -> str:
    return hmac.new(key, b"polku slot" + _bound(slot, database), hashlib.sha256).hexdigest()


def _bound(slot: Slot, database: str) -> bytes:
    fields = asdict(replace(slot, private="", wrapped="", mark=""))
    text = json.dumps({"format": FORMAT, "database": database, **fields}, sort_keys=True)
    return text.encode("ascii")


def _is_whole(slot: Slot) -> bool:
    sealed = (slot.public, slot.private, slot.wrapped, slot.mark)
    texts = (slot.login, slot.salt, slot.nonce, *sealed)
    numbers = (slot.memory, slot.passes, slot.lanes)
    return all(isinstance(t, str) for t in texts) and all(type(n) is int for n in numbers)
