"""Which services the house's signatures use and whose certificates it trusts."""

from models.rules.changes import Changes, SettingsChanged
from models.rules.rights import Actor, Right
from models.rules.signing_settings import SigningSettings, checked_signing
from models.store.uow import UnitOfWork


def signing_settings(uow: UnitOfWork, actor: Actor) -> SigningSettings:
    """Return the services of signing; none is asked before an administrator names one."""
    with uow.begin(actor, Right.READ_SETTINGS) as work:
        return work.records.signing_settings()


def save_signing_settings(uow: UnitOfWork, actor: Actor, *, settings: SigningSettings) -> Changes:
    """Store the services of signing; raises what `checked_signing` raises."""
    with uow.begin(actor, Right.EDIT_SETTINGS) as work:
        checked = checked_signing(settings)
        work.records.keep_signing_settings(checked)
        facts = {"level": checked.level.value, "trusted": len(checked.trusted)}
        work.log("signing_settings.saved", facts=facts)
        work.record(SettingsChanged())
        return work.commit()
