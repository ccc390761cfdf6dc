"""Whose program this is, in words: the unit and the worker's team."""

from desktop.base.desk import Desk
from models.services.setup import organisation, teams


def house_words(desk: Desk) -> str:
    """Return "Lapsiperheiden sosiaalityö · Arvioinnin tiimi", as much of it as is known."""
    house = desk.operations.ask(organisation)
    named = desk.operations.ask(teams) or ()
    team = next((team.name for team in named if team.id == desk.actor.team_id), "")
    unit = house.unit if house is not None else ""
    return " · ".join(dict.fromkeys(part for part in (unit, team) if part))
