"""What the sections of the settings are called, known before any of them is made."""

from desktop.base.words import tr


def titles() -> tuple[str, ...]:
    """Return the titles in the order of the page; a test compares them with its sections."""
    return (
        tr("Organisaatio"),
        tr("Lain tulkinnat"),
        tr("Päätöstekstit"),
        tr("Perheen oma lehti"),
        tr("Tiimit"),
        tr("Käyttäjät"),
        tr("Ulkoasu ja kieli"),
        tr("Aloitus ja muistutukset"),
        tr("Tulostus"),
        tr("Allekirjoitus"),
        tr("Varmuuskopio ja avaimet"),
    )
