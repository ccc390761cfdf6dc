"""What leaves the page of half-year figures: files, pages to look at, and the mark of sending."""

from functools import partial
from pathlib import Path
from uuid import UUID, uuid4

import platformdirs
from PySide6.QtWidgets import QWidget

from desktop.base.words import language, tr, tr_n
from desktop.windows.page_parts import run_dialog
from desktop.windows.print_preview import PrintPreview
from desktop.windows.surroundings import Surroundings
from models.rules.figures_report import Report
from models.rules.words import Language
from models.services.figures import figures_print, mark_figures_sent, sent_figures_pdf
from reports.figures import figures_pdf
from reports.figures_files import written

KINDS = {
    ".xlsx": "Excel (*.xlsx)",
    ".csv": "CSV (*.csv)",
    ".pdf": "PDF (*.pdf)",
}


class FiguresOut:
    """Exports, previews and marks as sent."""

    def __init__(self, around: Surroundings, page: QWidget) -> None:
        self._around, self._desk, self._page = around, around.desk, page

    def preview(self, period: str) -> None:
        """Show the pages of the report as they would be sent now."""
        printed = self._desk.operations.ask(
            partial(figures_print, language=Language(language())), period=period
        )
        if printed is not None:
            self._show(figures_pdf(printed), period)

    def read_sent(self, report_id: UUID, period: str) -> None:
        """Show a sent report exactly as it was kept."""
        pdf = self._desk.operations.ask(sent_figures_pdf, report_id=report_id)
        if pdf is not None:
            self._show(pdf, period)

    def export(self, report: Report, suffix: str) -> None:
        """Write the report to a file that the user names."""
        name = f"{_name(report.figures.period)}{suffix}"
        target = self._around.files.save_file(
            self._page,
            tr("Vie luvut tiedostoon"),
            Path(platformdirs.user_documents_dir()) / name,
            KINDS[suffix],
        )
        if target is None:
            return
        printed = self._desk.operations.ask(
            partial(figures_print, language=Language(language())), period=report.figures.period
        )
        if printed is not None:
            self._keep(target, written(suffix, printed, report))

    def send(self, report: Report, comment: str) -> bool:
        """Ask once more, then freeze the report; answer whether it was done."""
        if not self._desk.messages.confirm(
            tr("Merkitse lähetetyksi"), _question(report), tr("Merkitse lähetetyksi")
        ):
            return False
        done = self._desk.operations.run(
            mark_figures_sent,
            period=report.figures.period,
            report_id=uuid4(),
            comment=comment,
            draw=figures_pdf,
            language=Language(language()),
        )
        if done:
            self._desk.messages.info(
                tr("Luvut on merkitty lähetetyksi. Ne säilyvät tällaisina kohdassa Lähetetyt.")
            )
        return done

    def _show(self, pdf: bytes, period: str) -> None:
        run_dialog(PrintPreview(self._around, pdf, _name(period), self._page))

    def _keep(self, target: Path, made: bytes) -> None:
        try:
            target.write_bytes(made)
        except OSError:
            self._desk.messages.error(
                tr("Tiedostoa ei voitu kirjoittaa. Valitse toinen paikka tai vapauta levytilaa.")
            )
            return
        self._desk.messages.info(tr("{name} on tallennettu.", name=target.name))


def _name(period: str) -> str:
    return tr("kasittelyajat-{period}", period=period)


def _question(report: Report) -> str:
    parts = [
        tr(
            "Polku ei lähetä lukuja. Täytä THL:n lomake ensin. Luvut ja sivut jäädytetään "
            "tällaisina, ja myöhemmät muutokset näytetään erona."
        )
    ]
    missing = len(report.missing)
    if missing:
        parts.append(tr_n("Yksi päivä puuttuu vielä.", "{count} päivää puuttuu vielä.", missing))
    if report.sent:
        parts.append(tr("Jakso on jo merkitty lähetetyksi. Aiempi ilmoitus säilyy luettelossa."))
    return "\n\n".join(parts)
