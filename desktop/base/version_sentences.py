"""Refusals about versions of the path: publishing, retiring and moving cases between them."""

from desktop.base.sentence_tables import N_

VERSION_SENTENCES: dict[str, str] = {
    "version.no_place": N_(
        "Askelta {step} ei ole uudessa versiossa. Valitse sille vastine tai jätä sen asiat "
        "vanhaan versioon."
    ),
    "version.phase_changes": N_(
        "Askel {step} on uudessa versiossa toisessa vaiheessa: {phase}. Hyväksy vaiheen "
        "vaihtuminen, jos se on oikein."
    ),
    "version.becomes_late": N_(
        "Määräaika olisi jo ohi: {clock}, viimeistään {due}. Säilytä tämä määräaika ennallaan "
        "tai hyväksy myöhästyminen."
    ),
    "version.no_way_out": N_("Askeleelta {step} ei pääse uudessa versiossa eteenpäin."),
    "version.stuck": N_(
        "Asia ei pääse uudelta askeleeltaan eteenpäin, ennen kuin puuttuva on tehty."
    ),
    "version.none_moves": N_("Yhtään asiaa ei voi siirtää näillä valinnoilla. Katso syyt."),
    "version.same": N_("Valitse kaksi eri versiota."),
    "version.target_draft": N_("Luonnokseen ei siirretä asioita. Julkaise se ensin."),
    "version.target_retired": N_("Version käyttö on lopetettu. Siihen ei enää siirretä asioita."),
    "version.move_not_found": N_("Siirtoa ei löytynyt. Avaa luettelo uudelleen."),
    "version.reverted": N_("Siirto on jo peruttu."),
    "version.closed_since": N_("Asia on päätetty siirron jälkeen."),
    "version.moved_since": N_(
        "Asia on edennyt siirron jälkeen, joten se jää nykyiseen versioonsa."
    ),
    "process.not_published": N_("Luonnosta ei ole julkaistu. Poista se, jos sitä ei tarvita."),
    "process.retired": N_("Version käyttö on jo lopetettu."),
    "process.in_use": N_("Uudet asiat alkavat tällä versiolla. Julkaise ensin uusi versio."),
    "process.has_cases": N_(
        "Versiossa on vielä {count} avointa asiaa. Siirrä ne ensin toiseen versioon."
    ),
    "process.deadline_longer": N_(
        "Vaiheen {phase} määräaika on pidempi kuin laissa ({statute}). Lain määräaikaa voi vain "
        "lyhentää."
    ),
}
