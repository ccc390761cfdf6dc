"""From a refused save to one that is made: reads what another saved, asks, and merges."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from desktop.base.desk import Desk
from desktop.base.words import say, tr
from desktop.forms.small_form import SmallForm
from desktop.windows.case_events import event_words
from desktop.windows.conflict_dialog import ConflictDialog, Met, name_of, when_words
from desktop.windows.page_parts import run_dialog
from models.rules.changes import Changes
from models.rules.conflicts import Difference, Saver, Side, differences, of_mine, settled
from models.rules.dates import show_date
from models.rules.documents.declare import line, yes_no
from models.rules.documents.registry import document_type
from models.rules.documents.schema import Field, Values
from models.rules.drafts import TypedDraftRow
from models.rules.errors import NotFound, PolkuError, StaleData
from models.rules.kinds import DocumentStatus
from models.rules.rows import CaseSheet, DocumentSheet, PersonRow, Source
from models.rules.words import Words
from models.services.conflicts import newer_case, newer_document, newer_person

_STEP = "step"
_CASE = (
    line(_STEP, Words("Vaihe", "Skede", "Step")),
    line("worker", Words("Työntekijä", "Arbetstagare", "Worker")),
    yes_no("urgent", Words("Kiireellinen", "Brådskande", "Urgent")),
    line("closed", Words("Päätetty", "Avslutad", "Closed")),
    line("event", Words("Viimeisin tapahtuma", "Senaste händelse", "Latest event")),
)
_TOLD = frozenset(field.key for field in _CASE) - {_STEP}


@dataclass(frozen=True, slots=True)
class SettledDocument:
    """What to save of a document: over `sheet`, which is what stands in the store now."""

    sheet: DocumentSheet
    values: Values
    sources: Mapping[str, Source]
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SettledPerson:
    """What to save of a person: over `person`, who is as the store has them now."""

    person: PersonRow
    values: Values
    keys: tuple[str, ...]


def settle_document(
    desk: Desk,
    sheet: DocumentSheet,
    mine: Values,
    sources: Mapping[str, Source],
    parent: QWidget,
    *,
    saves: bool = True,
) -> SettledDocument | None:
    """Ask field by field what is kept; None when the writer goes back to the text.

    With `saves` False what is chosen is only taken into the form.

    It is said and None too where nothing can be merged: it is finished, or one's own no more.
    """
    newer = desk.operations.attempt(newer_document, case_id=sheet.case_id, document_id=sheet.row.id)
    if isinstance(newer, PolkuError):
        say_refusal(desk, newer)
        return None
    if newer.sheet.row.status is not DocumentStatus.DRAFT:
        desk.messages.info(finished_by(newer.saver))
        return None
    fields = document_type(sheet.row.kind).fields
    found = differences(fields, base=sheet.values, theirs=newer.sheet.values, mine=mine)
    chosen = _asked(
        desk, Met(fields, found, newer.saver, _save_words() if saves else _take_words()), parent
    )
    if chosen is None:
        return None
    values = settled(fields, found, theirs=newer.sheet.values, choices=chosen)
    kept = {key for key, side in chosen.items() if side is not Side.THEIRS}
    own = {key: source for key, source in sources.items() if key in kept}
    return SettledDocument(newer.sheet, values, {**newer.sheet.sources, **own}, _clashing(found))


def settle_draft(
    desk: Desk, sheet: DocumentSheet, draft: TypedDraftRow, parent: QWidget
) -> Values | None:
    """Return typed text that was kept, for the form; None when the user lets it be.

    Where another has saved since it was begun, what it was begun with is not known any more, and
    each field in which the two differ is asked of.
    """
    if draft.base_version == sheet.row_version:
        return draft.values
    newer = desk.operations.attempt(newer_document, case_id=sheet.case_id, document_id=sheet.row.id)
    if isinstance(newer, PolkuError):
        say_refusal(desk, newer)
        return None
    saver, fields = newer.saver, document_type(sheet.row.kind).fields
    found = differences(fields, base={}, theirs=sheet.values, mine=draft.values)
    is_own = saver is not None and saver.worker_id == desk.actor.user_id and saver.at <= draft.at
    if is_own or all(each.suggested is Side.MINE for each in found):
        return draft.values
    met = Met(fields, found, saver, _take_words(), has_base=False)
    chosen = _asked(desk, met, parent)
    if chosen is None:
        return None
    return settled(fields, found, theirs=sheet.values, choices=chosen)


def settle_person(
    desk: Desk,
    person: PersonRow,
    form: SmallForm,
    filled: Callable[[PersonRow], Values],
    fields: Sequence[Field],
) -> SettledPerson | None:
    """Ask the same of a person's data; `filled` gives a person as the form holds them."""
    newer = desk.operations.attempt(newer_person, person_id=person.id)
    if isinstance(newer, PolkuError):
        say_refusal(desk, newer)
        return None
    base, theirs, mine = filled(person), filled(newer.person), form.values()
    found = differences(fields, base=base, theirs=theirs, mine=mine)
    chosen = _asked(desk, Met(fields, found, newer.saver, _save_words()), form)
    if chosen is None:
        return None
    values = settled(fields, found, theirs=theirs, choices=chosen)
    return SettledPerson(newer.person, values, _clashing(found))


