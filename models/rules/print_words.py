"""The words of the prints of a case: headings, names of facts, sentences in three languages."""

from models.rules.words import Language, Words

WORDS: dict[str, Words] = {
    "now": Words("Missä olemme nyt", "Var vi är nu", "Where we are now"),
    "now_mark": Words("olemme tässä nyt", "vi är här nu", "we are here now"),
    "done_mark": Words("tehty", "gjort", "done"),
    "next": Words("Mitä seuraavaksi tapahtuu", "Vad som händer härnäst", "What happens next"),
    "who": Words("Kenelle voit soittaa", "Vem du kan ringa", "Who you can call"),
    "more": Words("Lisää tietoa", "Mer information", "More information"),
    "feedback": Words("Anna palautetta", "Ge respons", "Give feedback"),
    "feedback_note": Words(
        "Mikä toimi, mikä ei? Voit vastata nimettömästi tai kertoa työntekijällesi.",
        "Vad fungerade, vad inte? Du kan svara anonymt eller berätta för din handläggare.",
        "What went well, what did not? You can answer without your name or tell your worker.",
    ),
    "own_worker": Words("Oma työntekijä", "Din egen handläggare", "Your own worker"),
    "unit": Words("Yksikkö", "Enheten", "The unit"),
    "no_worker": Words(
        "Sinulle nimetään oma työntekijä. Soita siihen asti yksikköön.",
        "Du får en egen handläggare. Ring enheten tills dess.",
        "You will get your own worker. Until then, call the unit.",
    ),
    "closed": Words(
        "Asia on päätetty {day}. Voit ottaa meihin taas yhteyttä, kun tarvitset apua.",
        "Ärendet avslutades {day}. Du kan kontakta oss igen när du behöver hjälp.",
        "The matter was closed on {day}. You can contact us again when you need help.",
    ),
    "family_lead": Words(
        "Tämä lehti kertoo, miten perheen asia etenee.",
        "Det här bladet berättar hur familjens ärende går framåt.",
        "This sheet tells how your family's matter goes on.",
    ),
    "client": Words(
        "Asiakas: {name}, s. {born}", "Klient: {name}, f. {born}", "Client: {name}, b. {born}"
    ),
    "client_unborn": Words("Asiakas: {name}", "Klient: {name}", "Client: {name}"),
    "matter": Words("Asia", "Ärendet", "The matter"),
    "received": Words("Vireille", "Inlett", "Pending since"),
    "group": Words("Ryhmä", "Grupp", "Group"),
    "task": Words("Palvelutehtävä", "Serviceuppgift", "Service task"),
    "phase": Words("Vaihe", "Fas", "Phase"),
    "step": Words("Kohta", "Steg", "Step"),
    "step_since": Words("{step}, {day} alkaen", "{step}, sedan {day}", "{step}, since {day}"),
    "next_act": Words("Seuraavaksi", "Härnäst", "Next"),
    "worker": Words("Työntekijä", "Handläggare", "Worker"),
    "none": Words("ei nimetty", "inte utsedd", "not named"),
    "need": Words("Tuen tarve", "Stödbehov", "Need"),
    "language": Words("Asiointikieli", "Kontaktspråk", "Language"),
    "interpreter": Words("tulkkaus: {spoken}", "tolkning: {spoken}", "interpreter: {spoken}"),
    "protected": Words("Turvakielto", "Spärrmarkering", "Non-disclosure"),
    "protected_until": Words("voimassa {day} asti", "gäller till {day}", "until {day}"),
    "in_force": Words("voimassa", "gäller", "in force"),
    "urgent": Words("Kiireellinen", "Brådskande", "Urgent"),
    "yes": Words("kyllä", "ja", "yes"),
    "clocks": Words("Määräajat", "Tidsfrister", "Time limits"),
    "clock": Words("Määräaika", "Tidsfrist", "Time limit"),
    "due": Words("Viimeinen päivä", "Sista dag", "Last day"),
    "state": Words("Tila", "Läge", "State"),
    "left": Words(
        "{count} arkipäivää jäljellä", "{count} vardagar kvar", "{count} working days left"
    ),
    "left_one": Words("1 arkipäivä jäljellä", "1 vardag kvar", "1 working day left"),
    "late_by_one": Words("1 arkipäivä myöhässä", "1 vardag försenad", "late by 1 working day"),
    "late_by": Words(
        "{count} arkipäivää myöhässä",
        "{count} vardagar försenad",
        "late by {count} working days",
    ),
    "basis": Words("Peruste", "Grund", "Basis"),
    "house": Words("yksikön tavoite", "enhetens mål", "the unit's target"),
    "counted": Words(
        "Näin päivät on laskettu", "Så har dagarna räknats", "How the days are counted"
    ),
    "no_clocks": Words(
        "Asiassa ei ole määräaikoja.", "Ärendet har inga tidsfrister.", "No time limits."
    ),
    "reader": Words("Tuloste: {name}", "Utskrift: {name}", "Print for {name}"),
    "open_clocks": Words("Avoimet määräajat", "Öppna tidsfrister", "Open time limits"),
    "stand": Words("Missä mennään", "Läget nu", "Where it stands"),
    "missing": Words("Mitä puuttuu", "Vad som saknas", "What is missing"),
    "nothing_missing": Words(
        "Seuraavaan vaiheeseen ei puutu mitään.",
        "Inget saknas före nästa fas.",
        "Nothing is missing before the next step.",
    ),
    "draft": Words(
        "Kesken: {document}, tallennettu {day}",
        "Utkast: {document}, sparat {day}",
        "Draft: {document}, saved {day}",
    ),
    "people": Words("Ihmiset", "Personer", "People"),
    "name": Words("Nimi", "Namn", "Name"),
    "role": Words("Rooli", "Roll", "Role"),
    "phone": Words("Puhelin", "Telefon", "Phone"),
    "note": Words("Huomattavaa", "Att märka", "Note"),
    "the_client": Words("asiakas", "klient", "client"),
    "custody": Words("huoltaja", "vårdnadshavare", "guardian"),
    "in_system": Words(
        "Turvakielto: yhteystiedot vain järjestelmästä",
        "Spärrmarkering: kontaktuppgifter endast i systemet",
        "Non-disclosure: contacts only in the system",
    ),
    "secret": Words(
        "Salaiset yhteystiedot: vain järjestelmästä",
        "Hemliga kontaktuppgifter: endast i systemet",
        "Secret contacts: only in the system",
    ),
    "forbidden": Words(
        "Lapsi on kieltänyt antamasta tietojaan",
        "Barnet har förbjudit att uppgifter lämnas ut",
        "The child has forbidden to give data",
    ),
    "assignment": Words(
        "{kind}: {name}, {day} alkaen", "{kind}: {name}, sedan {day}", "{kind}: {name}, since {day}"
    ),
    "workers": Words("Työntekijät", "Handläggare", "Workers"),
    "agreed": Words("Mitä on sovittu", "Vad som har avtalats", "What has been agreed"),
    "nothing_agreed": Words(
        "Sovituista asioista ei ole vielä kirjauksia.",
        "Inget avtalat har ännu antecknats.",
        "Nothing agreed has been recorded yet.",
    ),
    "events": Words("Viimeisimmät tapahtumat", "De senaste händelserna", "Latest events"),
    "when": Words("Milloin", "När", "When"),
    "what": Words("Mitä", "Vad", "What"),
    "by": Words("Kuka", "Vem", "Who"),
    "why": Words("Miksi", "Varför", "Why"),
    "reminders": Words("Muistutukset", "Påminnelser", "Reminders"),
    "of": Words("{document} {day}", "{document} {day}", "{document} {day}"),
    "author": Words("Laatija", "Upprättad av", "Written by"),
    "number": Words("Nro", "Nr", "No."),
    "case": Words("Asia", "Ärende", "Case"),
    "draft_mark": Words("LUONNOS – keskeneräinen", "UTKAST – inte färdig", "DRAFT – unfinished"),
}


def word(key: str, language: Language | str, **places: object) -> str:
    """Return the words under `key` with their places filled; KeyError for an unknown key."""
    said = WORDS[key].said_in(language)
    return said.format(**places) if places else said


def unbroken(text: str) -> str:
    """Return a citation in which no section sign begins a line."""
    return text.replace(" §", "\u00a0§").replace("§ ", "§\u00a0")
