"""From codes to sentences: every refusal as a calm Finnish sentence that says what to do.

One table a subject in `desktop.base.sentence_tables`; a code without a sentence is found by a test.
"""

from collections.abc import Mapping

from desktop.base.sentence_tables import SENTENCES
from desktop.base.words import tr
from models.rules.errors import PolkuError


def sentence(error: PolkuError) -> str:
    """Return what to tell the user about `error`."""
    return sentence_for(error.code, error.facts)


def sentence_for(code: str, facts: Mapping[str, object]) -> str:
    """Return the sentence of `code`; an unknown code is named so that it can be reported."""
    text = SENTENCES.get(code)
    if text is None:
        return tr("Toiminto ei onnistunut ({code}). Yritä uudelleen.", code=code)
    return tr(
        text, **{name: value for name, value in facts.items() if isinstance(value, str | int)}
    )
