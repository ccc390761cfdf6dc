"""The organisation's logo in the settings: the picture, and buttons to choose and remove it."""

import base64

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.base.sentences import sentence
from desktop.base.words import tr
from desktop.widgets.plain import PictureLabel, PlainButton, PlainLabel
from desktop.windows.surroundings import Surroundings
from models.rules.errors import RuleBroken

KINDS = "PNG, JPEG (*.png *.jpg *.jpeg)"
_LARGEST_READ = 4 * 1024 * 1024
_WIDTH, _HEIGHT = 280, 56


class LogoField(QWidget):
    """Shows the chosen logo on white as it prints; `kept` is what the settings store."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self._around = around
        self.kept = ""
        self.picture = PictureLabel()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.picture.setStyleSheet("background: white; padding: 6px;")
        self.picture.setAccessibleName(tr("Tunnus"))
        self.choose, self.remove = PlainButton(tr("Valitse kuva…")), PlainButton(tr("Poista"))
        self.remove.setAccessibleName(tr("Poista tunnus"))
        self.problem = PlainLabel("", "error")
        self.problem.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.choose)
        row.addWidget(self.remove)
        row.addStretch()
        box.addLayout(row)
        box.addWidget(self.problem)
        box.addWidget(
            PlainLabel(
                tr(
                    "Tulostuu kirjeiden vasempaan yläkulmaan. PNG tai JPEG, enintään 1 Mt ja "
                    "4000 kuvapistettä."
                ),
                "dim",
            )
        )
        self.choose.clicked.connect(self._on_choose)
        self.remove.clicked.connect(self._on_remove)
        self.show_kept("")

    def show_kept(self, kept: str) -> None:
        """Show what is stored, or nothing."""
        self.kept = kept
        self._tell("")
        self.picture.setVisible(bool(kept))
        self.remove.setVisible(bool(kept))
        if kept:
            whole = QPixmap()
            whole.loadFromData(base64.b64decode(kept))
            ratio = self.devicePixelRatioF()
            small = whole.scaled(
                round(_WIDTH * ratio),
                round(_HEIGHT * ratio),
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            small.setDevicePixelRatio(ratio)
            self.picture.setPixmap(small)

    def _on_choose(self) -> None:
        from reports.logo import prepared_logo

        chosen = self._around.files.open_file(self, tr("Valitse tunnus"), KINDS)
        if chosen is None:
            return
        try:
            with chosen.open("rb") as file:
                self.show_kept(prepared_logo(file.read(_LARGEST_READ)))
        except RuleBroken as error:
            self._tell(sentence(error))
        except OSError:
            self._tell(tr("Tiedostoa ei voitu lukea. Valitse toinen."))

    def _on_remove(self) -> None:
        self.show_kept("")

    def _tell(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
