"""Settings of this workstation: language, theme and size of text; all of them apply at once."""

from desktop.base.words import tr
from desktop.widgets.plain import PlainLabel
from desktop.windows.labelled import choice
from desktop.windows.settings_section import SettingsSection
from desktop.windows.start import LANGUAGES
from desktop.windows.surroundings import Surroundings
from models.rules.words import Language

_SCALES = (1.0, 1.15, 1.3, 1.5, 1.75, 2.0)


class LookSection(SettingsSection):
    """What the windows look like here; nobody else's windows change."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(tr("Ulkoasu ja kieli"), tr("Koskee vain tätä konetta ja muuttuu heti."))
        self._around, self._preferences = around, around.desk.preferences
        self.language = choice(
            tr("Ohjelman kieli"), list(LANGUAGES.items()), self._preferences.language
        )
        self.theme = choice(
            tr("Teema"),
            (
                ("system", tr("Kuten käyttöjärjestelmässä")),
                ("light", tr("Vaalea")),
                ("dark", tr("Tumma")),
                ("sharp_light", tr("Suuri kontrasti, vaalea")),
                ("sharp_dark", tr("Suuri kontrasti, tumma")),
            ),
            self._preferences.theme,
        )
        self.text_size = choice(
            tr("Tekstin koko"),
            [(scale, tr("{percent} %", percent=round(scale * 100))) for scale in _SCALES],
            min(_SCALES, key=lambda scale: abs(scale - self._preferences.text_scale)),
        )
        self.add_row(self.language)
        self.add_row(self.theme, self.text_size)
        self.box.addWidget(
            PlainLabel(
                tr("Päätökset tulostuvat asian kielellä ohjelman kielestä riippumatta."),
                "dim",
            )
        )
        self.close_up()
        self.language.control.activated.connect(self._on_language)
        self.theme.control.activated.connect(self._on_look)
        self.text_size.control.activated.connect(self._on_look)

    def _on_language(self) -> None:
        self._preferences.language = Language(self.language.control.currentData())
        self._around.language_changed()

    def _on_look(self) -> None:
        self._preferences.theme = str(self.theme.control.currentData())
        self._preferences.text_scale = float(self.text_size.control.currentData())
        self._around.look_changed()
