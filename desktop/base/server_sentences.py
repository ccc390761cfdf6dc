"""What is wrong with a shared server or the way there, and what to do about it."""

from desktop.base.sentence_tables import N_

SERVER_SENTENCES: dict[str, str] = {
    "store.server_lost": N_(
        "Palvelimeen ei saada yhteyttä. Kirjoittamasi on tallessa tällä koneella. Tarkista verkko."
    ),
    "store.server_plain": N_(
        "Palvelin ei salaa yhteyttä, joten Polku ei käytä sitä. Ota yhteyttä pääkäyttäjään."
    ),
    "store.server_certificate": N_(
        "Palvelimen varmenne ei ole odotettu, eikä yhteyttä avata. Ota yhteyttä pääkäyttäjään."
    ),
    "store.server_no_authority": N_(
        "Varmentajan tiedostoa ei löydy. Hae se pääkäyttäjältä ja valitse se uudelleen."
    ),
    "store.server_refused": N_(
        "Palvelin ei päästä sisään. Tarkista palvelintunnus, salaisuus ja tietokannan nimi."
    ),
    "store.server_no_member": N_(
        "Tunnukselle ei ole työntekijää, tai työsuhde on päättynyt. Ota yhteyttä pääkäyttäjään."
    ),
    "store.server_no_database": N_("Palvelimella ei ole tämännimistä tietokantaa."),
    "store.server_right_ended": N_(
        "Oikeutesi ei riitä tähän, tai se on päättynyt. Kirjoittamasi on tallessa tällä koneella."
    ),
    "store.server_full": N_("Palvelimella on liikaa yhteyksiä. Yritä hetken kuluttua uudelleen."),
    "store.server_too_old": N_("Palvelin on liian vanha. Polku tarvitsee PostgreSQL 15:n."),
    "store.server_collation": N_(
        "Tietokanta järjestää tekstit kielen mukaan. Tee se järjestyksellä C.UTF-8."
    ),
    "store.server_foreign": N_("Palvelimen tietokanta ei ole Polun. Valitse toinen tietokanta."),
    "store.server_newer": N_(
        "Palvelimen tietokanta on uudemman Polun. Päivitä Polku tällä koneella."
    ),
    "store.server_older": N_(
        "Palvelimen tietokanta on vanhemman Polun. Pääkäyttäjä päivittää sen komennolla"
        " polku server upgrade."
    ),
    "store.server_exists": N_("Palvelimella on jo tämänniminen Polun tietokanta."),
    "store.log_rewritten": N_(
        "Käyttöloki ei ole se, jonka tämä kone on nähnyt. Tietoja on voitu muuttaa. Älä jatka,"
        " vaan ilmoita heti tietoturvavastaavalle."
    ),
    "store.witness_damaged": N_(
        "Käyttölokin muistitiedosto tällä koneella on vaurioitunut. Ota yhteyttä pääkäyttäjään."
    ),
    "case.too_many_openings": N_(
        "Olet avannut lyhyessä ajassa hyvin monta asiaa. Odota hetki; esihenkilö näkee tämän."
    ),
    "account.exists": N_("Työntekijällä on jo palvelintunnus."),
    "account.not_found": N_("Palvelintunnusta ei löydy, tai se on jo päätetty."),
}
