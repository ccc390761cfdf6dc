"""Narrowing in words: what a facet and a choice in it are called."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeAlias
from uuid import UUID

from desktop.base.words import language, tr
from desktop.windows.map_words import state_words
from models.rules.case_filter import CaseFilter, Choice, Facet, Limit, values_of
from models.rules.documents.codes import has_code, said
from models.rules.enum_words import enum_name
from models.rules.folding import alphabetical
from models.rules.kinds import DueState, Group, NeedKind
from models.rules.rows import CaseRow, TeamRow
from models.rules.words import Language

Whose: TypeAlias = Callable[[], Sequence[CaseRow]]
"""The rows that a page shows when nothing narrows."""

_LISTS = ("service_choices", "social_services")
_ORDERS: Mapping[Facet, Sequence[Choice]] = {
    Facet.STATES: tuple(DueState),
    Facet.LIMITS: (*Limit, None),
    Facet.GROUPS: tuple(Group),
    Facet.NEEDS: (*NeedKind, None),
    Facet.LANGUAGES: tuple(Language),
}


def facet_name(facet: Facet) -> str:
    """Return what a facet is called."""
    return {
        Facet.WORKERS: tr("Työntekijä"),
        Facet.TEAMS: tr("Tiimi"),
        Facet.STATES: tr("Määräajan tilanne"),
        Facet.LIMITS: tr("Määräajan laji"),
        Facet.GROUPS: tr("Määräaikaryhmä"),
        Facet.NEEDS: tr("Tuen tarve"),
        Facet.SERVICES: tr("Palvelu"),
        Facet.LANGUAGES: tr("Asiointikieli"),
    }[facet]


class ChoiceNames:
    """Names of choices; workers and teams are called as the rows and the store call them."""

    def __init__(self, rows: Iterable[CaseRow], teams: Iterable[TeamRow]) -> None:
        self._workers = {row.worker_id: row.worker_name for row in rows}
        self._teams = {team.id: team.name for team in teams}
        self._say: Mapping[Facet, Callable[[Choice], str]] = {
            Facet.WORKERS: self._worker,
            Facet.TEAMS: self._team,
            Facet.STATES: lambda value: state_words()[DueState(str(value))],
            Facet.LIMITS: _limit,
            Facet.GROUPS: lambda value: enum_name(Group(str(value)), language()),
            Facet.NEEDS: _need,
            Facet.SERVICES: _service,
            Facet.LANGUAGES: _language,
        }

    def of(self, facet: Facet, value: Choice) -> str:
        """Return what a choice is called."""
        return self._say[facet](value)

    def ordered(self, facet: Facet, values: Iterable[Choice]) -> list[Choice]:
        """Return choices in the order in which they are offered: by name where no other is set."""
        order = _ORDERS.get(facet)
        if order is not None:
            return sorted(values, key=order.index)
        return sorted(
            values, key=lambda value: (value is None, alphabetical(self.of(facet, value)))
        )

    def chip(self, wanted: CaseFilter, facet: Facet) -> str:
        """Return in short what narrows in a facet, e.g. "Hakala Kaisa +2"."""
        first, *rest = self.ordered(facet, wanted.chosen(facet))
        return self.of(facet, first) + (f" +{len(rest)}" if rest else "")

    def spoken(self, wanted: CaseFilter, facet: Facet) -> str:
        """Return everything that is chosen in a facet."""
        names = [self.of(facet, value) for value in self.ordered(facet, wanted.chosen(facet))]
        return tr("{facet}: {names}", facet=facet_name(facet), names=", ".join(names))

    def _worker(self, value: Choice) -> str:
        if value is None:
            return tr("ei työntekijää")
        known = isinstance(value, UUID) and self._workers.get(value)
        return known or tr("työntekijä, jolla ei ole asioita")

    def _team(self, value: Choice) -> str:
        if value is None:
            return tr("ei tiimiä")
        known = isinstance(value, UUID) and self._teams.get(value)
        return known or tr("poistettu tiimi")


def counts_of(rows: Iterable[CaseRow], wanted: CaseFilter, facet: Facet) -> dict[Choice, int]:
    """Return how many cases each choice of a facet would show beside what else narrows."""
    counts: dict[Choice, int] = {}
    for row in wanted.without(facet).passed(rows):
        for value in values_of(row, facet):
            counts[value] = counts.get(value, 0) + 1
    return counts


def _limit(value: Choice) -> str:
    if value is None:
        return tr("ei määräaikaa")
    return tr("lakisääteinen") if value is Limit.STATUTORY else tr("tavoiteaika")


def _need(value: Choice) -> str:
    return tr("ei arvioitu") if value is None else enum_name(NeedKind(str(value)), language())


def _service(value: Choice) -> str:
    if value is None:
        return tr("ei valittua palvelua")
    key = next((key for key in _LISTS if has_code(key, value)), _LISTS[0])
    return said(key, value, language())


def _language(value: Choice) -> str:
    names = {
        Language.FINNISH: tr("suomi"),
        Language.SWEDISH: tr("ruotsi"),
        Language.ENGLISH: tr("englanti"),
    }
    return names[Language(str(value))]
