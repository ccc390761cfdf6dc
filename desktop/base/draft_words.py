"""The words of the drawing board (polun muokkaus), in the language of the window."""

import re

from desktop.base.foreign_words import foreign_kind
from desktop.base.sentence_tables import N_
from desktop.base.sentences import sentence, sentence_for
from desktop.base.words import language, tr, tr_n
from diagram.editor.drawing.words import Command, DraftWords, EditName, Say
from diagram.graph.checks import Problem
from models.rules.process import DeadlineMark

SENTENCES: dict[Say, str] = {
    Say.CANVAS: N_("Polun piirros"),
    Say.SIZE: N_("Vaiheita {phases}, askelia {steps}, siirtymiä {flows}."),
    Say.PHASE: N_("Vaihe {number}: {name}, askelia {steps}"),
    Say.TASK: N_("Askel: {name}"),
    Say.START: N_("Alku: {name}"),
    Say.END: N_("Loppu: {name}"),
    Say.GATEWAY: N_("Haara: {name}"),
    Say.SEND: N_("Muistutus: {name}"),
    Say.PARALLEL: N_("Rinnakkainen haara: {name}"),
    Say.PARALLEL_NAMELESS: N_("Rinnakkainen haara"),
    Say.NOTE: N_("Selite: {name}"),
    Say.BRANCH: N_("Tehdään {place}/{of}."),
    Say.LINE: N_("Yhdysviiva: {name}"),
    Say.TOLD: N_("Selite: {text}"),
    Say.TELLS_OF: N_("Koskee: {names}."),
    Say.FOREIGN: N_("Tiedoston muu osa, {kind}: {name}"),
    Say.FOREIGN_NAMELESS: N_("Tiedoston muu osa, {kind}"),
    Say.FOREIGN_STEP: N_("Tiedostossa tämä on laji {kind}, ja laji säilyy."),
    Say.FOREIGN_KEPT: N_("Polku säilyttää osan eikä muuta sitä. Asiat eivät kulje sen kautta."),
    Say.DEADLINE: N_("Määräaika {length}, vaihe {phase}"),
    Say.FLOW: N_("Siirtymä {name}: {source} – {target}"),
    Say.FLOW_NAMELESS: N_("Siirtymä: {source} – {target}"),
    Say.PLACE_IN_PHASE: N_("{number}/{of} vaiheessa {phase}."),
    Say.PLACE_ON_TOP: N_("Vaiheiden ulkopuolella."),
    Say.LEADS_TO: N_("Johtaa: {names}."),
    Say.COMES_FROM: N_("Tänne tullaan: {names}."),
    Say.PROBLEMS: N_("Huomautuksia {count}."),
    Say.EFFECTS: N_("Luonnoksen vaikutus avoimiin asioihin: {told}."),
    Say.WOULD_BE_LATE: N_("{count} myöhästyisi"),
    Say.WOULD_BE_STUCK: N_("{count} ei pääsisi eteenpäin"),
    Say.WOULD_BE_HOMELESS: N_("{count} jäisi ilman askelta"),
    Say.WOULD_BE_FREED: N_("{count} pääsisi eteenpäin"),
    Say.NAMELESS: N_("nimetön"),
    Say.NAMELESS_ID: N_("nimetön ({id})"),
    Say.CHOSEN: N_("Valittuna {count}."),
    Say.LINE_READY: N_("Selitteen voi yhdistää: {name}"),
    Say.READY: N_("Siirtymän voi tehdä: {source} – {target}"),
    Say.PICK_TOLD: N_("Mitä selite koskee?"),
    Say.PICK_NOTE: N_("Mikä selite yhdistetään? {name}"),
    Say.PICK_TARGET: N_("Mihin siirtymä johtaa? {source}"),
    Say.DROP_TO_CREATE: N_("Vapauta, niin valitset, mitä tähän luodaan"),
    Say.INTO_PHASE: N_("Siirtyy vaiheeseen {phase}. Siirtymät vaiheen rajan yli poistuvat."),
    Say.OUT_OF_PHASE: N_("Siirtyy vaiheiden ulkopuolelle. Siirtymät rajan yli poistuvat."),
    Say.DROP_TO_INSERT: N_("Vapauta siirtymälle: {source} – {target}"),
    Say.CREATE_TITLE: N_("Luo uusi"),
    Say.CREATE_AFTER: N_("Luo tämän jälkeen: {name}"),
    Say.CREATE_IN: N_("Luo vaiheeseen {name}"),
    Say.CREATE_ON: N_("Luo uusi väliin: {source} – {target}"),
    Say.NOTHING_FOUND: N_("Ei osumia"),
    Say.KIND_TASK: N_("Askel"),
    Say.KIND_GATEWAY: N_("Haara"),
    Say.KIND_START: N_("Alku"),
    Say.KIND_END: N_("Loppu"),
    Say.KIND_PHASE: N_("Vaihe"),
    Say.KIND_SEND: N_("Muistutus"),
    Say.KIND_PARALLEL: N_("Rinnakkainen haara"),
    Say.KIND_PAIR: N_("Rinnakkaiset askeleet"),
    Say.KIND_NOTE: N_("Selite"),
    Say.NOTE_KEYS: N_("Enter hyväksyy, Ctrl+Enter vaihtaa riviä"),
    Say.RENAME: N_("Nimi. {name}"),
    Say.RESIZING: N_("Muuta kokoa nuolilla. Sarkain vaihtaa reunan, Enter hyväksyy, Esc peruu."),
    Say.BENDING: N_("Siirrä osaa nuolilla. Sarkain vaihtaa osan, Enter hyväksyy, Esc peruu."),
    Say.SPACING: N_("Tee tilaa nuolilla tai vetämällä. Enter hyväksyy, Esc peruu."),
    Say.MOVED: N_("Siirretty: {name}"),
    Say.DELETED: N_("Poistettu {count}."),
    Say.COPIED: N_("Kopioitu {count}."),
    Say.PASTED: N_("Liitetty {count}."),
    Say.NOTHING_TO_PASTE: N_("Leikepöydällä ei ole polun osia."),
    Say.CANCELLED: N_("Peruttu"),
    Say.DONE: N_("Tehty"),
    Say.NO_FURTHER: N_("Tähän suuntaan ei pääse."),
    Say.RENAMED: N_("Nimi on nyt {name}."),
}
COMMANDS: dict[Command, str] = {
    Command.RENAME: N_("Nimeä uudelleen"),
    Command.NEW_STEP: N_("Uusi askel"),
    Command.CREATE: N_("Luo…"),
    Command.NEW_PHASE: N_("Uusi vaihe"),
    Command.NEW_REMINDER: N_("Uusi muistutus"),
    Command.NEW_PARALLEL: N_("Uudet rinnakkaiset askeleet"),
    Command.NEW_NOTE: N_("Uusi selite"),
    Command.CONNECT: N_("Tee siirtymä…"),
    Command.RECONNECT: N_("Johda siirtymä muualle…"),
    Command.BEND: N_("Taivuta siirtymää"),
    Command.RESIZE: N_("Muuta vaiheen kokoa"),
    Command.SPACE: N_("Tee tilaa"),
    Command.REROUTE: N_("Reititä uudelleen"),
    Command.CUT: N_("Leikkaa"),
    Command.COPY: N_("Kopioi"),
    Command.PASTE: N_("Liitä"),
    Command.DUPLICATE: N_("Monista"),
    Command.DELETE: N_("Poista"),
    Command.SELECT_ALL: N_("Valitse kaikki"),
    Command.ALIGN_LEFT: N_("Tasaa vasemmat reunat"),
    Command.ALIGN_CENTRE: N_("Tasaa keskelle pystysuunnassa"),
    Command.ALIGN_RIGHT: N_("Tasaa oikeat reunat"),
    Command.ALIGN_TOP: N_("Tasaa yläreunat"),
    Command.ALIGN_MIDDLE: N_("Tasaa keskelle vaakasuunnassa"),
    Command.ALIGN_BOTTOM: N_("Tasaa alareunat"),
    Command.DISTRIBUTE_ACROSS: N_("Jaa tasavälein vaakasuunnassa"),
    Command.DISTRIBUTE_DOWN: N_("Jaa tasavälein pystysuunnassa"),
    Command.FIT: N_("Sovita ikkunaan"),
    Command.ZOOM_IN: N_("Lähennä"),
    Command.ZOOM_OUT: N_("Loitonna"),
    Command.REAL_SIZE: N_("Todellinen koko"),
    Command.MENU: N_("Toiminnot"),
    Command.EFFECTS: N_("Näytä asiat, joihin luonnos vaikuttaisi"),
}
EDITS: dict[EditName, str] = {
    EditName.ADD_STEP: N_("askeleen lisäys"),
    EditName.ADD_PHASE: N_("vaiheen lisäys"),
    EditName.ADD_TEMPLATE: N_("mallin lisäys"),
    EditName.ADD_NOTE: N_("selitteen lisäys"),
    EditName.ADD_PARALLEL: N_("rinnakkaisten askelten lisäys"),
    EditName.CONNECT: N_("siirtymän lisäys"),
    EditName.INSERT: N_("lisäys siirtymälle"),
    EditName.MOVE: N_("siirto"),
    EditName.RESIZE: N_("koon muutos"),
    EditName.RENAME: N_("nimen muutos"),
    EditName.DELETE: N_("poisto"),
    EditName.CUT: N_("leikkaus"),
    EditName.PASTE: N_("liittäminen"),
    EditName.DUPLICATE: N_("monistus"),
    EditName.BEND: N_("siirtymän taivutus"),
    EditName.RECONNECT: N_("siirtymän johtaminen muualle"),
    EditName.REROUTE: N_("reititys"),
    EditName.ALIGN: N_("tasaus"),
    EditName.DISTRIBUTE: N_("tasavälitys"),
    EditName.SPACE: N_("tilan teko"),
}


