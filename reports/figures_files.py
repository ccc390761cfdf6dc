"""The half-year report as a file: pages, a spreadsheet, or the numbers as CSV."""

from models.rules.figures_print import FiguresPrint
from models.rules.figures_report import Report
from reports.figures import figures_pdf
from reports.figures_tables import cases_table, figures_table, missing_table, staffing_table
from reports.table_files import comma_separated, spreadsheet


def written(suffix: str, printed: FiguresPrint, report: Report) -> bytes:
    """Return the report as the kind of file that `suffix` names: .pdf, .xlsx or .csv.

    The spreadsheet also holds the case numbers behind each number; KeyError for another suffix.
    """
    return _MAKERS[suffix](printed, report)


def _pdf(printed: FiguresPrint, report: Report) -> bytes:
    return figures_pdf(printed)


def _xlsx(printed: FiguresPrint, report: Report) -> bytes:
    staffing = staffing_table(printed)
    sheets = (
        figures_table(printed),
        cases_table(printed, report.numbers),
        missing_table(printed, report.missing),
        *((staffing,) if staffing is not None else ()),
    )
    author = printed.organisation.name or printed.sender.name
    return spreadsheet(sheets, title=printed.period.name, author=author)


def _csv(printed: FiguresPrint, report: Report) -> bytes:
    return comma_separated(figures_table(printed))


_MAKERS = {".pdf": _pdf, ".xlsx": _xlsx, ".csv": _csv}
