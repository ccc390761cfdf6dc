"""The process definition as the case page asks it: names of steps, their forms, earlier steps."""

from models.rules.kinds import DocumentKind
from models.rules.process import ProcessDefinition
from models.rules.words import Words


class CasePath:
    """The path that cases follow; knows nothing while no process is published."""

    def __init__(self, definition: ProcessDefinition | None) -> None:
        self._definition = definition

    def words(self, step_id: str) -> Words | None:
        """Return the name of a step, None for one that the definition lacks."""
        if self._definition is None:
            return None
        return next((s.words for s in self._definition.steps if s.id == step_id), None)

    def forms(self, step_id: str) -> tuple[DocumentKind, ...]:
        """Return the forms of a step."""
        if self._definition is None:
            return ()
        return next((s.forms for s in self._definition.tasks if s.id == step_id), ())

    def earlier(self, step_id: str) -> tuple[tuple[str, Words], ...]:
        """Return the steps before one, in the order of the path."""
        definition = self._definition
        if definition is None:
            return ()
        order = sorted(definition.tasks, key=lambda step: definition.phase_number(step.id))
        names = [step.id for step in order]
        if step_id not in names:
            return ()
        return tuple((step.id, step.words) for step in order[: names.index(step_id)])
