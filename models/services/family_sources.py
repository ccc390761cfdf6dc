"""The sources on the family's own sheet (tiedonlähteet): shipped, then edited by the office."""

from dataclasses import replace

from models.rules.changes import Changes, SettingsChanged
from models.rules.cleaning import clean_line
from models.rules.errors import RuleBroken
from models.rules.family_sheet import FamilySources, InfoSource
from models.rules.rights import Actor, Right
from models.rules.words import Words
from models.store.uow import UnitOfWork

MOST = 8
"""As many fit on the one page of the sheet."""


def family_sources(uow: UnitOfWork, actor: Actor) -> FamilySources:
    """Return the sources; their `entries` are None while the shipped ones are in force."""
    with uow.begin(actor, Right.READ_SETTINGS) as work:
        return work.records.family_sources()


def save_family_sources(uow: UnitOfWork, actor: Actor, *, sources: FamilySources) -> Changes:
    """Store the sources; without entries the shipped ones are in force again.

    RuleBroken("source.no_name" | "source.dates" | "source.too_many").
    """
    with uow.begin(actor, Right.EDIT_SETTINGS) as work:
        entries = sources.entries
        if entries is not None:
            entries = tuple(_checked(entry) for entry in entries)
            if len(entries) > MOST:
                raise RuleBroken("source.too_many", most=MOST)
        work.records.keep_family_sources(FamilySources(entries))
        work.log("family_sources.saved")
        work.record(SettingsChanged())
        return work.commit()


def _checked(entry: InfoSource) -> InfoSource:
    name, note = _clean(entry.name), _clean(entry.note)
    if not name.fi:
        raise RuleBroken("source.no_name")
    if entry.valid_to is not None and entry.valid_to < entry.valid_from:
        raise RuleBroken("source.dates")
    return replace(entry, name=name, note=note, address=clean_line(entry.address))


def _clean(words: Words) -> Words:
    return Words(clean_line(words.fi), clean_line(words.sv), clean_line(words.en))
