"""Elements of the path by name (polun osat): what each is and is called, also without a name."""

import textwrap

from desktop.base.sentence_tables import N_
from desktop.base.words import say, tr
from models.rules.process import DeadlineMark, Flow, Phase, ProcessDefinition, Step, StepKind
from models.rules.version_difference import Element, elements

_STEPS = {
    StepKind.TASK: N_("Askel: {name}"),
    StepKind.START: N_("Alku: {name}"),
    StepKind.END: N_("Loppu: {name}"),
    StepKind.GATEWAY: N_("Haara: {name}"),
    StepKind.SEND: N_("Muistutus: {name}"),
    StepKind.PARALLEL: N_("Rinnakkainen haara: {name}"),
    StepKind.NOTE: N_("Selite: {name}"),
}
_NAMELESS = {
    StepKind.TASK: N_("Nimetön askel ({id})"),
    StepKind.START: N_("Nimetön alku ({id})"),
    StepKind.END: N_("Nimetön loppu ({id})"),
    StepKind.GATEWAY: N_("Nimetön haara ({id})"),
    StepKind.SEND: N_("Nimetön muistutus ({id})"),
    StepKind.PARALLEL: N_("Rinnakkainen haara"),
    StepKind.NOTE: N_("Tyhjä selite ({id})"),
}
_NAME_TOLD = 80


def step_name(definition: ProcessDefinition, step_id: str) -> str:
    """Return what a step is called, or that it has no name or is not there."""
    step = next((step for step in definition.steps if step.id == step_id), None)
    if step is None:
        return tr("Tuntematon askel ({id})", id=step_id)
    return _bare(definition, step)


def element_name(definition: ProcessDefinition, element_id: str) -> str:
    """Return what an element is and is called; its id where it is not there."""
    if element_id == definition.id:
        return tr("Polku: {name}", name=say(definition.words))
    element = elements_of(definition).get(element_id)
    return _named(definition, element) if element is not None else element_id


_looked_at: list[tuple[ProcessDefinition, dict[str, Element]]] = []
"""The two versions looked at last: a list of lines asks for each of them many times."""


def elements_of(definition: ProcessDefinition) -> dict[str, Element]:
    """Return the elements of a version by id."""
    for known, found in _looked_at:
        if known is definition:
            return found
    _looked_at.insert(0, (definition, elements(definition)))
    del _looked_at[2:]
    return _looked_at[0][1]


def on_one_line(text: str) -> str:
    """Return a text without its own lines, as lists want it."""
    return " ".join(text.split())


def _named(definition: ProcessDefinition, element: Element) -> str:
    if isinstance(element, Step):
        if not say(element.words):
            return tr(_NAMELESS[element.kind], id=element.id)
        return tr(_STEPS[element.kind], name=_shortened(say(element.words)))
    if isinstance(element, Phase):
        name = say(element.words)
        return tr("Vaihe: {name}", name=name) if name else _bare(definition, element)
    if isinstance(element, DeadlineMark):
        owner = next((p for p in definition.phases if element in p.deadlines), None)
        phase = _bare(definition, owner) if owner is not None else element.id
        return tr("Määräaika: {name}", name=phase)
    if element.words.fi:
        return tr("Siirtymä: {name}", name=say(element.words))
    if element.target in definition.notes:
        return tr("Yhdysviiva: {name}", name=_end(definition, element.source))
    ends = (_end(definition, element.source), _end(definition, element.target))
    return tr("Siirtymä: {source} – {target}", source=ends[0], target=ends[1])


def _shortened(text: str) -> str:
    """Return the beginning of a note, which may be long and of several lines."""
    return textwrap.shorten(on_one_line(text), _NAME_TOLD, placeholder=" …")


def _end(definition: ProcessDefinition, element_id: str) -> str:
    element = elements_of(definition).get(element_id)
    if element is None:
        return element_id
    return _bare(definition, element)


def _bare(definition: ProcessDefinition, element: Element) -> str:
    """Return the mere name of an element; a flow or deadline with its kind."""
    if isinstance(element, Flow | DeadlineMark):
        return _named(definition, element)
    name = _shortened(say(element.words))
    if name:
        return name
    if isinstance(element, Phase):
        return tr("Nimetön vaihe ({id})", id=element.id)
    return tr(_NAMELESS[element.kind], id=element.id)
