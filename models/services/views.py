"""Saved views (tallennetut näkymät): one's own, and those that a worker shares with the team."""

from uuid import UUID

from models.entities.record import KeptView
from models.rules.case_views import CasesView, NamedView, checked_name
from models.rules.changes import Changes
from models.rules.errors import NotAllowed, NotFound, RuleBroken
from models.rules.plain import from_plain, to_plain
from models.rules.rights import Actor, Right, may
from models.store.uow import UnitOfWork, Work


def saved_views(uow: UnitOfWork, actor: Actor) -> tuple[NamedView, ...]:
    """Return the actor's own views and those shared with the actor's team, by name."""
    with uow.begin(actor, Right.READ_LISTS) as work:
        return tuple(
            NamedView(
                view.id,
                view.name,
                from_plain(CasesView, view.view),
                shared=view.team_id is not None,
                own=_may_change(view, actor),
            )
            for view in work.records.views_of(actor.user_id, actor.team_id)
        )


def save_view(
    uow: UnitOfWork,
    actor: Actor,
    *,
    view_id: UUID,
    name: str,
    view: CasesView,
    shared: bool = False,
) -> Changes:
    """Save a view under a name, without the text in it; the same id again replaces it.

    A `shared` one is seen by the whole team. A view that was deleted comes back when it is saved
    with its id. Raises RuleBroken("view.name_missing" | "view.name_long" | "view.no_team"), and
    NotAllowed("view.of_another") for one shared by somebody else.
    """
    with uow.begin(actor, Right.READ_LISTS) as work:
        named = checked_name(name)
        if shared and actor.team_id is None:
            raise RuleBroken("view.no_team")
        _log(work, "view.saved", view_id, shared=shared)
        plain = to_plain(view.without_text())
        team_id = actor.team_id if shared else None
        found = work.records.view(view_id, actor.user_id, actor.team_id)
        if found is None:
            kept = KeptView(
                id=view_id, worker_id=actor.user_id, team_id=team_id, name=named, view=plain
            )
            work.records.add(kept)
        else:
            _require_own(found, actor)
            found.name, found.view, found.team_id = named, plain, team_id
        return work.commit()


def rename_view(uow: UnitOfWork, actor: Actor, *, view_id: UUID, name: str) -> Changes:
    """Give a view another name.

    NotFound("view.not_found"); NotAllowed("view.of_another"); RuleBroken("view.name_missing" |
    "view.name_long").
    """
    with uow.begin(actor, Right.READ_LISTS) as work:
        named = checked_name(name)
        _log(work, "view.renamed", view_id)
        _own(work, view_id).name = named
        return work.commit()


def delete_view(uow: UnitOfWork, actor: Actor, *, view_id: UUID) -> Changes:
    """Delete a view; NotFound("view.not_found"), NotAllowed("view.of_another")."""
    with uow.begin(actor, Right.READ_LISTS) as work:
        _log(work, "view.deleted", view_id)
        work.records.drop(_own(work, view_id))
        return work.commit()


def _own(work: Work, view_id: UUID) -> KeptView:
    view = work.records.view(view_id, work.actor.user_id, work.actor.team_id)
    if view is None:
        raise NotFound("view.not_found")
    _require_own(view, work.actor)
    return view


def _require_own(view: KeptView, actor: Actor) -> None:
    if not _may_change(view, actor):
        raise NotAllowed("view.of_another")


def _may_change(view: KeptView, actor: Actor) -> bool:
    """Answer whether it is the actor's own, or shared in a team that the actor leads."""
    return view.worker_id == actor.user_id or may(actor, Right.LEAD_TEAM)


def _log(work: Work, act: str, view_id: UUID, *, shared: bool = False) -> None:
    """Write the use log first: it takes the lock under which the view is then looked for."""
    facts = {"view": str(view_id), **({"shared": True} if shared else {})}
    work.log(act, facts=facts)
