"""The menu of files of the path's page: drafts begun, files opened and written."""

from collections.abc import Callable

from PySide6.QtWidgets import QMenu

from desktop.base.words import tr
from desktop.windows.process_acts import PathActs
from desktop.windows.process_files import PathFiles
from diagram.editor.drawing.paper import PictureKind


def fill_file_menu(menu: QMenu, acts: PathActs, files: PathFiles, *, editing: bool) -> None:
    """Fill the menu of files; who may only read finds what is exported."""
    writing: tuple[tuple[str, Callable[[], object]], ...] = (
        (tr("Uusi luonnos julkaistusta versiosta"), acts.begin_draft),
        (tr("Uusi tyhjä luonnos"), acts.begin_empty),
        (tr("Avaa BPMN-tiedosto…"), acts.open_file),
        (tr("Tallenna luonnos") + "\tCtrl+S", acts.save),
        (tr("Julkaise luonnos…"), acts.publish),
    )
    reading: tuple[tuple[str, Callable[[], object]], ...] = (
        (tr("Vie BPMN-tiedostoon…"), files.save_bpmn),
        (tr("Vie SVG-kuvaksi…"), lambda: files.save_picture(PictureKind.SVG)),
        (tr("Vie PNG-kuvaksi…"), lambda: files.save_picture(PictureKind.PNG)),
        (tr("Vie PDF-tiedostoon…"), lambda: files.save_picture(PictureKind.PDF)),
    )
    for words, act in writing if editing else ():
        menu.addAction(words).triggered.connect(lambda _=False, known=act: known())
    menu.addSeparator()
    for words, act in reading:
        menu.addAction(words).triggered.connect(lambda _=False, known=act: known())
