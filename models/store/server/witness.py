"""The witness of a workstation: the last seal of the use log that it saw, per database.

Whoever rules the server can rewrite the log and reckon all seals anew; they cannot rewrite what
the workstations remember.
"""

import json
from datetime import UTC, datetime
from pathlib import Path

from models.rules.errors import StoreTrouble


class Witness:
    """Remembers seals in one small file; no personal data, but not to be lost."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def last(self, database: str) -> tuple[int, str] | None:
        """Return number and hash of the last seal seen; None where none was seen yet.

        StoreTrouble("store.witness_damaged") when the file can't be understood.
        """
        found = self._read().get(database)
        return (int(found["seal"]), str(found["hash"])) if found is not None else None

    def keep(self, database: str, seal: int, head: str) -> None:
        """Remember a seal; an older one never takes the place of a newer."""
        known = self._read()
        if database in known and int(known[database]["seal"]) >= seal:
            return
        known[database] = {"seal": seal, "hash": head, "seen": datetime.now(UTC).isoformat()}
        self._path.parent.mkdir(parents=True, exist_ok=True)
        part = self._path.with_name(self._path.name + ".part")
        part.write_text(json.dumps(known, sort_keys=True), "utf-8")
        part.replace(self._path)

    def _read(self) -> dict[str, dict[str, str | int]]:
        try:
            found = json.loads(self._path.read_text("utf-8"))
            return {key: {"seal": int(v["seal"]), "hash": str(v["hash"]), "seen": str(v["seen"])}
                    for key, v in found.items()}  # fmt: skip
        except FileNotFoundError:
            return {}
        except (ValueError, KeyError, TypeError, AttributeError, OSError):
            raise StoreTrouble("store.witness_damaged") from None
