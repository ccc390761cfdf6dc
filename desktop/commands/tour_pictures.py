"""Numbered pictures of the windows, as they stand."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.commands.tour_hands import Hands, Mishap, front_window


class Pictures:
    """Takes pictures into a folder; names tell what is shown, never who."""

    def __init__(self, folder: Path, hands: Hands) -> None:
        self._folder, self._hands = folder, hands
        self.taken: list[Path] = []

    def take(self, name: str, window: QWidget | None = None) -> Path:
        """Save a picture of `window`, of the one in front when none is named."""
        self._hands.settle()
        shown = window or front_window()
        if shown is None:
            raise Mishap(f"no window to show as {name}")
        path = self._folder / f"{len(self.taken) + 1:02}-{name}.png"
        if not shown.window().grab().save(str(path)):
            raise Mishap(f"{path.name} could not be written")
        self.taken.append(path)
        return path
