"""What the program keeps for itself: settings, teams and process versions."""

from collections.abc import Sequence
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import false, func, or_, select
from sqlalchemy.orm import Session

from models.entities.people import Team
from models.entities.record import KeptView, Process, Setting
from models.rules.errors import NotFound
from models.rules.family_sheet import FamilySources
from models.rules.folding import alphabetical
from models.rules.organisation import Organisation, RuleSettings
from models.rules.plain import from_plain, to_plain
from models.rules.process import ProcessDefinition
from models.rules.signing_settings import SigningSettings

T = TypeVar("T")

ORGANISATION = "organisation"
RULE_SETTINGS = "rule_settings"
SIGNING = "signing"
FAMILY_SOURCES = "family_sources"


class Records:
    """Settings, teams and process versions; no client's data."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def organisation(self) -> Organisation:
        """Return the organisation's data, empty before it was first saved."""
        return from_plain(Organisation, self._setting(ORGANISATION))

    def keep_organisation(self, organisation: Organisation) -> None:
        """Store the organisation's data."""
        self._keep(ORGANISATION, organisation)

    def rule_settings(self) -> RuleSettings:
        """Return the open points of the law, at their stated defaults before they were saved."""
        return from_plain(RuleSettings, self._setting(RULE_SETTINGS))

    def keep_rule_settings(self, settings: RuleSettings) -> None:
        """Store the open points of the law."""
        self._keep(RULE_SETTINGS, settings)

    def signing_settings(self) -> SigningSettings:
        """Return which services signatures use, none before it was first saved."""
        return from_plain(SigningSettings, self._setting(SIGNING))

    def keep_signing_settings(self, settings: SigningSettings) -> None:
        """Store which services signatures use."""
        self._keep(SIGNING, settings)

    def family_sources(self) -> FamilySources:
        """Return the sources on the family's sheet, the shipped ones before they were changed."""
        return from_plain(FamilySources, self._setting(FAMILY_SOURCES))

    def keep_family_sources(self, sources: FamilySources) -> None:
        """Store the sources on the family's sheet."""
        self._keep(FAMILY_SOURCES, sources)

    def teams(self) -> Sequence[Team]:
        """Return all teams by name."""
        return sorted(self._session.scalars(select(Team)), key=lambda one: alphabetical(one.name))

    def team(self, team_id: UUID) -> Team | None:
        """Return a team or None."""
        return self._session.get(Team, team_id)

    def process(self, process_id: UUID) -> Process:
        """Return a process version; NotFound when there is none."""
        process = self._session.get(Process, process_id)
        if process is None:
            raise NotFound("process.not_found")
        return process

    def find_process(self, process_id: UUID) -> Process | None:
        """Return a process version or None."""
        return self._session.get(Process, process_id)

    def definition(self, process_id: UUID) -> ProcessDefinition:
        """Return the definition of a process version."""
        return from_plain(ProcessDefinition, self.process(process_id).plain)

    def published(self) -> Process:
        """Return the version that new cases take; NotFound before any was published."""
        process = self._session.scalar(
            select(Process)
            .where(Process.published_at.is_not(None), Process.retired_at.is_(None))
            .order_by(Process.published_at.desc(), Process.version.desc())
            .limit(1)
        )
        if process is None:
            raise NotFound("process.none_published")
        return process

    def processes(self) -> Sequence[Process]:
        """Return all versions, the newest first."""
        return self._session.scalars(select(Process).order_by(Process.version.desc())).all()

    def next_process_version(self) -> int:
        """Return the number of the next version."""
        return (self._session.scalar(select(func.max(Process.version))) or 0) + 1

    def views_of(self, worker_id: UUID, team_id: UUID | None) -> Sequence[KeptView]:
        """Return the views that a worker has saved or the team shares, by name."""
        shared = KeptView.team_id == team_id if team_id is not None else false()
        return self._session.scalars(
            select(KeptView)
            .where(or_(KeptView.worker_id == worker_id, shared))
            .order_by(func.lower(KeptView.name), KeptView.id)
        ).all()

    def view(self, view_id: UUID, worker_id: UUID, team_id: UUID | None) -> KeptView | None:
        """Return a view of this worker's or this team's, or None."""
        view = self._session.get(KeptView, view_id)
        if view is None or view.worker_id == worker_id:
            return view
        return view if view.team_id is not None and view.team_id == team_id else None

    def drop(self, kept: KeptView | Process) -> None:
        """Remove a view or the draft of a process version."""
        self._session.delete(kept)

    def add(self, entity: Team | Process | KeptView) -> None:
        """Add a team, a process version or a view."""
        self._session.add(entity)

    def _setting(self, key: str) -> dict[str, Any]:
        setting = self._session.get(Setting, key)
        return setting.value if setting is not None else {}

    def _keep(
        self, key: str, value: Organisation | RuleSettings | SigningSettings | FamilySources
    ) -> None:
        setting = self._session.get(Setting, key)
        if setting is None:
            self._session.add(Setting(key=key, value=to_plain(value)))
        else:
            setting.value = to_plain(value)
