"""Looking for help pages by words in whatever form they are typed."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import takewhile

from models.rules.folding import folded
from resources.manual import HelpPage, help_pages

_WORD = re.compile(r"[^\W_]+")
_STEM, _ENDING = 4, 4
_TITLE = 4
"""How many times more a word of the title weighs than one of the text."""


def find_pages(language: str, typed: str) -> Sequence[HelpPage]:
    """Return the pages where every typed word is found, the best first; all when none is typed.

    A word fits where it begins like a word of the page, or where both are forms of one stem:
    "päätöksen" finds "päätös".
    """
    pages = help_pages(language)
    wanted = _WORD.findall(folded(typed))
    if not wanted:
        return tuple(pages.values())
    index = _index(language)
    ranked = ((_fit(index[name], wanted), page) for name, page in pages.items())
    return [page for fit, page in sorted(ranked, key=lambda each: -each[0]) if fit > 0]


@cache
def _index(language: str) -> Mapping[str, Mapping[str, int]]:
    """Return the weights of the words of each page."""
    return {name: _weights(page) for name, page in help_pages(language).items()}


def _weights(page: HelpPage) -> Mapping[str, int]:
    words = dict.fromkeys(_WORD.findall(folded(page.text)), 1)
    return words | dict.fromkeys(_WORD.findall(folded(page.title)), _TITLE)


def _fit(words: Mapping[str, int], wanted: Iterable[str]) -> int:
    """Return how well all wanted words fit; 0 where one is not found."""
    fits = [max((_one(word, want) * weight for word, weight in words.items())) for want in wanted]
    return sum(fits) if all(fits) else 0


def _one(word: str, want: str) -> int:
    """Return 3 for the same beginning, 1 for another form of the same stem, 0 for neither."""
    if word.startswith(want):
        return 3
    stem = len([*takewhile(lambda pair: pair[0] == pair[1], zip(word, want, strict=False))])
    ending = max(len(word), len(want)) - stem
    return int(stem >= _STEM and ending <= min(_ENDING, stem))
