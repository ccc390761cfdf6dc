"""From codes to sentences: every refusal as a calm Finnish sentence that says what to do.

One table a subject in `desktop.base.sentence_tables`; a code without a sentence is found by a test.
"""

from collections.abc import Mapping
from datetime import date

from desktop.base.act_sentences import ACT_SENTENCES
from desktop.base.attachment_sentences import ATTACHMENT_SENTENCES
from desktop.base.field_sentences import FIELD_SENTENCES
from desktop.base.figures_sentences import FIGURES_SENTENCES
from desktop.base.next_steps import NEXT_STEPS
from desktop.base.paper_sentences import PAPER_SENTENCES
from desktop.base.path_sentences import PATH_SENTENCES
from desktop.base.process_sentences import PROCESS_SENTENCES
from desktop.base.sentence_tables import SENTENCES
from desktop.base.server_sentences import SERVER_SENTENCES
from desktop.base.signing_sentences import SIGNING_SENTENCES
from desktop.base.store_sentences import STORE_SENTENCES
from desktop.base.version_sentences import VERSION_SENTENCES
from desktop.base.words import say, tr
from models.rules.dates import show_date
from models.rules.documents.problem_words import PROBLEM_WORDS
from models.rules.errors import PolkuError
from models.rules.words import Words, sentences_in_turn

ALL_SENTENCES = {
    **ACT_SENTENCES,
    **ATTACHMENT_SENTENCES,
    **FIELD_SENTENCES,
    **FIGURES_SENTENCES,
    **PAPER_SENTENCES,
    **PATH_SENTENCES,
    **PROCESS_SENTENCES,
    **SIGNING_SENTENCES,
    **STORE_SENTENCES,
    **SERVER_SENTENCES,
    **VERSION_SENTENCES,
    **SENTENCES,
}


def sentence(error: PolkuError) -> str:
    """Return what to tell the user about `error`."""
    return sentence_for(error.code, error.facts)


def sentence_for(code: str, facts: Mapping[str, object]) -> str:
    """Return the sentence of `code`; an unknown code is named so that it can be reported."""
    if code in PROBLEM_WORDS:
        return say(PROBLEM_WORDS[code]).format(**facts)
    text = ALL_SENTENCES.get(code)
    if text is None:
        return tr("Toiminto ei onnistunut ({code}). Yritä uudelleen.", code=code)
    said = tr(text, **{name: _shown(value) for name, value in facts.items()})
    return sentences_in_turn(said, tr(NEXT_STEPS.get(code, "")))


def _shown(value: object) -> object:
    if isinstance(value, tuple | list):
        return ", ".join(str(_shown(each)) for each in value)
    if isinstance(value, Words):
        return say(value)
    return show_date(value) if isinstance(value, date) else value
