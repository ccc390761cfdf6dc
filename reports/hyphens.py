"""Soft hyphens (tavuviivat) in the long words of letters, from the table made at build time."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache, partial
from itertools import pairwise

from models.rules.words import Language
from reports.content import (
    Block,
    Facts,
    Heading,
    InLanguage,
    Items,
    Panel,
    SubHeading,
    Text,
    Title,
)
from resources import load_json

FILE = "letters/hyphens.json"
SOFT = "\u00ad"
_WORD = re.compile(r"[^\W\d_]{12,}")


def soft(text: str, language: Language) -> str:
    """Return `text` with a soft hyphen wherever a known long word may be broken.

    Nothing else changes: without the soft hyphens it is what was typed.
    """
    places = _table().get(str(language))
    return _WORD.sub(partial(_softened, places), text) if places else text


def with_hyphens(blocks: Sequence[Block], language: Language) -> tuple[Block, ...]:
    """Return the blocks with their running text and headings softened.

    Names and ways to reach somebody (side notes, signatures, linked blocks) stay as they are.
    """
    return tuple(_block(block, language) for block in blocks)


def _block(block: Block, language: Language) -> Block:
    if isinstance(block, InLanguage):
        return replace(block, blocks=with_hyphens(block.blocks, block.language))
    make = _MAKERS.get(type(block))
    return make(block, language) if make else block


def _text(block: Text, language: Language) -> Block:
    if block.linked:
        return block
    return replace(block, text=soft(block.text, block.language or language))


def _heading(block: Title | Heading | SubHeading, language: Language) -> Block:
    return replace(block, text=soft(block.text, language))


def _items(block: Items, language: Language) -> Block:
    return replace(block, items=tuple(soft(item, language) for item in block.items))


def _panel(block: Panel, language: Language) -> Block:
    return replace(block, heading=soft(block.heading, language), text=soft(block.text, language))


def _facts(block: Facts, language: Language) -> Block:
    values = (lambda text: text) if block.linked else partial(soft, language=language)
    rows = tuple((soft(name, language), values(value)) for name, value in block.rows)
    return replace(block, rows=rows)


_MAKERS: dict[type, Callable[..., Block]] = {
    Text: _text,
    Title: _heading,
    Heading: _heading,
    SubHeading: _heading,
    Items: _items,
    Panel: _panel,
    Facts: _facts,
}


def _softened(places: dict[str, tuple[int, ...]], found: re.Match[str]) -> str:
    word = found.group()
    edges = (0, *places.get(word.lower(), ()), len(word))
    return SOFT.join(word[start:end] for start, end in pairwise(edges))


@cache
def _table() -> dict[str, dict[str, tuple[int, ...]]]:
    """Return for each language and word the places where it may be broken."""
    found = load_json(FILE)
    return {
        language: {word: _places(parts) for word, parts in words.items()}
        for language, words in found.items()
    }


def _places(parts: str) -> tuple[int, ...]:
    return tuple(
        place - number for number, place in enumerate(i for i, c in enumerate(parts) if c == "-")
    )
