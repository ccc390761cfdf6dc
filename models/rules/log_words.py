"""What the use log says of a client's data, in words that the client understands."""

from collections.abc import Mapping

from models.rules.printed import PRINT_NAMES, PrintKind
from models.rules.purposes import Purpose
from models.rules.words import Language, Words

_OTHER = Words("Käsitteli asian tietoja", "Behandlade ärendets uppgifter", "Handled the matter")

ACT_WORDS: Mapping[str, Words] = {
    "case.recorded": Words("Kirjasi asian vireille", "Inledde ärendet", "Began the matter"),
    "case.joined": Words(
        "Liitti asiaan uuden yhteydenoton", "Lade till en ny kontakt", "Added a new contact"
    ),
    "case.opened": Words("Avasi asian", "Öppnade ärendet", "Opened the matter"),
    "case.refreshed": Words("Luki asian tietoja", "Läste ärendets uppgifter", "Read the matter"),
    "case.moved": Words(
        "Siirsi asian seuraavaan vaiheeseen", "Flyttade ärendet framåt", "Moved the matter on"
    ),
    "case.stepped_back": Words(
        "Palautti asian aiempaan vaiheeseen", "Flyttade ärendet tillbaka", "Moved the matter back"
    ),
    "case.renewed": Words(
        "Aloitti uuden arvioinnin", "Inledde en ny bedömning", "Began a new assessment"
    ),
    "case.version_changed": Words(
        "Siirsi asian toimintamallin uuteen versioon",
        "Flyttade ärendet till en ny version av arbetsmodellen",
        "Moved the matter to a new version of the working model",
    ),
    "case.version_reverted": Words(
        "Palautti asian toimintamallin aiempaan versioon",
        "Återförde ärendet till den förra versionen av arbetsmodellen",
        "Took the matter back to the former version of the working model",
    ),
    "case.closed": Words("Päätti asian", "Avslutade ärendet", "Closed the matter"),
    "case.assigned": Words("Nimesi työntekijän", "Utsåg handläggare", "Named a worker"),
    "case.assignment_undone": Words(
        "Perui työntekijän vaihdon", "Ångrade bytet av handläggare", "Took back a change of worker"
    ),
    "case.exported": Words(
        "Vei asiakirjat tiedostoihin", "Sparade handlingarna i filer", "Saved documents to files"
    ),
    "case.emailed": Words(
        "Lähetti asian tietoja sähköpostilla",
        "Skickade ärendets uppgifter per e-post",
        "Sent data of the matter by e-mail",
    ),
    "case.attachment_added": Words(
        "Lisäsi asiaan liitteen", "Lade till en bilaga", "Added an attachment"
    ),
    "case.attachment_read": Words(
        "Katsoi asian liitettä", "Läste en bilaga", "Looked at an attachment"
    ),
    "case.attachment_changed": Words(
        "Muutti liitteen tietoja", "Ändrade en bilagas uppgifter", "Changed an attachment's data"
    ),
    "case.attachment_removed": Words(
        "Merkitsi liitteen poistetuksi",
        "Antecknade en bilaga som borttagen",
        "Marked an attachment as removed",
    ),
    "case.attachment_restored": Words(
        "Palautti poistetun liitteen",
        "Återställde en borttagen bilaga",
        "Brought an attachment back",
    ),
    "case.attachment_printed": Words(
        "Tulosti liitteen", "Skrev ut en bilaga", "Printed an attachment"
    ),
    "case.attachment_exported": Words(
        "Vei liitteen tiedostoon", "Sparade en bilaga i en fil", "Saved an attachment to a file"
    ),
    "document.saved": Words(
        "Kirjoitti: {document} (luonnos)", "Skrev: {document} (utkast)", "Wrote: {document} (draft)"
    ),
    "document.settled": Words(
        "Yhdisti samanaikaiset muutokset: {document} (luonnos)",
        "Sammanförde samtidiga ändringar: {document} (utkast)",
        "Joined changes made at the same time: {document} (draft)",
    ),
    "document.finished": Words(
        "Teki valmiiksi: {document}", "Slutförde: {document}", "Finished: {document}"
    ),
    "document.amended": Words(
        "Aloitti uuden version: {document}",
        "Började en ny version: {document}",
        "Began a new version: {document}",
    ),
    "document.read": Words("Luki: {document}", "Läste: {document}", "Read: {document}"),
    "document.prepared": Words(
        "Aloitti asiakirjan aiempien tietojen pohjalta",
        "Började en handling utifrån tidigare uppgifter",
        "Began a document from earlier data",
    ),
    "document.printed": Words("Tulosti: {document}", "Skrev ut: {document}", "Printed: {document}"),
    "print.made": Words("Tulosti: {print}", "Skrev ut: {print}", "Printed: {print}"),
    "decision.checked": Words("Tarkisti päätöksen", "Granskade beslutet", "Checked the decision"),
    "decision.previewed": Words(
        "Katsoi päätösluonnosta", "Läste beslutsutkastet", "Looked at the draft decision"
    ),
    "decision.signed": Words(
        "Allekirjoitti päätöksen", "Undertecknade beslutet", "Signed the decision"
    ),
    "decision.first_signed": Words(
        "Allekirjoitti päätöksen ensimmäisenä",
        "Undertecknade beslutet som första",
        "Signed the decision first",
    ),
    "decision.returned": Words(
        "Palautti päätöksen muokattavaksi", "Återsände beslutet", "Returned the decision"
    ),
    "decision.text_used": Words(
        "Lisäsi päätökseen tekstin", "Lade till text i beslutet", "Added a text to the decision"
    ),
    "decision.texts_read": Words(
        "Katsoi päätöksen valmiita tekstejä", "Läste beslutets texter", "Read texts of the decision"
    ),
    "decision.replacing": Words(
        "Aloitti korjaavan päätöksen", "Började ett korrigerande beslut", "Began a new decision"
    ),
    "decision.word_accepted": Words(
        "Hyväksyi sanan päätökseen", "Godkände ett ord i beslutet", "Accepted a word"
    ),
    "recipients.set": Words(
        "Valitsi, kenelle päätös annetaan", "Valde mottagare av beslutet", "Chose the recipients"
    ),
    "recipients.suggested": Words(
        "Katsoi, kenelle päätös annetaan", "Kontrollerade mottagarna", "Looked at the recipients"
    ),
    "decision.served": Words("Antoi päätöksen tiedoksi", "Delgav beslutet", "Served the decision"),
    "letter.printed": Words("Tulosti kirjeen", "Skrev ut brevet", "Printed the letter"),
    "copy.read": Words(
        "Avasi allekirjoitetun päätöksen",
        "Öppnade det undertecknade beslutet",
        "Opened the signed decision",
    ),
    "decision.demand_recorded": Words(
        "Kirjasi oikaisuvaatimuksen", "Antecknade omprövningsbegäran", "Recorded a demand"
    ),
    "demand.saved": Words(
        "Täydensi oikaisuvaatimuksen tietoja", "Kompletterade begäran", "Completed the demand"
    ),
    "demand.sent": Words(
        "Lähetti oikaisuvaatimuksen toimielimelle",
        "Sände begäran till organet",
        "Sent the demand to the body",
    ),
    "demand.answered": Words(
        "Kirjasi oikaisuvaatimuksen ratkaisun", "Antecknade omprövningen", "Recorded the answer"
    ),
    "demand.answer_served": Words(
        "Antoi oikaisuvaatimuksen ratkaisun tiedoksi", "Delgav omprövningen", "Served the answer"
    ),
    "demand.to_court": Words("Kirjasi valituksen", "Antecknade besväret", "Recorded the appeal"),
    "demand.court_ended": Words(
        "Kirjasi valituksen päättymisen", "Antecknade besvärets slut", "Recorded the appeal's end"
    ),
    "instructions.reissued": Words(
        "Teki uuden oikaisuvaatimusohjeen", "Gjorde en ny anvisning", "Made new instructions"
    ),
    "person.read": Words("Luki henkilötietoja", "Läste personuppgifter", "Read personal data"),
    "person.saved": Words(
        "Muutti henkilötietoja", "Ändrade personuppgifter", "Changed personal data"
    ),
    "person.settled": Words(
        "Yhdisti samanaikaiset muutokset henkilötietoihin",
        "Sammanförde samtidiga ändringar i personuppgifter",
        "Joined changes to personal data made at the same time",
    ),
    "person.compared": Words(
        "Etsi, onko henkilö jo asiakkaana",
        "Sökte om personen redan är klient",
        "Looked whether the person is a client",
    ),
    "prohibition.made": Words(
        "Kirjasi kiellon antaa tietoja", "Antecknade ett förbud", "Recorded a prohibition"
    ),
    "prohibition.ended": Words(
        "Kirjasi kiellon päättyneeksi", "Antecknade att förbudet upphört", "Ended a prohibition"
    ),
    "tie.saved": Words(
        "Kirjasi läheisen tiedot", "Antecknade en närstående", "Recorded a close person"
    ),
    "tie.removed": Words(
        "Poisti läheisen tiedot", "Tog bort en närstående", "Removed a close person"
    ),
    "reminder.set": Words("Teki muistutuksen", "Gjorde en påminnelse", "Set a reminder"),
    "reminder.done": Words(
        "Merkitsi muistutuksen tehdyksi", "Avslutade en påminnelse", "Marked a reminder done"
    ),
    "reminder.removed": Words(
        "Poisti muistutuksen", "Tog bort en påminnelse", "Removed a reminder"
    ),
    "feedback.recorded": Words(
        "Kirjasi palautteen polusta", "Antecknade respons om vägen", "Recorded feedback on the path"
    ),
    "reminders.shown": Words(
        "Näki asian muistutuksissa", "Såg ärendet bland påminnelser", "Saw it among reminders"
    ),
    "list.shown": Words(
        "Näki asian luettelossa", "Såg ärendet i en lista", "Saw the matter in a list"
    ),
    "list.printed": Words(
        "Tulosti luettelon, jossa asia on",
        "Skrev ut en lista med ärendet",
        "Printed a list with the matter",
    ),
    "list.exported": Words(
        "Vei tiedostoon luettelon, jossa asia on",
        "Sparade en lista med ärendet",
        "Saved a list with the matter",
    ),
    "search.done": Words(
        "Näki asian hakutuloksissa", "Såg ärendet i sökresultat", "Saw the matter in a search"
    ),
    "map.printed": Words(
        "Tulosti kartan, jossa asia näkyy",
        "Skrev ut kartan med ärendet",
        "Printed a map with the matter",
    ),
    "map.exported": Words(
        "Vei tiedostoon kartan, jossa asia näkyy",
        "Sparade kartan med ärendet",
        "Saved a map with the matter",
    ),
    "handover.made": Words("Siirsi asian toiselle", "Överlät ärendet", "Handed the matter over"),
    "figures.reason": Words(
        "Kirjasi määräajan ylityksen syyn",
        "Antecknade varför tidsfristen överskreds",
        "Recorded why a time limit was missed",
    ),
    "seal.checked": Words(
        "Tarkisti päätöksen aitouden", "Kontrollerade beslutets äkthet", "Checked the decision"
    ),
    "log_extract.reviewed": Words(
        "Tarkisti tämän käyttölokin", "Granskade denna logg", "Reviewed this log"
    ),
    "log_extract.released": Words(
        "Luovutti käyttölokiotteen", "Lämnade ut logguppgifterna", "Released the log extract"
    ),
    # written by a shared server itself
    "lease.case": Words(
        "Avasi asian sisällön", "Öppnade ärendets innehåll", "Opened the matter's contents"
    ),
    "lease.person": Words("Avasi henkilötiedot", "Öppnade personuppgifter", "Opened personal data"),
    "lease.letters": Words(
        "Avasi postitettavien kirjeiden osoitteet",
        "Öppnade adresserna på brev som ska postas",
        "Opened the addresses of letters to post",
    ),
    "alert.break_glass": Words(
        "Avasi asian poikkeusluvalla",
        "Öppnade ärendet med undantagstillstånd",
        "Opened the matter by an emergency right",
    ),
    "server.reviewed": Words(
        "Tarkisti poikkeusluvan käytön",
        "Granskade användningen av undantagstillståndet",
        "Reviewed the use of the emergency right",
    ),
    "server.protected": Words(
        "Rajasi asian nimetyille työntekijöille",
        "Begränsade ärendet till namngivna medarbetare",
        "Limited the matter to named workers",
    ),
    "server.unprotected": Words(
        "Poisti asian rajauksen", "Upphävde begränsningen", "Ended the limiting"
    ),
}
_NO_PURPOSE = Words("Asian hoitaminen", "Skötsel av ärendet", "Handling the matter")
_PURPOSES: Mapping[str, Words] = {
    Purpose.CLIENT_WORK: Words("Asiakastyö", "Klientarbete", "Client work"),
    Purpose.SUBSTITUTE: Words("Sijaisuus", "Vikariat", "Substituting"),
    Purpose.DUTY: Words("Päivystys", "Jour", "On duty"),
    Purpose.SUPERVISION: Words("Työn johtaminen", "Arbetsledning", "Leading the work"),
    Purpose.COMPLAINT: Words(
        "Kantelun tai muistutuksen selvittäminen",
        "Utredning av klagomål eller anmärkning",
        "Looking into a complaint",
    ),
    Purpose.LOG_REQUEST: Words(
        "Käyttölokipyyntöön vastaaminen", "Svar på loggbegäran", "Answering a log request"
    ),
    Purpose.PRINT: Words("Tulostaminen", "Utskrift", "Printing"),
    Purpose.SERVING: Words("Päätöksen tiedoksianto", "Delgivning", "Serving the decision"),
    "urgent": Words("Kiireellinen tilanne", "Brådskande situation", "Urgent situation"),
    Purpose.EXPORT: Words("Asiakirjojen vienti", "Export av handlingar", "Export of documents"),
}


def act_words(act: str, language: Language, *, document: str = "", printed: str = "") -> str:
    """Return what was done; a kind of act without words of its own is told in general words."""
    words = ACT_WORDS.get(act, _OTHER)
    if "{document}" in words.fi and not document:
        words = _OTHER
    is_kind = printed in set(PrintKind)
    named = PRINT_NAMES[PrintKind(printed)].said_in(language) if is_kind else ""
    return words.said_in(language).format(document=document, print=named).removesuffix(": ")


def purpose_words(purpose: str, language: Language) -> str:
    """Return why, in words."""
    return _PURPOSES.get(purpose, _NO_PURPOSE).said_in(language)
