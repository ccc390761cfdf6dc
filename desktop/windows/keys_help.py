"""The keys of a page on one sheet (?), and all keys when asked for."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.base.words import tr
from desktop.widgets.plain import LineLabel, PlainButton, PlainLabel, section_head
from desktop.widgets.reading_order import InReadingOrder
from desktop.windows.navigation import (
    CASE,
    CASES,
    DECISION,
    DECISIONS,
    FIGURES,
    INTAKE,
    MAP,
    PATH,
    SETTINGS,
    TEAM,
    WORKLIST,
)
from desktop.windows.page_parts import screen_room, scrolling


def groups() -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Return the keys by subject: (head, ((key, what it does), …))."""
    return (
        (
            tr("Liikkuminen"),
            (
                ("Ctrl+K", tr("Etsi asia, henkilö tai toiminto")),
                ("Alt+1 … Alt+5", tr("Kartta, Työjono, Asiat, Päätökset, Asetukset")),
                ("Alt+6", tr("Tilastot")),
                ("Alt+7", tr("Tiimi")),
                ("Alt+8", tr("Asian polku")),
                (tr("Alt+vasen nuoli"), tr("Takaisin")),
                ("Ctrl+N", tr("Uusi asia")),
                ("Ctrl+L", tr("Lukitse")),
                ("F1", tr("Ohje tästä sivusta")),
                (tr("Vaihto+F1"), tr("Ohjeen sisällys")),
                ("Ctrl+F1", tr("Viiden minuutin kierros")),
                ("?", tr("Tämä näppäinluettelo")),
            ),
        ),
        (
            tr("Kartta"),
            (
                (tr("Nuolet"), tr("Seuraava asia tai vaihe")),
                (tr("Enter"), tr("Avaa asia")),
                (tr("M"), tr("Siirrä asia seuraavaan vaiheeseen")),
                (tr("1–9 tai Ctrl+→"), tr("Valitse, minne asia siirtyy")),
                ("F2", tr("Täydennä, mitä siirrosta puuttuu")),
                (tr("Askelpalautin"), tr("Palauta aiempaan vaiheeseen ja kirjaa syy")),
                ("Ctrl+Z", tr("Kumoa juuri tehty siirto tai muutos")),
                (tr("Ctrl+napsautus"), tr("Lisää asia valintaan tai poista se")),
                (tr("Vaihto + veto"), tr("Valitse alueelta")),
                (tr("Alt + veto"), tr("Valitse lassolla")),
                ("Ctrl+A", tr("Valitse kaikki näkyvät")),
                ("Ctrl+I", tr("Käännä valinta")),
                ("A", tr("Valitse saman vaiheen asiat")),
                ("P", tr("Valitse saman päävaiheen asiat")),
                ("Ctrl+R", tr("Rajaa asioita kartalla ja luetteloissa")),
                ("Ctrl+F", tr("Rajaa tekstillä")),
                (tr("Ctrl ja + tai −"), tr("Suurenna tai pienennä")),
                (tr("Ctrl+0"), tr("Koko kartta")),
                (tr("Vaihto+F"), tr("Valitut asiat läheltä")),
                ("Ctrl+1", tr("Täysi koko, 100 %")),
                ("N", tr("Pienoiskartta")),
                (tr("Vaihto+O"), tr("Asiat jotka eivät ole kartalla")),
                ("Ctrl+P", tr("Tulosta kartta")),
                (tr("Ctrl+Vaihto+E"), tr("Vie kartta tiedostoon")),
                (tr("Vaihto+L"), tr("Lue polku")),
                ("T", tr("Sidokset")),
                ("B", tr("Pullonkaulat")),
                ("K", tr("Ajan kulku")),
            ),
        ),
        (
            tr("Polun muokkaus"),
            (
                (tr("Nuolet"), tr("Seuraava askel tai vaihe")),
                (tr("Alt+nuolet"), tr("Siirtymää pitkin eteenpäin tai takaisin")),
                (tr("Ctrl+nuolet"), tr("Siirrä valittua")),
                (tr("Enter"), tr("Valitun tiedot")),
                ("F2", tr("Nimeä uudelleen")),
                (tr("Ctrl+Enter"), tr("Uusi askel valitun jälkeen")),
                (tr("Ctrl+Vaihto+Enter"), tr("Uusi vaihe")),
                (tr("Insert"), tr("Luo muuta, myös malleista")),
                ("Ctrl+T", tr("Uusi selite")),
                ("Ctrl+L", tr("Tee siirtymä")),
                (tr("Ctrl+Vaihto+L"), tr("Johda siirtymä muualle")),
                ("Ctrl+B", tr("Taivuta siirtymää")),
                ("Ctrl+R", tr("Muuta vaiheen kokoa")),
                ("Ctrl+M", tr("Tee tilaa")),
                ("Ctrl+Shift+R", tr("Piirrä siirtymä uudelleen")),
                ("Ctrl+A", tr("Valitse kaikki")),
                (tr("Delete"), tr("Poista valittu")),
                ("Ctrl+X, Ctrl+C, Ctrl+V", tr("Leikkaa, kopioi, liitä")),
                ("Ctrl+D", tr("Monista")),
                ("Ctrl+Z, Ctrl+Y", tr("Kumoa, tee uudelleen")),
                ("Ctrl+S", tr("Tallenna luonnos")),
                ("F8", tr("Seuraava huomautus")),
                ("Ctrl+I", tr("Valitun asiat, joihin luonnos vaikuttaisi")),
                ("F6", tr("Piirros, tiedot tai huomautukset")),
                ("Ctrl+0", tr("Sovita ikkunaan")),
                ("Ctrl+1", tr("Täysi koko, 100 %")),
                (tr("Ctrl ja + tai −"), tr("Suurenna tai pienennä")),
                ("Menu, Shift+F10", tr("Valitun valikko")),
            ),
        ),
        (
            tr("Luettelot"),
            (
                ("Ctrl+F", tr("Rajaa tekstillä")),
                ("Ctrl+R", tr("Rajaa asioita kartalla ja luetteloissa")),
                ("Ctrl+P", tr("Tulosta luettelo")),
                (tr("Ctrl+Vaihto+E"), tr("Vie luettelo tiedostoon")),
                (tr("Enter"), tr("Avaa")),
            ),
        ),
        (
            tr("Lomakkeet"),
            (
                ("Ctrl+S", tr("Tallenna luonnos")),
                ("Ctrl+P", tr("Asian tulosteet")),
                (tr("Ctrl+Enter"), tr("Valmis tai Kirjaa vireille")),
                ("Ctrl+0", tr("Asian yhteenveto")),
                ("Ctrl+O", tr("Lisää liite asiaan")),
                ("Ctrl+V", tr("Liitä leikepöydän kuva asiaan")),
                ("Ctrl+G", tr("Siirry lomakkeen kohtaan")),
                ("Ctrl+M", tr("Asian siirrot ja mitä niistä puuttuu")),
                ("Ctrl+T", tr("Lisää päätökseen teksti")),
                ("F6", tr("Seuraava palsta")),
                ("F4", tr("Kalenteri päivämääräkentässä")),
                (tr("Tab"), tr("Seuraava kenttä")),
                (tr("Ctrl+Enter"), tr("Vahvista valintaikkuna")),
                (tr("Esc"), tr("Sulje valintaikkuna")),
            ),
        ),
    )