def draft_words() -> DraftWords:
    """Return the words of the drawing board in the language of the windows."""
    return DraftWords(
        language=language(),
        sentences={key: tr(text) for key, text in SENTENCES.items()},
        commands={key: tr(text) for key, text in COMMANDS.items()},
        length=length_in_words,
        foreign=foreign_kind,
        refusal=sentence,
        finding=_finding,
    )


def edit_in_words(name: str) -> str:
    """Return what an edit was, for the menu of undo; a name of another sort as it is."""
    return tr(EDITS[EditName(name)]) if name in set(EditName) else name


def length_in_words(mark: DeadlineMark) -> str:
    """Return how long a deadline is, e.g. "7 arkipäivää"; its raw value where it is unusual."""
    found = re.fullmatch(r"P(\d{1,4})([DWMY])", mark.value)
    if found is None:
        return mark.value
    count, unit = int(found.group(1)), found.group(2)
    if unit == "D" and mark.unit == "workday":
        return tr_n("{count} arkipäivä", "{count} arkipäivää", count)
    if unit == "D":
        return tr_n("{count} päivä", "{count} päivää", count)
    if unit == "W":
        return tr_n("{count} viikko", "{count} viikkoa", count)
    if unit == "M":
        return tr_n("{count} kuukausi", "{count} kuukautta", count)
    return tr_n("{count} vuosi", "{count} vuotta", count)


def _finding(problem: Problem) -> str:
    return sentence_for(problem.code, {"element": problem.element, "detail": problem.detail})
