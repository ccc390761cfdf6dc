"""What a draft of the path would do to real cases, and which cases a version carries."""

from uuid import UUID

from models.rules.process import ProcessDefinition
from models.rules.rights import Actor, Right, require
from models.rules.version_effects import CaseGround, DraftEffects, effects_on
from models.store.uow import UnitOfWork, Work
from models.store.version_list import ground_cases


def read_ground(uow: UnitOfWork, actor: Actor) -> CaseGround:
    """Return the open cases as the rules of a path see them: numbers and facts, no names.

    Read once while a draft is edited, and beside a writer; `effects_on` then answers each edit.
    """
    require(actor, Right.PUBLISH_PROCESS)
    with uow.begin(actor, Right.READ_SETTINGS) as work:
        return ground_of(work)


def effects_of(uow: UnitOfWork, actor: Actor, *, draft: ProcessDefinition) -> DraftEffects:
    """Return what a draft would do if every open case moved to it today; nothing is changed."""
    return effects_on(read_ground(uow, actor), draft)


def ground_of(work: Work, process_id: UUID | None = None) -> CaseGround:
    """Return the open cases, of one version or of all, within the caller's act."""
    cases = ground_cases(work.session, work.today, process_id=process_id)
    versions = {case.process_id for case in cases}
    return CaseGround(
        cases,
        {key: work.records.definition(key) for key in versions},
        work.records.rule_settings(),
        work.today,
    )
