"""What the program says of itself: why it locked, and that its choices could not be kept."""

from desktop.base.words import tr, tr_n


def unkept_words() -> str:
    """Return what is said once when the disk does not take this workstation's settings."""
    return tr(
        "Asetuksiasi ei voitu tallentaa, koska levy on täynnä tai siihen ei voi kirjoittaa. "
        "Voit jatkaa työtäsi: asetukset ovat voimassa, kunnes suljet Polun. Vapauta levytilaa "
        "tai pyydä apua tuesta."
    )


def no_printer_words() -> str:
    """Return what is said where the workstation has no printer."""
    return tr("Koneella ei ole tulostinta. Tallenna PDF tai pyydä tulostin tuesta.")


def printer_gone_words() -> str:
    """Return what is said when a printer did not take the pages."""
    return tr(
        "Tulostin ei ottanut sivuja vastaan, eikä niitä tulostettu. Tarkista, että se on päällä, "
        "tai valitse toinen."
    )


def unused_words(minutes: int) -> str:
    """Return why the program locked by itself."""
    return tr_n(
        "Ohjelma lukittiin, koska sitä ei käytetty minuuttiin. Kirjoittamasi on tallessa.",
        "Ohjelma lukittiin, koska sitä ei käytetty {count} minuuttiin. Kirjoittamasi on tallessa.",
        minutes,
    )
