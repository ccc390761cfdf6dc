"""Qt's own words in Finnish and Swedish, where the shipped translation still speaks English."""

from typing import ClassVar

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from models.rules.words import Language

LOCALES = {
    Language.FINNISH: "fi_FI",
    Language.SWEDISH: "sv_FI",
    Language.ENGLISH: "en_FI",
}

_FINNISH = {
    "Return": "Enter",
    "Look in:": "Kansio:",
    "&Look in:": "&Kansio:",
    "Files of &type:": "Tiedosto&tyyppi:",
    "Page &Set:": "&Sivut:",
    "Off": "Ei",
    "Files of type:": "Tiedostotyyppi:",
    "File &name:": "Tiedoston &nimi:",
    "&File name:": "&Tiedoston nimi:",
    "Directory:": "Kansio:",
    "&Open": "&Avaa",
    "&Save": "&Tallenna",
    "&Choose": "&Valitse",
    "Cancel": "Peruuta",
    "Back": "Takaisin",
    "Forward": "Eteenpäin",
    "Parent Directory": "Ylempi kansio",
    "Create New Folder": "Uusi kansio",
    "List View": "Luettelo",
    "Detail View": "Tiedot",
    "Name": "Nimi",
    "Size": "Koko",
    "Type": "Tyyppi",
    "Date Modified": "Muokattu",
    "Kind": "Tyyppi",
    "Computer": "Tietokone",
    "Double Sided Printing": "Kaksipuolinen tulostus",
    "Long side binding": "Sidonta pitkältä sivulta",
    "Short side binding": "Sidonta lyhyeltä sivulta",
    "Page Set:": "Sivut:",
    "All Pages": "Kaikki sivut",
    "Odd Pages": "Parittomat sivut",
    "Even Pages": "Parilliset sivut",
    "Step up": "Lisää",
    "Step down": "Vähennä",
}
_SWEDISH = {
    "Return": "Enter",
    "Look in:": "Mapp:",
    "Files of type:": "Filtyp:",
    "Date Modified": "Ändrad",
    "Computer": "Dator",
    "Double Sided Printing": "Dubbelsidig utskrift",
    "Long side binding": "Bindning längs långsidan",
    "Short side binding": "Bindning längs kortsidan",
    "Page Set:": "Sidor:",
}
_ENGLISH = {"Return": "Enter"}
_ADDED = {Language.FINNISH: _FINNISH, Language.SWEDISH: _SWEDISH, Language.ENGLISH: _ENGLISH}


class Supplement(QTranslator):
    """Answers for the words that Qt's translation lacks."""

    def __init__(self, words: dict[str, str]) -> None:
        super().__init__()
        self._words = words

    def isEmpty(self) -> bool:
        """Say that there are words, or Qt would not ask."""
        return not self._words

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        """Return our word for `source`; None lets Qt ask the next translator."""
        return self._words.get(source)  # type: ignore[return-value]  # None: ask the next one


class QtWords:
    """Qt's translators of the chosen language; changing it takes the old ones away.

    There is one application, so the translators belong to all instances.
    """

    _installed: ClassVar[list[QTranslator]] = []

    def use(self, language: Language) -> None:
        """Set the locale of dates and numbers and install the words of `language`."""
        QLocale.setDefault(QLocale(LOCALES[language]))
        for old in QtWords._installed:
            QCoreApplication.removeTranslator(old)
        own, shipped = Supplement(_ADDED[language]), QTranslator()
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        QtWords._installed = [shipped, own] if shipped.load(f"qtbase_{language}", folder) else [own]
        for translator in QtWords._installed:
            QCoreApplication.installTranslator(translator)
