"""The place of a problem taken apart: the field, and the row and its field inside a list."""

import re

_ROW = re.compile(r"(?P<key>[^\[\]]+)\[(?P<row>[0-9]+)\](?:\.(?P<sub>.+))?")


def place_parts(place: str) -> tuple[str, int | None, str]:
    """Return (key, row, key in the row); row is None for a field outside lists."""
    found = _ROW.fullmatch(place)
    if found is None:
        return place, None, ""
    return found["key"], int(found["row"]), found["sub"] or ""
