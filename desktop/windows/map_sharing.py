"""Giving the map out on paper or as a file: asked, logged, and only then done."""

from pathlib import Path

import platformdirs

from desktop.base.clock import HELSINKI
from desktop.base.sentences import sentence
from desktop.base.words import tr, tr_n
from desktop.windows.house_words import house_words
from desktop.windows.map_share_dialog import ShareChoice, ShareDialog
from desktop.windows.map_tools import MapContext
from desktop.windows.narrowing_chips import names_of
from desktop.windows.page_parts import run_dialog
from desktop.windows.print_preview import PrintPreview
from diagram.editor.content import Content
from diagram.editor.sheet import PaperSize, Seen, Sheet, SheetWords, cases_on, sheet_of
from diagram.editor.sheet_files import FileKind, written
from models.rules.dates import show_date, show_time
from models.rules.errors import PolkuError
from models.rules.sharing import ShareForm, ShareMap
from models.services.sharing import share_map

KINDS = {FileKind.PDF: "PDF (*.pdf)", FileKind.SVG: "SVG (*.svg)", FileKind.PNG: "PNG (*.png)"}


class MapSharing:
    """Asks what of the map is given out, logs it, and prints or writes it."""

    def __init__(self, context: MapContext) -> None:
        self._context, self._desk = context, context.around.desk

    def ask(self, *, printing: bool) -> None:
        """Ask, and then print with a preview or write a file."""
        content = self._context.view.content
        if content is None:
            return
        dialog = ShareDialog(
            self._context.page,
            printing=printing,
            count=lambda seen: len(cases_on(self._plain(content, seen=seen))),
            share=lambda choice: self._share(dialog, content, choice, printing=printing),
        )
        run_dialog(dialog)

    def _share(
        self, dialog: ShareDialog, content: Content, choice: ShareChoice, *, printing: bool
    ) -> str:
        sheet = self._sheet(content, choice)
        target = None
        if not printing:
            target = self._where(dialog, choice.kind)
            if target is None:
                return ""
        made = written(sheet, FileKind.PDF if printing else choice.kind)
        assert made is not None
        form = ShareForm.PRINT if printing else ShareForm(choice.kind.value)
        ids = tuple(row.id for row in cases_on(sheet))
        share = ShareMap(form, ids, choice.named, choice.purpose)
        logged = self._desk.operations.attempt(share_map, share=share)
        if isinstance(logged, PolkuError):
            return sentence(logged)
        dialog.accept()
        if target is None:
            context = self._context
            run_dialog(
                PrintPreview(context.around, made, self._name(), context.page, title=tr("Kartta"))
            )
        else:
            self._keep(target, made)
        return ""

    def _where(self, dialog: ShareDialog, kind: FileKind) -> Path | None:
        suggested = Path(platformdirs.user_documents_dir()) / f"{self._name()}.{kind.value}"
        return self._context.around.files.save_file(
            dialog, tr("Vie kartta tiedostoon"), suggested, KINDS[kind]
        )

    def _keep(self, target: Path, made: bytes) -> None:
        try:
            target.write_bytes(made)
        except OSError:
            self._desk.messages.error(
                tr("Tiedostoa ei voitu kirjoittaa. Valitse toinen paikka tai vapauta levytilaa.")
            )
            return
        self._desk.messages.info(tr("{name} on tallennettu.", name=target.name))

    def _name(self) -> str:
        return tr("kartta-{day}", day=self._desk.today.isoformat())

    def _plain(self, content: Content, *, seen: bool) -> Sheet:
        part = self._seen() if seen else None
        words = SheetWords("", "", "", "", "", "")
        return Sheet(content, words, paper=PaperSize.A4, seen=part, named=False)

    def _seen(self) -> Seen:
        return Seen(self._context.view.seen, self._context.view.zoom)

    def _sheet(self, content: Content, choice: ShareChoice) -> Sheet:
        seen = self._seen() if choice.seen else None
        words = self._words(content, named=choice.named)
        return sheet_of(content, words, choice.paper, seen=seen, named=choice.named)

    def _words(self, content: Content, *, named: bool) -> SheetWords:
        now = self._desk.now().astimezone(HELSINKI)
        moment = tr("{day} klo {time}", day=show_date(now.date()), time=show_time(now.time()))
        policy = (
            tr("Sisältää asiakkaiden nimet. Säilytä ja hävitä kuten asiakirja.")
            if named
            else tr("Ilman nimiä: merkit, määrät ja asianumerot.")
        )
        return SheetWords(
            title=tr("Asioiden kartta"),
            office=house_words(self._desk),
            made=moment,
            filter=self._filter(content, named=named),
            policy=policy,
            page=tr("Sivu {page}/{pages}", page="{page}", pages="{pages}"),
            secret=tr("Salassa pidettävä") if named else "",
        )

    def _filter(self, content: Content, *, named: bool) -> str:
        """Return in words what is shown; a text that was looked for may be a name.

        The map's spoken name tells when it shows another day.
        """
        narrowing, caseload = self._context.caseload.narrowing, self._context.caseload
        wanted, names = narrowing.filter, names_of(self._desk, caseload)
        view = self._context.view
        other_day = view.accessibleName().removeprefix(view.words.map_name).strip(". ")
        parts = [other_day] if other_day else []
        parts.append(tr("Omat asiat") if narrowing.mine else tr("Tiimin asiat"))
        parts += [names.spoken(wanted, facet) for facet in wanted.used]
        if wanted.words:
            parts.append(
                tr("Teksti: {typed}", typed=wanted.text) if named else tr("rajattu tekstillä")
            )
        parts.append(tr_n("{count} asia", "{count} asiaa", len(content.load)))
        lost = len(view.unplaced)
        if lost:
            parts.append(
                tr_n("{count} asia ei ole kartalla", "{count} asiaa ei ole kartalla", lost)
            )
        return " · ".join(parts)
