"""What others have made of this program: each part's name, version, licence and its text."""

from dataclasses import dataclass

from resources import load_json, path

_FOLDER = "licences"


@dataclass(frozen=True, slots=True)
class Component:
    """A part by others: name, version, licence (SPDX), home page and the part that carries it."""

    name: str
    version: str
    licence: str
    home: str
    within: str
    file: str

    def text(self) -> str:
        """Return the licence as its owner wrote it; read when asked for."""
        return path(f"{_FOLDER}/{self.file}").read_text(encoding="utf-8")


def components() -> tuple[Component, ...]:
    """Return all parts by others, by name."""
    return tuple(
        Component(
            row["name"], row["version"], row["licence"], row["home"], row["within"], row["text"]
        )
        for row in load_json(f"{_FOLDER}/index.json")
    )
