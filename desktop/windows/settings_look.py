"""Settings of this workstation's look: language, theme, sizes; all of them apply at once."""

from desktop.base.choices import COMFORTABLE, COMPACT, SYSTEM
from desktop.base.motion import system_allows_motion
from desktop.base.words import tr
from desktop.widgets.plain import BreakingCheck, PlainLabel
from desktop.windows.labelled import choice
from desktop.windows.managed_note import hold, hold_box
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
                (SYSTEM, tr("Kuten käyttöjärjestelmässä")),
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
        self.density = choice(
            tr("Tiheys"),
            ((COMFORTABLE, tr("Väljä")), (COMPACT, tr("Tiivis"))),
            self._preferences.density,
            tr("Tiiviinä näkyy enemmän rivejä kerralla."),
        )
        self.motion = BreakingCheck(tr("Kartta liukuu paikasta toiseen"))
        self._lay_out()
        self._hold()
        self.close_up()
        self._wire()

    def _lay_out(self) -> None:
        self.add_row(self.language, self.density)
        self.add_row(self.theme, self.text_size)
        self.motion.setChecked(self._preferences.motion)
        self.box.addWidget(self.motion)
        hold_box(self.motion, self._preferences.managed, "window.motion", self.box)
        self.stopped = PlainLabel(
            tr("Käyttöjärjestelmässä on valittu, ettei mikään liiku, joten karttakaan ei liu'u."),
            "dim",
        )
        self.stopped.setVisible(not system_allows_motion())
        self.box.addWidget(self.stopped)
        self.box.addWidget(
            PlainLabel(
                tr("Päätökset tulostuvat asian kielellä ohjelman kielestä riippumatta."),
                "dim",
            )
        )

    def _hold(self) -> None:
        managed = self._preferences.managed
        hold(self.language, managed, "window.language")
        hold(self.theme, managed, "window.theme")
        hold(self.text_size, managed, "window.text_size")
        hold(self.density, managed, "window.density")

    def _wire(self) -> None:
        self.language.control.activated.connect(self._on_language)
        for field in (self.theme, self.text_size, self.density):
            field.control.activated.connect(self._on_look)
        self.motion.toggled.connect(self._on_look)

    def _on_language(self) -> None:
        self._preferences.language = Language(self.language.control.currentData())
        self._around.language_changed()

    def _on_look(self) -> None:
        kept = self._preferences
        kept.theme = str(self.theme.control.currentData())
        kept.text_scale = float(self.text_size.control.currentData())
        kept.density = str(self.density.control.currentData())
        kept.motion = self.motion.isChecked()
        self._around.look_changed()
