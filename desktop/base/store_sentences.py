"""What is wrong with the database, its keys or a backup, and what to do about it."""

from desktop.base.sentence_tables import N_

STORE_SENTENCES: dict[str, str] = {
    "store.missing": N_(
        "Tietokantaa ei löytynyt. Se on ehkä siirretty tai poistettu. Valitse toinen tiedosto."
    ),
    "store.unreadable": N_(
        "Tiedostoa ei voi lukea. Tarkista oikeudet tai valitse toinen tiedosto."
    ),
    "store.no_place": N_(
        "Tähän paikkaan ei voi tallentaa. Valitse toinen kansio tai lyhyempi nimi."
    ),
    "store.empty_file": N_("Tiedosto on tyhjä. Palauta tietokanta varmuuskopiosta."),
    "store.plain_file": N_(
        "Tiedosto ei ole salattu, joten Polku ei avaa sitä. Valitse toinen tiedosto."
    ),
    "store.foreign": N_("Tiedosto ei ole Polun tietokanta. Valitse toinen tiedosto."),
    "store.damaged": N_(
        "Tietokanta on vaurioitunut. Sitä ei ole muutettu. Palauta tietokanta varmuuskopiosta."
    ),
    "store.unfit": N_(
        "Tietokanta on tehty Polun keskeneräisellä versiolla, eikä tämä Polku voi käyttää sitä."
        " Avaa varmuuskopio tai valitse toinen tiedosto."
    ),
    "store.newer": N_("Tietokanta on tehty uudemmalla Polulla. Päivitä Polku tällä koneella."),
    "store.keys_missing": N_(
        "Avaintiedosto puuttuu. Sen kuuluu olla tietokannan vieressä; hae se varmuuskopiosta."
    ),
    "store.keys_damaged": N_("Avaintiedosto on vaurioitunut. Hae se varmuuskopiosta."),
    "store.wrong_passphrase": N_(
        "Käyttäjätunnus, salalause tai palautuskoodi ei täsmää. Tarkista, mitä kirjoitit."
    ),
    "store.no_memory": N_("Muisti ei riitä avaamiseen. Sulje muita ohjelmia ja yritä uudelleen."),
    "store.locked": N_(
        "Tietokanta on jo auki (käyttäjä {by}, kone {machine}). Sulje se siellä ensin."
    ),
    "store.in_use": N_("Tietokanta on jo auki toisessa ohjelmassa. Sulje se siellä ensin."),
    "store.network_share": N_(
        "Tietokanta voisi vaurioitua verkkolevyllä. Valitse kansio tältä koneelta."
    ),
    "store.cloud_folder": N_(
        "Tietokantaa ei voi pitää kansiossa, jota pilvipalvelu kopioi. Valitse muu kansio."
    ),
    "store.disk_full": N_(
        "Levy on täynnä. Aiemmin tallennettu on tallessa. Vapauta tilaa ja yritä uudelleen."
    ),
    "store.disk_error": N_(
        "Levyltä ei voitu lukea tai sille ei voitu kirjoittaa. Jos uusi yritys ei auta, ota "
        "yhteyttä tukeen."
    ),
    "store.read_only": N_("Kansioon ei voi kirjoittaa. Tarkista oikeudet tai valitse muu kansio."),
    "store.busy": N_("Tietokanta on juuri nyt varattu. Yritä hetken kuluttua uudelleen."),
    "store.closed": N_("Tietokanta on suljettu. Kirjaudu uudelleen."),
    "store.exists": N_(
        "Kansiossa on jo tämänniminen tietokanta tai sen avaintiedosto. Valitse muu nimi."
    ),
    "store.no_cipher": N_(
        "Salaus ei toimi tässä asennuksessa, eikä tietokantaa avata. Asenna Polku uudelleen."
    ),
    "store.migration_failed": N_(
        "Tietokannan päivitys ei onnistunut. Tietokanta on ennallaan. Ota yhteyttä tukeen."
    ),
    "store.append_only": N_(
        "Lopullista tietoa ei voi muuttaa eikä poistaa. Tee muutos uutena versiona."
    ),
    "store.constraint": N_(
        "Tietoa ei voitu tallentaa. Avaa tiedot uudelleen ja yritä sitten uudestaan."
    ),
    "store.failed": N_(
        "Tietokanta ei toiminut odotetusti, eikä mitään tallennettu. Yritä uudelleen."
    ),
    "backup.older_key": N_(
        "Kopio on tehty ennen salausavaimen vaihtoa, eikä sitä voi kokeilla täällä. Tee uusi kopio."
    ),
    "store.backup_failed": N_(
        "Varmuuskopio ei läpäissyt tarkistusta. Tee uusi varmuuskopio toiseen paikkaan."
    ),
    "store.same_file": N_(
        "Varmuuskopiota ei voi tehdä tietokannan itsensä päälle. Valitse muu nimi tai paikka."
    ),
    "store.other_database": N_(
        "Tiedosto kuuluu toiselle tietokannalle. Valitse varmuuskopiolle muu nimi tai paikka."
    ),
    "slot.exists": N_("Käyttäjällä on jo salalause. Vaihda se."),
    "slot.missing": N_("Käyttäjällä ei ole salalausetta. Valitse toinen."),
    "slot.last": N_("Viimeistä salalausetta ei voi poistaa. Anna salalause ensin toiselle."),
    "slot.no_login": N_("Anna käyttäjätunnus."),
    "passphrase.empty": N_("Anna salalause."),
    "passphrase.weak": N_("Salalause on liian helppo arvata. Lisää sana tai kaksi."),
    "passphrase.not_own": N_(
        "Voit vaihtaa vain oman salalauseesi. Toisen salalauseen vaihtaa pääkäyttäjä."
    ),
    "check.page": N_(
        "Tietokannan sivu {page} on vaurioitunut. Palauta tietokanta varmuuskopiosta."
    ),
    "check.structure": N_(
        "Tietokannan rakenne on vaurioitunut. Palauta tietokanta varmuuskopiosta."
    ),
    "check.stray": N_("Taulun {table} rivi {row} viittaa tietoon, jota ei ole."),
    "check.trigger_missing": N_(
        "Suojaus {name} puuttuu. Tietoja on voitu muuttaa ohjelman ulkopuolelta."
    ),
    "check.log_broken": N_("Käyttölokin riviä {line} on muutettu, tai rivejä puuttuu sen edeltä."),
    "check.log_cut": N_(
        "Käyttölokista puuttuu rivi {line}, joka oli siinä aiemmin. Tiedosto voi olla vanha kopio."
    ),
    "check.figures_changed": N_("Lähetetyt puolivuosiluvut {report} ovat muuttuneet."),
    "check.attachment_changed": N_("Liite {attachment} on muuttunut tai sen sisältö puuttuu."),
    "check.attachment_missing": N_("Käyttölokiin kirjattu liite {attachment} puuttuu."),
    "check.copy_changed": N_("Allekirjoitettu päätös {document} on muuttunut."),
    "check.copy_missing": N_(
        "Päätöksestä {document} puuttuu allekirjoitettu kappale, joka lokin mukaan tallennettiin."
    ),
    "check.decision_open": N_("Allekirjoitetun päätöksen {document} asiakirja ei ole valmis."),
    "check.unreadable": N_(
        "Tietokantaa ei voitu lukea loppuun. Palauta tietokanta varmuuskopiosta."
    ),
}
