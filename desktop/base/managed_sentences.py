"""What is wrong with the organisation's settings file, and what an administrator does next."""

from collections.abc import Iterable

from desktop.base.managed import Managed, Trouble
from desktop.base.sentence_tables import N_
from desktop.base.words import tr, tr_n

_SENTENCES = {
    "managed.unreadable": N_("Tiedostoa ei voi lukea. Tarkista, että käyttäjillä on lukuoikeus."),
    "managed.too_long": N_("Tiedosto on liian pitkä eikä ole Polun asetustiedosto. Vaihda se."),
    "managed.not_utf8": N_("Tiedosto ei ole UTF-8-tekstiä. Tallenna se UTF-8-muodossa."),
    "managed.not_toml": N_(
        "Tiedoston muoto on rikki rivillä {where}. Korjaa rivi; mitään asetusta ei luettu."
    ),
    "managed.not_toml_end": N_(
        "Tiedoston loppu puuttuu tai on rikki. Korjaa se; mitään asetusta ei luettu."
    ),
    "managed.unknown": N_("Asetusta {where} ei tunneta. Tarkista sen nimi tai poista se."),
    "managed.unfit": N_("Asetuksen {where} arvo ei kelpaa. Kelpaa: {wanted}."),
}


def trouble_words(trouble: Trouble) -> str:
    """Return the sentence of one trouble."""
    code = trouble.code
    if code == "managed.not_toml" and not trouble.where:
        code = "managed.not_toml_end"
    return tr(_SENTENCES[code], where=trouble.where, wanted=trouble.wanted)


def managed_words(troubles: Iterable[Trouble]) -> str:
    """Return the sentences of all troubles, one a line, under what they are about."""
    return "\n".join((tr("Organisaation asetustiedosto:"), *map(trouble_words, troubles)))


def told_at_start(managed: Managed) -> str:
    """Return what a worker is told once of a file that could not be used whole; else empty."""
    if not managed.troubles:
        return ""
    return tr_n(
        "Yhtä organisaatiosi asetusta ei voitu ottaa käyttöön. Ilmoita tietohallintoon; "
        "voit jatkaa työtäsi.",
        "{count} organisaatiosi asetusta ei voitu ottaa käyttöön. Ilmoita tietohallintoon; "
        "voit jatkaa työtäsi.",
        len(managed.troubles),
    )


def no_example_words() -> str:
    """Return why the example is not opened on this machine."""
    return tr("Organisaatiosi on poistanut esimerkin käytöstä. Avaa oma tietokantasi.")


def set_by_organisation() -> str:
    """Return what stands beside a setting that the organisation has set."""
    return tr("Organisaatiosi on asettanut.")