def settle_case(
    desk: Desk,
    sheet: CaseSheet,
    target: str,
    step_words: Callable[[str], Words | None],
    parent: QWidget,
) -> CaseSheet | None:
    """Tell what another did in the case meanwhile; return it as it is now when one goes on.

    `target` is the step that the case was to go to.
    """
    newer = desk.operations.attempt(newer_case, case_id=sheet.row.id)
    if isinstance(newer, PolkuError):
        say_refusal(desk, newer)
        return None
    if newer.sheet.row.step_id == target:
        desk.messages.info(tr("{name} oli jo tehnyt tämän.", name=name_of(newer.saver)))
        return None

    def told(of: CaseSheet) -> Values:
        return _case_values(of, sheet, step_words)

    step = _step_name(target, step_words) if target else tr("Tekemäsi toimi")
    mine = {**told(sheet), _STEP: step}
    found = differences(_CASE, base=told(sheet), theirs=told(newer.sheet), mine=mine)
    met = Met(_CASE, found, newer.saver, tr("Jatka"), _TOLD)
    dialog = ConflictDialog(met, parent)
    sides: dict[str, Side] = {}
    dialog.accepted.connect(lambda: sides.update(dialog.choices))
    if not run_dialog(dialog) or sides.get(_STEP, Side.MINE) is Side.THEIRS:
        return None
    return newer.sheet


def acted(
    do: Callable[[CaseSheet], Changes | PolkuError],
    sheet: CaseSheet,
    settle: Callable[[CaseSheet], CaseSheet | None],
) -> Changes | PolkuError | None:
    """Do an act on a case, anew over what another did meanwhile; None when it was let be."""
    outcome = do(sheet)
    while isinstance(outcome, StaleData):
        newer = settle(sheet)
        if newer is None:
            return None
        sheet, outcome = newer, do(newer)
    return outcome


def say_refusal(desk: Desk, error: PolkuError) -> None:
    """Say a refusal; what was one's own and is not any more has words of its own."""
    desk.messages.refuse(ended(error))


def ended(error: PolkuError) -> PolkuError:
    """Return the refusal of a case that was open here: it is no secret that there is one."""
    is_gone = isinstance(error, NotFound) and error.code in _GONE
    return NotFound(RIGHT_ENDED) if is_gone else error


RIGHT_ENDED = "case.right_ended"
_GONE = frozenset({"case.not_found", RIGHT_ENDED, "person.not_found"})


def _asked(desk: Desk, met: Met, parent: QWidget) -> Mapping[str, Side] | None:
    """Return the chosen sides, none where only the other changed something; None for a no."""
    if not of_mine(met.found):
        desk.messages.info(_taken_words(met.saver))
        return {}
    dialog = ConflictDialog(met, parent)
    sides: dict[str, Side] = {}
    dialog.accepted.connect(lambda: sides.update(dialog.choices))
    return sides if run_dialog(dialog) else None


def _save_words() -> str:
    return tr("Tallenna valinnat")


def _take_words() -> str:
    return tr("Ota valinnat lomakkeelle")


def _clashing(found: Sequence[Difference]) -> tuple[str, ...]:
    return tuple(each.key for each in found if each.is_clash)


def _case_values(
    of: CaseSheet, before: CaseSheet, step_words: Callable[[str], Words | None]
) -> Values:
    row, latest = of.row, next(iter(of.events), None)
    known = latest is None or latest in before.events
    return {
        _STEP: _step_name(row.step_id, step_words),
        "worker": row.worker_name,
        "urgent": row.urgent,
        "closed": show_date(row.closed_on) if row.closed_on else "",
        "event": "" if known or latest is None else event_words(latest, step_words),
    }


def _step_name(step_id: str, step_words: Callable[[str], Words | None]) -> str:
    words = step_words(step_id)
    return say(words) if words is not None else step_id


def finished_by(saver: Saver | None) -> str:
    """Return that another finished the document meanwhile."""
    if saver is None:
        return tr("Asiakirja on valmistunut sillä välin. Oma tekstisi on tallessa luonnoksena.")
    return tr(
        "{name} sai asiakirjan valmiiksi {when}. Oma tekstisi on tallessa luonnoksena; tee"
        " muutos uutena versiona.",
        name=name_of(saver),
        when=when_words(saver),
    )


def _taken_words(saver: Saver | None) -> str:
    return tr("{name} oli muuttanut tietoja. Näet ne nyt uusimpina.", name=name_of(saver))
