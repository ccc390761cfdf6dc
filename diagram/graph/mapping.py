"""The counterparts of steps in another version of the path, for the canvas."""

from models.rules.version_mapping import How, MappedStep, changes_phase, counterparts, suggest

__all__ = ["How", "MappedStep", "changes_phase", "counterparts", "suggest"]
