from collections import Counter

from PySide6.QtCore import Qt

from models.rules.process import Flow, ProcessDefinition, StepKind
from tests.diagram.drawing.conftest import EMPTY, ShowPath
from tests.diagram.drawing.stage import CTRL, SHIFT, Stage

Key = Qt.Key
KINDS = {StepKind.START: "Alku", StepKind.END: "Loppu", StepKind.GATEWAY: "Haara"}


def _create(stage: Stage, kind: StepKind, name: str) -> str:
    """Create a step after the one in focus and name it; return its id."""
    if kind is StepKind.TASK:
        stage.key(Key.Key_Return, CTRL)
    else:
        stage.key(Key.Key_Insert)
        stage.write(KINDS[kind])
        stage.key(Key.Key_Return)
    stage.name(name)
    assert stage.canvas.shown.current is not None
    return stage.canvas.shown.current


def _chain(path: ProcessDefinition, phase: str) -> list[str]:
    """Return the steps of a phase from its start along its flows."""
    inside = {step.id for step in path.steps if step.phase == phase}
    follows = {flow.source: flow.target for flow in path.flows if flow.source in inside}
    at = next(s.id for s in path.steps if s.phase == phase and s.kind is StepKind.START)
    found = [at]
    while at in follows:
        at = follows[at]
        found.append(at)
    return found


def _label(path: ProcessDefinition, node: str) -> str:
    phases = {phase.id: phase.words.fi for phase in path.phases}
    if node in phases:
        return phases[node]
    step = path.step(node)
    return f"{phases.get(step.phase or '', '')}/{step.kind}/{step.words.fi}"


def _shape(path: ProcessDefinition) -> tuple[list[str], Counter[str], Counter[str]]:
    def said(flow: Flow) -> str:
        return f"{_label(path, flow.source)} > {_label(path, flow.target)}: {flow.words.fi}"

    return (
        [phase.words.fi for phase in path.phases],
        Counter(_label(path, step.id) for step in path.steps),
        Counter(said(flow) for flow in path.flows),
    )


def _build_phases(stage: Stage, path: ProcessDefinition, made: dict[str, str]) -> None:
    for phase in path.phases:
        stage.key(Key.Key_Return, CTRL | SHIFT)
        stage.name(phase.words.fi)
        made[phase.id] = str(stage.canvas.shown.current)
        for step_id in _chain(path, phase.id):
            step = path.step(step_id)
            made[step_id] = _create(stage, step.kind, step.words.fi)


def _build_top(stage: Stage, path: ProcessDefinition, made: dict[str, str]) -> None:
    for step in path.steps:
        if step.phase is None:
            while stage.canvas.selected:
                stage.key(Key.Key_Escape)
            made[step.id] = _create(stage, step.kind, step.words.fi)


def _connect(stage: Stage, path: ProcessDefinition, made: dict[str, str]) -> None:
    phases = {phase.id for phase in path.phases}
    for flow in path.flows:
        if flow.source not in phases and path.step(flow.source).phase is not None:
            continue
        stage.go_to(made[flow.source])
        stage.key(Key.Key_L, CTRL)
        node = next((p for p in path.phases if p.id == flow.target), None)
        stage.write((node or path.step(flow.target)).words.fi)
        stage.key(Key.Key_Return)
        if flow.words.fi:
            stage.name(flow.words.fi)


def test_that_the_whole_path_is_built_from_nothing_with_keys_alone(
    show_path: ShowPath, shipped: ProcessDefinition
) -> None:
    stage, made = show_path(EMPTY), dict[str, str]()

    _build_phases(stage, shipped, made)
    _build_top(stage, shipped, made)
    _connect(stage, shipped, made)

    assert not stage.refusals
    assert _shape(stage.value) == _shape(shipped)


def test_that_a_path_built_with_keys_is_undone_edit_by_edit(
    show_path: ShowPath, shipped: ProcessDefinition
) -> None:
    stage, made = show_path(EMPTY), dict[str, str]()
    _build_phases(stage, shipped, made)

    while stage.history.can_undo:
        stage.canvas.show_definition(stage.history.undo())

    assert stage.canvas.value == EMPTY
    assert len(stage.edits) == 2 * len(made)
