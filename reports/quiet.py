"""Keeping the libraries' own words out of the log: they may name people and files."""

import logging

_LIBRARIES = ("pyhanko", "pyhanko_certvalidator")


def quiet() -> None:
    """Let the libraries log nothing: what is to be said, a report or a refusal says."""
    for library in _LIBRARIES:
        logging.getLogger(library).setLevel(logging.CRITICAL + 1)