_BAR_AIR = 12
"""Pixels between the words and the scroll bar."""
_GENERAL, _MAP, _PATH, _LISTS, _FORMS = range(5)
_OF_PAGE = {
    MAP: (_MAP, _GENERAL),
    PATH: (_PATH, _GENERAL),
    WORKLIST: (_LISTS, _GENERAL),
    CASES: (_LISTS, _GENERAL),
    DECISIONS: (_LISTS, _GENERAL),
    FIGURES: (_LISTS, _GENERAL),
    TEAM: (_LISTS, _GENERAL),
    SETTINGS: (_FORMS, _GENERAL),
    CASE: (_FORMS, _GENERAL),
    INTAKE: (_FORMS, _GENERAL),
    DECISION: (_FORMS, _GENERAL),
}


def groups_of(page: str) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Return the keys that hold on `page`, its own first; all of them where it is unknown."""
    every = groups()
    return tuple(every[place] for place in _OF_PAGE.get(page, range(len(every))))


class KeysHelp(InReadingOrder, QDialog):
    """The sheet of keys of `page`; without a page, of all."""

    def __init__(self, parent: QWidget | None, page: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Näppäimet"))
        box = QVBoxLayout(self)
        box.setContentsMargins(28, 24, 28, 20)
        box.setSpacing(8)
        box.addWidget(PlainLabel(tr("Kaikki onnistuu myös näppäimillä"), "title"))
        sheet = _sheet(groups_of(page))
        self._area = area = scrolling(sheet)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        box.addWidget(area, 1)
        self.all_button = PlainButton(tr("Näytä kaikki näppäimet"))
        self.all_button.clicked.connect(self.show_all)
        close = PlainButton(tr("Sulje"), "primary")
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self.all_button)
        foot.addStretch()
        foot.addWidget(close)
        box.addSpacing(12)
        box.addLayout(foot)
        self.all_button.setVisible(page in _OF_PAGE)
        self.heads = tuple(head for head, _ in groups_of(page))
        self._fit()

    def show_all(self) -> None:
        """Show the keys of every page."""
        self._area.setWidget(_sheet(groups()))
        self.heads = tuple(head for head, _ in groups())
        self.all_button.hide()
        self._area.setFocus()
        self._fit()

    def _fit(self) -> None:
        area, box, sheet = self._area, self.layout(), self._area.widget()
        assert box is not None
        assert sheet is not None
        room = screen_room(self).height()
        around = box.sizeHint().height() - area.sizeHint().height()
        bar = area.verticalScrollBar().sizeHint().width()
        area.setMinimumWidth(sheet.sizeHint().width() + bar + _BAR_AIR)
        self.resize(self.sizeHint().width(), min(around + sheet.sizeHint().height(), room))


def _sheet(shown: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]) -> QWidget:
    sheet = QWidget()
    box = QVBoxLayout(sheet)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(8)
    for head, keys in shown:
        box.addSpacing(8)
        box.addWidget(section_head(head))
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, 8 * sheet.fontMetrics().height())
        for row, (key, meaning) in enumerate(keys):
            grid.addWidget(LineLabel(key, "key"), row, 0)
            grid.addWidget(LineLabel(meaning), row, 1)
        box.addLayout(grid)
    return sheet
