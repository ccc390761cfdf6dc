"""The way to a section of a long form."""

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from desktop.base.words import say, tr
from desktop.forms.form import DocumentForm
from desktop.widgets.plain import PlainButton, plain

LEAST = 4


class SectionMenu(PlainButton):
    """A button with the sections of a form; it hides where they are few. Ctrl+G opens it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(tr("Siirry kohtaan ▾"), "source", parent)
        self.setAccessibleName(tr("Siirry kohtaan"))
        self.setToolTip("Ctrl+G")
        self._form: DocumentForm | None = None
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)
        self.setShortcut(QKeySequence("Ctrl+G"))
        self.hide()

    def follow(self, form: DocumentForm) -> None:
        """Lead to the sections of `form`."""
        self._form = form
        self.setVisible(len(form.document_type.sections) >= LEAST)

    def names(self) -> tuple[str, ...]:
        """Return what the menu would offer now."""
        self._fill()
        return tuple(action.text().replace("&&", "&") for action in self._menu.actions())

    def go(self, name: str) -> None:
        """Choose an entry as the user does."""
        self._fill()
        next(a for a in self._menu.actions() if a.text().replace("&&", "&") == name).trigger()

    def _fill(self) -> None:
        self._menu.clear()
        form = self._form
        if form is None:
            return
        for section in form.sections():
            if not say(section.words):
                continue
            action = self._menu.addAction(plain(say(section.words)))
            action.triggered.connect(lambda _=False, key=section.key: form.focus_section(key))
