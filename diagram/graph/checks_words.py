"""Checks of names: a Finnish one for each step and phase, and its translations."""

from collections.abc import Iterator

from diagram.graph.problem import Problem
from models.rules.process import ProcessDefinition
from models.rules.words import Words


def missing_words(definition: ProcessDefinition) -> Iterator[Problem]:
    """Yield elements without a name, then those whose name or help lacks a translation.

    Clients are served in Finnish and Swedish (KieliL), so their words need both.
    """
    for step in definition.steps:
        if step.kind.holds_name and not step.words.fi:
            yield Problem("process.no_name", step.id)
    for phase in definition.phases:
        if not phase.words.fi:
            yield Problem("process.no_name", phase.id)
    for element, texts in _texts(definition):
        lacking = [name for name in ("sv", "en") if any(_lacks(words, name) for words in texts)]
        if lacking:
            yield Problem("process.no_translation", element, ", ".join(lacking))


def _texts(definition: ProcessDefinition) -> Iterator[tuple[str, tuple[Words, ...]]]:
    yield definition.id, (definition.words,)
    for phase in definition.phases:
        yield phase.id, (phase.words, phase.help)
    for step in definition.steps:
        yield step.id, (step.words, step.help)
    for flow in definition.flows:
        yield flow.id, (flow.words,)


def _lacks(words: Words, language: str) -> bool:
    return bool(words.fi) and not getattr(words, language)
