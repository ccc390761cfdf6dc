"""Whether a field or section belongs to the form as it is filled now."""

from models.rules.documents.schema import Condition, Field, Section, Value, Values


def shown(field: Field, values: Values) -> bool:
    """Answer whether the condition of `field` holds."""
    return _holds(field.condition, values)


def section_shown(section: Section, values: Values) -> bool:
    """Answer whether the condition of `section` holds."""
    return _holds(section.condition, values)


def _holds(condition: Condition | None, values: Values) -> bool:
    if condition is None:
        return True
    return any(text in condition.values for text in _texts(values.get(condition.field)))


def _texts(value: Value) -> list[str]:
    if isinstance(value, bool):
        return ["true" if value else "false"]
    if isinstance(value, list | tuple):
        return [str(item) for item in value]
    return [str(value)]
