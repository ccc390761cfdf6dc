"""What the main window and its pages are handed besides the desk."""

from collections.abc import Callable
from dataclasses import dataclass, field

from desktop.base.background import Background
from desktop.base.connection import Connection
from desktop.base.desk import Desk
from desktop.base.keeping import Keeping
from desktop.base.live import Live
from desktop.base.outside import Files, Mail, OwnClipboard, Paper, QtMail
from desktop.windows.purpose import Purposes
from models.rules.rows import WorkerRow


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The desk, the world outside and what only the composition root can do.

    `look_changed` applies theme and text size at once, `language_changed` builds the windows
    anew, `lock` hides everything and closes the store. `drawing` renders pages. `connection` and
    `live` are there on a shared server only.
    """

    desk: Desk
    worker: WorkerRow
    files: Files
    paper: Paper
    clipboard: OwnClipboard
    keeping: Keeping
    drawing: Background
    purposes: Purposes
    is_example: bool
    look_changed: Callable[[], None]
    language_changed: Callable[[], None]
    settings_changed: Callable[[], None]
    lock: Callable[[], None]
    leave: Callable[[], None]
    mail: Mail = field(default_factory=QtMail)
    connection: Connection | None = None
    live: Live | None = None
