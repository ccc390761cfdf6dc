"""A clock that is not the server's (kellon ero), told in words."""

from desktop.base.words import tr_n

TOLD_SECONDS = 5 * 60
"""A smaller difference is nobody's business."""


def skew_words(seconds: float) -> str:
    """Return what to tell of a clock that is so far ahead of the server's; empty where it fits."""
    if abs(seconds) < TOLD_SECONDS:
        return ""
    minutes = round(abs(seconds) / 60)
    if seconds > 0:
        return tr_n(
            "Tämän koneen kello on {count} minuutin edellä palvelimen kelloa. Korjaa kello.",
            "Tämän koneen kello on {count} minuuttia edellä palvelimen kelloa. Korjaa kello.",
            minutes,
        )
    return tr_n(
        "Tämän koneen kello on {count} minuutin jäljessä palvelimen kellosta. Korjaa kello.",
        "Tämän koneen kello on {count} minuuttia jäljessä palvelimen kellosta. Korjaa kello.",
        minutes,
    )
