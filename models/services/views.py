"""Saved views (tallennetut näkymät): each worker's own, kept in the database, never shared."""

from uuid import UUID

from models.entities.record import KeptView
from models.rules.case_views import CasesView, NamedView, checked_name
from models.rules.changes import Changes
from models.rules.errors import NotFound
from models.rules.plain import from_plain, to_plain
from models.rules.rights import Actor, Right
from models.store.uow import UnitOfWork, Work


def saved_views(uow: UnitOfWork, actor: Actor) -> tuple[NamedView, ...]:
    """Return the actor's own views by name."""
    with uow.begin(actor, Right.READ_LISTS) as work:
        kept = work.records.views_of(actor.user_id)
        return tuple(
            NamedView(view.id, view.name, from_plain(CasesView, view.view)) for view in kept
        )


def save_view(
    uow: UnitOfWork, actor: Actor, *, view_id: UUID, name: str, view: CasesView
) -> Changes:
    """Save a view under a name, without the text in it; the same id again replaces it.

    A view that was deleted comes back when it is saved with its id.
    Raises RuleBroken("view.name_missing" | "view.name_long").
    """
    with uow.begin(actor, Right.READ_LISTS) as work:
        named = checked_name(name)
        _log(work, "view.saved", view_id)
        plain = to_plain(view.without_text())
        found = work.records.view(view_id, actor.user_id)
        if found is None:
            kept = KeptView(id=view_id, worker_id=actor.user_id, name=named, view=plain)
            work.records.add(kept)
        else:
            found.name, found.view = named, plain
        return work.commit()


def rename_view(uow: UnitOfWork, actor: Actor, *, view_id: UUID, name: str) -> Changes:
    """Give a view another name.

    NotFound("view.not_found"); RuleBroken("view.name_missing" | "view.name_long").
    """
    with uow.begin(actor, Right.READ_LISTS) as work:
        named = checked_name(name)
        _log(work, "view.renamed", view_id)
        _own(work, view_id).name = named
        return work.commit()


def delete_view(uow: UnitOfWork, actor: Actor, *, view_id: UUID) -> Changes:
    """Delete a view; NotFound("view.not_found") when the actor has none such."""
    with uow.begin(actor, Right.READ_LISTS) as work:
        _log(work, "view.deleted", view_id)
        work.records.drop(_own(work, view_id))
        return work.commit()


def _own(work: Work, view_id: UUID) -> KeptView:
    view = work.records.view(view_id, work.actor.user_id)
    if view is None:
        raise NotFound("view.not_found")
    return view


def _log(work: Work, act: str, view_id: UUID) -> None:
    """Write the use log first: it takes the lock under which the view is then looked for."""
    work.log(act, facts={"view": str(view_id)})
