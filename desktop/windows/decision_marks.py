"""Marks in the decision's form: what the checklist wants is red at its field too."""

from collections.abc import Iterable

from desktop.base.words import language
from desktop.forms.form import DocumentForm
from models.rules.check_words import todo_of
from models.rules.letters import Check


class FieldMarks:
    """Marks fields without moving the cursor, and takes away only its own marks."""

    def __init__(self, form: DocumentForm) -> None:
        self._form = form
        self._marked: dict[str, str] = {}

    def show(self, checks: Iterable[Check]) -> None:
        """Mark the fields of the items that are wanted."""
        if not self._form.is_complete:
            return
        wanted = {
            check.field: todo_of(check, language())
            for check in checks
            if not check.met and check.field is not None
        }
        for key in self._marked.keys() - wanted.keys():
            self._form.block(key).clear_problem()
        for key, text in wanted.items():
            if self._marked.get(key) != text or not self._form.problem_of(key):
                self._form.block(key).show_problem(text)
        self._marked = wanted
