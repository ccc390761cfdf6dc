"""The difference of two versions of the path, for the canvas and the command line."""

from models.rules.version_difference import PathDifference, difference, elements

__all__ = ["PathDifference", "difference", "elements"]
