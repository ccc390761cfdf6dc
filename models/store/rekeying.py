"""A new data key for the whole database (salausavaimen vaihto): when a key was taken away.

The key file holds the slots of both keys while the pages change, so that a fall in between loses
nothing: the next who opens the database ends what was begun.
"""

from dataclasses import replace
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher

from models.rules.errors import StoreTrouble
from models.store.engine import as_trouble, connect, run, tidy
from models.store.keys import KeyFile, write_keys


def rekey(path: Path, old: bytes | bytearray, new: bytes | bytearray) -> None:
    """Write every page anew under `new`; StoreTrouble leaves the database under `old`."""
    connection = connect(path, old)
    try:
        run(connection, f"PRAGMA rekey = \"x'{new.hex()}'\"")
    except sqlcipher.Error as error:
        raise as_trouble(error) from None
    finally:
        connection.close()
    tidy(path, new)


def settled(path: Path, keys: KeyFile, old: bytearray, new: bytearray) -> KeyFile:
    """End a change of key that was cut short, and return the key file that holds from now on."""
    if _opens(path, old):
        rekey(path, old, new)
    else:
        connect(path, new, settings=False).close()
    later = replace(keys, slots=keys.next, next=())
    write_keys(path, later)
    return later


def _opens(path: Path, key: bytearray) -> bool:
    try:
        connect(path, key, settings=False).close()
    except (StoreTrouble, sqlcipher.Error):
        return False
    return True
