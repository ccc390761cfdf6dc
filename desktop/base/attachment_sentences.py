"""Why a file was not taken as an attachment or did not leave, and what to do about it."""

from desktop.base.sentence_tables import N_

ATTACHMENT_SENTENCES: dict[str, str] = {
    "attachment.not_found": N_("Liitettä ei löytynyt. Avaa asia uudelleen."),
    "attachment.stale": N_("Liitteen tietoja on muutettu toisaalla. Avaa tiedot uudelleen."),
    "attachment.removed": N_("Liite on poistettu. Palauta se ensin luetteloon."),
    "attachment.changed": N_(
        "Liitteen sisältö ei ole enää se, joka tallennettiin. Pyydä pääkäyttäjää tarkistamaan "
        "tietokanta."
    ),
    "attachment.empty": N_("Tiedosto on tyhjä. Tarkista se ja lisää uudelleen."),
    "attachment.large": N_(
        "Tiedosto on suurempi kuin {most} Mt. Skannaa se pienemmällä tarkkuudella tai jaa osiin."
    ),
    "attachment.no_room": N_(
        "Asian liitteille ei ole enempää tilaa: enimmäismäärä on {most} Mt. Pyydä pääkäyttäjää "
        "nostamaan rajaa."
    ),
    "attachment.many": N_("Kerralla voi lisätä enintään {most} tiedostoa. Lisää loput erikseen."),
    "attachment.much": N_(
        "Kerralla voi lisätä enintään {most} Mt tiedostoja. Lisää loput erikseen."
    ),
    "attachment.program": N_(
        "Tiedosto on ohjelma, vaikka nimi sanoisi muuta. Sitä ei voi lisätä. Älä avaa sitä, vaan "
        "kerro siitä tietoturvasta vastaavalle."
    ),
    "attachment.office": N_(
        "Wordin, Excelin tai muun toimisto-ohjelman tiedostoa ei voi lisätä sellaisenaan. Avaa "
        "se, tallenna PDF-muodossa ja lisää PDF."
    ),
    "attachment.mail": N_(
        "Sähköpostiviestiä ei voi lisätä sellaisenaan. Avaa viesti, tulosta se PDF:ksi ja lisää "
        "PDF. Viestin liitteet lisätään erikseen."
    ),
    "attachment.web": N_(
        "Verkkosivua ei voi lisätä sellaisenaan. Avaa se selaimessa, tulosta PDF:ksi ja lisää PDF."
    ),
    "attachment.archive": N_(
        "Pakattua tiedostoa ei voi lisätä. Pura se ja lisää sisällä olevat tiedostot."
    ),
    "attachment.picture": N_(
        "Tätä kuvamuotoa ei voi lisätä. Tallenna kuva JPEG- tai PNG-muodossa ja lisää se."
    ),
    "attachment.heic": N_(
        "Puhelimen HEIC-kuvaa ei voi lisätä. Tallenna kuva JPEG-muodossa ja lisää se."
    ),
    "attachment.media": N_(
        "Ääntä tai videota ei voi lisätä. Kirjaa asiakirjaan, missä tallenne säilytetään."
    ),
    "attachment.unknown": N_(
        "Tiedoston muotoa ei tunnisteta. Lisää PDF, JPEG-, PNG- tai TIFF-kuva tai tekstitiedosto."
    ),
    "attachment.broken": N_(
        "Tiedosto on rikki tai kesken, eikä sitä voi avata. Pyydä se uudelleen tai skannaa paperi."
    ),
    "attachment.pixels": N_(
        "Kuva on liian suuri näytettäväksi. Pienennä se tai skannaa pienemmällä tarkkuudella."
    ),
    "attachment.pages": N_("Tiedostossa on yli {most} sivua. Jaa se osiin ja lisää osat."),
    "attachment.page_size": N_(
        "PDF:n sivu on suurempi kuin A0. Tulosta se pienempään kokoon ja lisää uudelleen."
    ),
    "attachment.locked": N_(
        "PDF on salasanan takana. Avaa se salasanalla, tallenna ilman salasanaa ja lisää uudelleen."
    ),
    "attachment.portfolio": N_(
        "PDF on kokoelma, jossa on muita tiedostoja. Tallenna tiedostot siitä ja lisää ne erikseen."
    ),
    "attachment.form": N_(
        "PDF on lomake, joka avautuu vain omassa ohjelmassaan. Tulosta se PDF:ksi ja lisää se."
    ),
    "attachment.stopped": N_("Lisääminen keskeytettiin."),
    "attachment.folder": N_("Kansiota ei voi lisätä. Lisää siinä olevat tiedostot."),
    "attachment.link": N_("Pikakuvaketta ei voi lisätä. Lisää tiedosto, johon se vie."),
    "attachment.gone": N_("Tiedosto katosi, ennen kuin se ehdittiin lukea. Valitse se uudelleen."),
    "attachment.unreadable": N_(
        "Tiedostoa ei voi lukea. Tarkista, että se ei ole auki muualla ja että sinulla on oikeus "
        "siihen."
    ),
    "attachment.no_title": N_("Anna liitteelle nimi."),
    "attachment.long_title": N_("Liitteen nimi on liian pitkä. Lyhennä se {longest} merkkiin."),
    "attachment.long_source": N_(
        "Tieto, keneltä liite saatiin, on liian pitkä. Lyhennä se {longest} merkkiin."
    ),
    "attachment.future": N_("Saapumispäivä on viimeistään {today}. Korjaa päivä."),
    "email.no_ground": N_("Valitse, miksi tiedosto lähetetään sähköpostilla."),
}
