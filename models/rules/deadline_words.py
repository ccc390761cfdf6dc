"""The counting of a time limit in words: one sentence a step, from the steps themselves."""

from collections.abc import Callable

from models.rules.dates import show_weekday_date
from models.rules.law import citation_in
from models.rules.reckoning import Reckoning, ReckonStep, StepKindCode
from models.rules.words import Language, Words
from models.rules.workdays import ADDED_DAY_OFF, day_off_name

_START = Words(
    "Alkamispäivää {day} ei lasketa mukaan{law}.",
    "Begynnelsedagen {day} räknas inte med{law}.",
    "The starting day {day} is not counted{law}.",
)
_COUNTED = Words(
    "{number}. arkipäivä on {day}.",
    "Vardag nummer {number} är {day}.",
    "Working day number {number} is {day}.",
)
_SKIPPED = Words(
    "{day} ei ole arkipäivä: {name}.",
    "{day} är ingen vardag: {name}.",
    "{day} is not a working day: {name}.",
)
_MONTH_END = Words(
    "Siinä kuussa ei ole {number}. päivää, joten aika päättyy kuun viimeisenä päivänä{law}.",
    "Den månaden saknar dag {number}, så tiden går ut den sista dagen i månaden{law}.",
    "That month has no day {number}, so the time ends on the last day of the month{law}.",
)
_ROLLED = Words(
    "Määräaika siirtyy seuraavaan arkipäivään, joka on {day}{law}.",
    "Tidsfristen flyttas till följande vardag, som är {day}{law}.",
    "The time limit moves to the next working day, {day}{law}.",
)
_PERIODS = {
    "days": Words(
        "{number} päivän määräaika päättyy {day}{law}.",
        "Tiden på {number} dagar går ut {day}{law}.",
        "The period of {number} days ends on {day}{law}.",
    ),
    "months": Words(
        "{number} kuukauden määräaika päättyy {day}{law}.",
        "Tiden på {number} månader går ut {day}{law}.",
        "The period of {number} months ends on {day}{law}.",
    ),
}
_RECEIPTS = {
    "post": Words(
        "Postitettu päätös katsotaan saaduksi {number}. päivänä lähettämisestä, {day}{law}.",
        "Ett postat beslut anses ha delgetts den {number}:e dagen efter avsändandet, {day}{law}.",
        "A posted decision is deemed received on day {number} after posting, {day}{law}.",
    ),
    "electronic": Words(
        "Sähköisesti lähetetty päätös katsotaan saaduksi {number}. päivänä lähettämisestä, "
        "{day}{law}.",
        "Ett elektroniskt sänt beslut anses ha delgetts den {number}:e dagen efter avsändandet, "
        "{day}{law}.",
        "An electronically sent decision is deemed received on day {number} after sending, "
        "{day}{law}.",
    ),
    "message_account": Words(
        "Viestitilille lähetetty päätös katsotaan saaduksi {number}. päivänä lähettämisestä, "
        "{day}{law}.",
        "Ett beslut till meddelandekontot anses ha delgetts den {number}:e dagen efter "
        "avsändandet, {day}{law}.",
        "A decision sent to the message account is deemed received on day {number} after "
        "sending, {day}{law}.",
    ),
    "handed": Words(
        "Päätös on saatu, kun se on annettu käteen, {day}{law}.",
        "Beslutet har delgetts när det överlämnades, {day}{law}.",
        "The decision was received when it was handed over, {day}{law}.",
    ),
}
_DUE = Words(
    "Viimeinen päivä on {day}.",
    "Sista dagen är {day}.",
    "The last day is {day}.",
)
_TARGET = Words(
    "Tavoitteena on viimeinen arkipäivä sitä ennen, {day}.",
    "Målet är den sista vardagen före det, {day}.",
    "The target is the last working day before that, {day}.",
)
_STRICTER = Words(
    "Jos aatot laskettaisiin arkipäiviksi, viimeinen päivä olisi {day}.",
    "Om aftnarna räknades som vardagar vore sista dagen {day}.",
    "If the eves counted as working days, the last day would be {day}.",
)

_WORDS: dict[StepKindCode, Callable[[ReckonStep], Words]] = {
    StepKindCode.START_NOT_COUNTED: lambda _: _START,
    StepKindCode.COUNTED: lambda _: _COUNTED,
    StepKindCode.SKIPPED: lambda _: _SKIPPED,
    StepKindCode.MONTH_END: lambda _: _MONTH_END,
    StepKindCode.ROLLED: lambda _: _ROLLED,
    StepKindCode.PRESUMED_RECEIPT: lambda step: _RECEIPTS[step.name],
    StepKindCode.PERIOD: lambda step: _PERIODS[step.name],
}


def sentences(reckoning: Reckoning, language: Language | str = Language.FINNISH) -> tuple[str, ...]:
    """Return the explanation of a time limit, one sentence a step, the outcome last."""
    said = [_sentence(step, language) for step in reckoning.steps]
    said.append(_DUE.said_in(language).format(day=show_weekday_date(reckoning.due, language)))
    if reckoning.target < reckoning.due and reckoning.deemed_received is None:
        target = show_weekday_date(reckoning.target, language)
        said.append(_TARGET.said_in(language).format(day=target))
    if reckoning.stricter != reckoning.due:
        stricter = show_weekday_date(reckoning.stricter, language)
        said.append(_STRICTER.said_in(language).format(day=stricter))
    return tuple(said)


def _sentence(step: ReckonStep, language: Language | str) -> str:
    assert step.day is not None
    law = citation_in(step.statute, language)
    text = (
        _WORDS[step.kind](step)
        .said_in(language)
        .format(
            day=show_weekday_date(step.day, language),
            number=step.number,
            name=day_off_name(step.day, language) or _own_name(step, language),
            law=f" ({law})" if law else "",
        )
    )
    return text[:1].upper() + text[1:]


def _own_name(step: ReckonStep, language: Language | str) -> str:
    return ADDED_DAY_OFF.said_in(language) if step.name == ADDED_DAY_OFF.fi else step.name
