"""The process definition as the case page asks it: names of steps, their forms, earlier steps."""

from models.rules.kinds import DocumentKind
from models.rules.process import ProcessDefinition
from models.rules.words import Words


class CasePath:
    """The version of the path that a case follows; until one is open, the one of new cases.

    Knows nothing while no process is published.
    """

    def __init__(self, definition: ProcessDefinition | None) -> None:
        self._definition = self._newest = definition

    def follow(self, definition: ProcessDefinition | None) -> None:
        """Answer by the version that the open case follows."""
        self._definition = definition or self._newest

    def words(self, step_id: str) -> Words | None:
        """Return the name of a step, also of one that only the newest version has, else None."""
        known = [each for each in (self._definition, self._newest) if each is not None]
        found = (s.words for each in known for s in each.steps if s.id == step_id)
        return next(found, None)

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
