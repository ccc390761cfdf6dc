"""A worker's or contact person's name: kept surname first, printed given name first."""


def given_first(name: str) -> str:
    """Return "Maija Virtanen" of "Virtanen Maija"."""
    surname, _, given = name.strip().partition(" ")
    return f"{given} {surname}".strip()


def same_person(certificate: str, worker: str) -> bool:
    """Answer whether a certificate's name can be the worker's: one's words are all the other's.

    Order, capitals, numbers and further given names do not matter: "VIRTANEN MAIJA LIISA 12345A"
    can be "Virtanen Maija".
    """
    first, second = _words_of(certificate), _words_of(worker)
    return bool(first and second) and (first <= second or second <= first)


def _words_of(name: str) -> frozenset[str]:
    words = name.replace(",", " ").casefold().split()
    return frozenset(word for word in words if not any(map(str.isdigit, word)))
