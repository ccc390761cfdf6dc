"""A worker's or contact person's name in the two orders in which it is written."""


def surname_first(name: str) -> str:
    """Return "Virtanen Maija" of "Maija Virtanen"."""
    given, _, surname = name.strip().rpartition(" ")
    return f"{surname} {given}".strip()


def given_first(name: str) -> str:
    """Return "Maija Virtanen" of "Virtanen Maija"."""
    surname, _, given = name.strip().partition(" ")
    return f"{given} {surname}".strip()
