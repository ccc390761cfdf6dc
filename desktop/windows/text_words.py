"""Texts of decisions in words: what a version is, since when, and on what law it rests."""

from datetime import date

from desktop.base.words import language, tr
from models.rules.dates import show_date
from models.rules.letter_texts import TextLibrary, TextVersion, Tongue


def tongue_words(tongue: Tongue) -> str:
    """Return what a wording is called."""
    return {
        Tongue.FI: tr("Suomeksi"),
        Tongue.SV: tr("Ruotsiksi"),
        Tongue.PLAIN_FI: tr("Selkosuomeksi"),
        Tongue.PLAIN_SV: tr("Selkoruotsiksi"),
    }[tongue]


def state_words(version: TextVersion, library: TextLibrary, today: date) -> str:
    """Return whether a version is a draft, coming, in force, superseded or out of use."""
    if version.valid_from is None:
        return tr("luonnos")
    day = show_date(version.valid_from)
    if version.retired:
        return tr("pois käytöstä {day} alkaen", day=day)
    if version.valid_from > today:
        return tr("tulee voimaan {day}", day=day)
    if version in library.in_force(today):
        return tr("voimassa {day} alkaen", day=day)
    return tr("aiempi, voimassa {day} alkaen", day=day)


def version_words(version: TextVersion, library: TextLibrary, today: date) -> str:
    """Return number and state of a version: "Versio 2, voimassa 1.12.2026 alkaen"."""
    return tr(
        "Versio {number}, {state}",
        number=version.version,
        state=state_words(version, library, today),
    )


def law_words(version: TextVersion, on: date) -> str:
    """Return the provisions a text rests on as they stand on a day; empty when it names none."""
    if not version.laws:
        return ""
    return tr("Laki {day}: {laws}", day=show_date(on), laws=version.cited(on, language()))
