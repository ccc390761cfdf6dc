"""The use of a text of the library by a decision, as the store keeps it."""

from uuid import UUID, uuid4

from models.entities.letter_text import UsedText
from models.rules.letter_texts import TextVersion
from models.store.uow import Work


def used_text(document_id: UUID, version: TextVersion, work: Work) -> UsedText:
    """Return the use of a version by a decision."""
    return UsedText(
        id=uuid4(),
        document_id=document_id,
        text_id=version.text_id,
        version=version.version,
        field=version.field,
        at=work.now,
    )


def copy_uses(work: Work, old_id: UUID, new_id: UUID) -> None:
    """Let a decision that begins with another's texts keep the names of those texts."""
    library = work.texts.library()
    for used in work.texts.used_in(old_id):
        version = library.find(used.ref)
        if version is not None:
            work.texts.add(used_text(new_id, version, work))
