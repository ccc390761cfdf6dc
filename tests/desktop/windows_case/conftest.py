"""What these tests may ask for."""

from tests.desktop.window_fixtures import desk, dialogs, dressed, path_published

__all__ = ["desk", "dialogs", "dressed", "path_published"]
