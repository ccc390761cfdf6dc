"""Wrong passphrases: how often in a row, and how long to wait before the next try."""

from pathlib import Path

_FREE_TRIES = 2
_LONGEST_SECONDS = 60


def wait_seconds(failures: int) -> int:
    """Return how long to wait after so many wrong passphrases in a row: 0, 0, 1, 2, 4 … 60 s."""
    over = failures - _FREE_TRIES
    return 0 if over <= 0 else int(min(2 ** min(over - 1, 10), _LONGEST_SECONDS))


class Attempts:
    """Counts the wrong passphrases of each database while the program runs.

    Kept in memory: a wrong passphrase changes no file.
    """

    def __init__(self) -> None:
        self._failures: dict[Path, int] = {}

    def failed(self, path: Path) -> int:
        """Count one more failure and return how many there are now."""
        count = self._failures.get(path, 0) + 1
        self._failures[path] = count
        return count

    def succeeded(self, path: Path) -> None:
        """Begin again from none."""
        self._failures.pop(path, None)
