"""How the connection to a shared server stands, in the words of the windows."""

from enum import StrEnum


class LinkState(StrEnum):
    """Connected (yhdistetty), reconnecting (yhdistetään uudelleen) or offline (ei yhteyttä)."""

    UP = "up"
    AGAIN = "again"
    DOWN = "down"
