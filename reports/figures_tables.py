"""The half-year report as tables: numbers for a spreadsheet, and the cases behind them."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from models.rules.figures import Line
from models.rules.figures_print import FiguresPrint
from models.rules.figures_report import MissingDate
from models.rules.figures_words import LINES
from models.rules.words import Language, Words
from reports.table_files import Cell, TableSheet

_FIGURES = Words("Luvut", "Siffror", "Figures")
_CASES = Words("Asiat", "Ärenden", "Cases")
_MISSING = Words("Puuttuvat päivät", "Datum som saknas", "Missing days")
_STAFF = Words("Henkilöstömitoitus", "Personaldimensionering", "Staffing")
_HEAD = (
    Words("Rivi", "Rad", "Line"),
    Words("Selite", "Förklaring", "Explanation"),
    Words("Määrä", "Antal", "Number"),
    Words("Osuus", "Andel", "Share"),
    Words("Edellinen jakso", "Föregående period", "Period before"),
    Words("Edellinen osuus", "Föregående andel", "Share before"),
)
_NUMBER = Words("Asianumero", "Ärendenummer", "Case number")
_PENDING = Words("Vireillä", "Inlett", "Pending since")
_SHOWN = Words("Kirjaus, joka osoittaa teon", "Anteckning som visar åtgärden", "Act shown on")
_WORKER = Words("Työntekijä", "Arbetstagare", "Worker")
_CHILDREN = Words("Lastensuojelun asiakkaita", "Klienter inom barnskyddet", "Clients")
_NOBODY = Words("Ilman työntekijää", "Utan medarbetare", "Without a worker")


def figures_table(facts: FiguresPrint) -> TableSheet:
    """Return the numbers, their shares and those of the period before."""
    rows = tuple(_row(facts, line) for line in Line)
    return TableSheet(_FIGURES.said_in(facts.language), _said(_HEAD, facts.language), rows)


def cases_table(
    facts: FiguresPrint, numbers: Mapping[UUID, str], lines: Iterable[Line] = Line
) -> TableSheet:
    """Return which case stands behind which number, by case number only."""
    say = facts.language
    rows = tuple(
        (line.value, LINES[line].said_in(say), numbers.get(case_id, ""))
        for line in lines
        for case_id in facts.figures.cases.get(line, ())
    )
    return TableSheet(_CASES.said_in(say), _said((*_HEAD[:2], _NUMBER), say), rows)


def missing_table(facts: FiguresPrint, missing: Iterable[MissingDate]) -> TableSheet:
    """Return the days that were never recorded."""
    say = facts.language
    rows = tuple(
        (one.number, LINES[one.line].said_in(say), one.begun_on, one.shown_on, one.worker_name)
        for one in missing
    )
    head = (_NUMBER, _HEAD[1], _PENDING, _SHOWN, _WORKER)
    return TableSheet(_MISSING.said_in(say), _said(head, say), rows)


def staffing_table(facts: FiguresPrint) -> TableSheet | None:
    """Return how many clients each worker has, None where there are no staffing figures."""
    found, say = facts.staffing, facts.language
    if found is None:
        return None
    rows: list[tuple[Cell, ...]] = [(one.name, len(one.cases)) for one in found.workers]
    if found.without:
        rows.append((_NOBODY.said_in(say), len(found.without)))
    return TableSheet(_STAFF.said_in(say), _said((_WORKER, _CHILDREN), say), tuple(rows))


def _row(facts: FiguresPrint, line: Line) -> tuple[Cell, ...]:
    before = facts.previous
    return (
        line.value,
        LINES[line].said_in(facts.language),
        facts.figures.count(line),
        facts.figures.share(line),
        before.count(line) if before else None,
        before.share(line) if before else None,
    )


def _said(words: Iterable[Words], language: Language) -> tuple[str, ...]:
    return tuple(each.said_in(language) for each in words)
