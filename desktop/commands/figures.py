"""`polku figures thl`: the half-year figures owed to THL, the same numbers as on the page."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.base.words import language, say, tr
from desktop.commands.answers import GOOD, UsageError, file_trouble, show_json, show_words
from models.rules.dates import show_date
from models.rules.figures import Line
from models.rules.figures_words import LINES
from models.rules.words import Language

if TYPE_CHECKING:
    from models.rules.figures_print import FiguresPrint
    from models.rules.figures_report import Report

SUFFIXES = (".pdf", ".xlsx", ".csv")


def add_arguments(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("what", choices=["thl"], help=tr("lastensuojelun käsittelyajat"))
    parser.add_argument(
        "--period",
        required=True,
        metavar="YYYYHn",
        help=tr("jakso: 2026H1 on 1.4.–30.9.2026 ja 2026H2 on 1.10.2026–31.3.2027"),
    )
    parser.add_argument(
        "--cases", action="store_true", help=tr("luettele myös kunkin luvun asianumerot")
    )
    parser.add_argument("--out", metavar="FILE", help=tr("kirjoita tiedostoon: pdf, xlsx tai csv"))


def run(arguments: Namespace) -> int:
    """Print the figures of a period, or write them to a file."""
    from desktop.commands.opening import opened
    from models.services.figures import figures_print, figures_report

    target = _target(arguments)
    with opened(arguments) as here:
        period = arguments.period
        report = figures_report(here.uow, here.actor, period=period)
        if target is not None:
            printed = figures_print(
                here.uow, here.actor, period=period, language=Language(language())
            )
            _write(target, printed, report)
            show_words([tr("Kirjoitettu: {file}", file=target.name)])
        elif arguments.json:
            show_json(_answer(report, cases=arguments.cases))
        else:
            show_words(_words(report, cases=arguments.cases))
    return GOOD


def _target(arguments: Namespace) -> Path | None:
    if arguments.out is None:
        return None
    target = Path(arguments.out)
    if target.suffix.lower() not in SUFFIXES:
        raise UsageError(tr("Anna tiedostolle pääte .pdf, .xlsx tai .csv."))
    return target


def _write(target: Path, printed: "FiguresPrint", report: "Report") -> None:
    from reports.figures_files import written

    try:
        target.write_bytes(written(target.suffix.lower(), printed, report))
    except OSError as error:
        raise file_trouble(target, error) from None


def _words(report: "Report", *, cases: bool) -> list[str]:
    figures = report.figures
    day = show_date(figures.as_of)
    head = tr("{period}, laskettu {day}", period=figures.period, day=day)
    if report.running:
        head = tr("{period}, laskettu {day} (kesken)", period=figures.period, day=day)
    lines = [head]
    for line in Line:
        before = report.previous.count(line) if report.previous else None
        number = f"{line.value:4}{figures.count(line):>8}"
        lines.append(f"{number}  {'' if before is None else before:>8}  {say(LINES[line])}")
        if cases:
            ids = figures.cases.get(line, ())
            lines += [f"      {report.numbers[case_id]}" for case_id in ids]
    staffing = report.staffing
    if staffing is not None:
        lines.append(tr("Henkilöstömitoitus {day}", day=show_date(staffing.day)))
        told = (
            tr("lastensuojelun asiakkaita {count}", count=len(staffing.clients)),
            tr("sosiaalityöntekijöitä {count}", count=len(staffing.workers)),
            tr("rajan ylittäviä {count}", count=len(staffing.over)),
        )
        lines += [f"  {each}" for each in told]
    return lines


def _answer(report: "Report", *, cases: bool) -> dict[str, object]:
    figures, before, staffing = report.figures, report.previous, report.staffing
    answer: dict[str, object] = {
        "period": figures.period,
        "as_of": figures.as_of.isoformat(),
        "running": report.running,
        "figures": {line.value: figures.count(line) for line in Line},
        "previous": {line.value: before.count(line) for line in Line} if before else None,
        "staffing": None
        if staffing is None
        else {
            "day": staffing.day.isoformat(),
            "clients": len(staffing.clients),
            "workers": len(staffing.workers),
            "over": len(staffing.over),
        },
    }
    if cases:
        answer["cases"] = {
            line.value: [report.numbers[each] for each in figures.cases.get(line, ())]
            for line in Line
        }
    return answer
