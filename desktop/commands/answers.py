"""How commands answer: lines of JSON or words on standard output, refusals on standard error."""

import json
import sys
from collections.abc import Mapping, Sequence

from desktop.base.sentences import sentence
from models.rules.errors import PolkuError

GOOD, REFUSED, USAGE = 0, 1, 2


class UsageError(Exception):
    """The command was called in a way that it does not understand; the text says how."""


def show_json(answer: Mapping[str, object]) -> None:
    """Print one object on one line."""
    print(json.dumps(answer, ensure_ascii=False, sort_keys=False))


def show_words(lines: Sequence[str]) -> None:
    """Print sentences, one a line."""
    print("\n".join(lines))


def complain(error: UsageError) -> int:
    """Say on standard error how the command is meant."""
    print(error, file=sys.stderr)
    return USAGE


def refuse(error: PolkuError) -> int:
    """Say on standard error why it was not done."""
    print(sentence(error), file=sys.stderr)
    return REFUSED
