"""What is wrong with a shared server or the way there, and what to do about it."""

from desktop.base.sentence_tables import N_
from desktop.base.words import tr

SERVER_SENTENCES: dict[str, str] = {
    "store.server_lost": N_(
        "Palvelimeen ei saada yhteyttä. Kirjoittamasi on tallessa tällä koneella. Tallenna"
        " uudelleen, kun yhteys palaa."
    ),
    "store.server_unsaved": N_(
        "Yhteys katkesi ennen kuin palvelin tallensi. Kirjoittamasi on tallessa tällä koneella."
        " Tallenna uudelleen."
    ),
    "store.server_unsure": N_(
        "Yhteys katkesi kesken tallennuksen. Polku kertoo, tallentuiko, heti kun yhteys palaa."
        " Odota sitä ennen kuin tallennat uudelleen."
    ),
    "store.server_no_host": N_(
        "Palvelimen osoitetta ei tunneta. Tarkista kirjoitusasu ja se, että verkko tai VPN on"
        " päällä."
    ),
    "store.server_unreachable": N_(
        "Palvelin ei vastaa. Tarkista osoite, portti ja se, että verkko tai VPN on päällä."
    ),
    "store.server_starting": N_("Palvelin on juuri käynnistymässä. Yritä hetken kuluttua."),
    "store.server_other_program": N_(
        "Osoitteessa vastaa muu ohjelma kuin tietokantapalvelin. Tarkista portti."
    ),
    "store.server_plain": N_(
        "Palvelin ei salaa yhteyttä, joten Polku ei käytä sitä. Ota yhteyttä pääkäyttäjään."
    ),
    "store.server_certificate": N_(
        "Palvelimen varmenne ei ole valitsemasi varmentajan antama. Salaisuutta ei lähetetty."
        " Tarkista varmentajan tiedosto tai ota yhteyttä pääkäyttäjään."
    ),
    "store.server_other_name": N_(
        "Palvelimen varmenne on annettu toiselle nimelle. Kirjoita osoite niin kuin pääkäyttäjä"
        " sen antoi."
    ),
    "store.server_certificate_old": N_(
        "Palvelimen varmenne ei ole voimassa tämän koneen kellon mukaan. Tarkista koneen"
        " päiväys; jos se on oikein, pääkäyttäjä uusii varmenteen."
    ),
    "store.server_no_authority": N_(
        "Varmentajan tiedostoa ei voi lukea. Hae se pääkäyttäjältä ja valitse se uudelleen."
    ),
    "store.server_refused": N_(
        "Palvelintunnus tai salaisuus ei kelpaa. Tarkista ne. Salaisuus on voitu myös vaihtaa"
        " tai sen voimassaolo on päättynyt: silloin pääkäyttäjä antaa uuden."
    ),
    "store.server_ended": N_(
        "Palvelintunnuksesi on päätetty. Ota yhteyttä pääkäyttäjään, jos tarvitset sitä yhä."
    ),
    "store.server_no_entry": N_(
        "Palvelin ei päästä tätä konetta sisään. Pyydä pääkäyttäjää lisäämään verkkosi"
        " palvelimen sallittuihin."
    ),
    "store.clock_off": N_(
        "Tämän koneen kello eroaa palvelimen kellosta {minutes} minuuttia. Korjaa koneen päiväys"
        " ja kello: määräajat lasketaan niistä."
    ),
    "store.connection_missing": N_(
        "Palvelinyhteyden tiedostoa ei löydy. Valitse Yhteinen palvelin ja tee yhteys uudelleen."
    ),
    "store.connection_begun": N_(
        "Yhteys katkesi, kun salaisuutta vaihdettiin. Palaa alkuun ja avaa yhteys äsken"
        " valitsemallasi salalauseella."
    ),
    "keeping.on_server": N_(
        "Pyydä tätä palvelimen ylläpitäjältä: hän tekee sen komennolla polku server."
    ),
    "store.connection_damaged": N_(
        "Palvelinyhteyden tiedosto on vaurioitunut tai sitä on muutettu. Tee yhteys uudelleen."
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
        "Palvelimen tietokanta on vanhemman Polun: se päivitetään komennolla polku server upgrade."
    ),
    "store.server_exists": N_("Palvelimella on jo tämänniminen Polun tietokanta."),
    "store.log_rewritten": N_(
        "Käyttöloki ei ole se, jonka tämä kone on nähnyt. Tietoja on voitu muuttaa. Älä jatka,"
        " vaan ilmoita heti tietoturvavastaavalle."
    ),
    "store.witness_damaged": N_(
        "Käyttölokin muistitiedosto tällä koneella on vaurioitunut. Ota yhteyttä pääkäyttäjään."
    ),
    "store.server_not_empty": N_(
        "Palvelimen tietokannassa on jo tietoja. Siirrä tiedosto tyhjään tietokantaan: anna toinen"
        " nimi (--database)."
    ),
    "store.upgrade_failed": N_(
        "Palvelimen tietokantaa ei päivitetty, ja se on ennallaan ({finding}). Ota yhteyttä tukeen."
    ),
    "move.running": N_(
        "Tähän tietokantaan siirretään tiedostoa, eikä siirto ole valmis. Vie se loppuun komennolla"
        " polku server import."
    ),
    "move.elsewhere": N_(
        "Tähän tietokantaan siirretään tiedostoa juuri nyt toisaalta. Odota, että siirto päättyy."
    ),
    "move.unsound": N_(
        "Tiedostossa on vikaa, joten sitä ei siirretä. Katso viat komennolla polku check."
    ),
    "move.unfit": N_(
        "Palvelin ei ota vastaan taulun {table} riviä. Mitään ei otettu käyttöön, ja tiedosto on"
        " ennallaan. Ota yhteyttä tukeen."
    ),
    "move.differs": N_(
        "Siirretty ei täsmää alkuperäiseen taulussa {table}. Mitään ei otettu käyttöön. Anna sama"
        " komento uudelleen: siirto alkaa alusta."
    ),
    "move.disk_full": N_(
        "Palvelimen levy on täynnä. Vapauta sille tilaa ja anna sama komento uudelleen: siirto"
        " jatkuu siitä, mihin se jäi."
    ),
    "move.lost": N_(
        "Yhteys palvelimeen katkesi. Anna sama komento uudelleen, kun yhteys palaa: siirto jatkuu"
        " siitä, mihin se jäi."
    ),
    "move.lost_out": N_(
        "Yhteys palvelimeen katkesi, eikä tiedostoa tehty. Anna sama komento uudelleen, kun yhteys"
        " palaa."
    ),
    "move.stopped": N_(
        "Siirto keskeytettiin. Anna sama komento uudelleen: siirto jatkuu siitä, mihin se jäi."
    ),
    "move.stopped_out": N_(
        "Siirto keskeytettiin, eikä tiedostoa tehty. Anna sama komento uudelleen, kun haluat tehdä"
        " sen."
    ),
    "move.founder": N_(
        "Uuden tiedoston avaa ensin pääkäyttäjä. Anna hänen tunnuksensa: --login TUNNUS."
    ),
    "move.protected": N_(
        "Palvelimella on {count} suojattua asiaa. Tiedostossa ne näkyvät kaikille sen avaajille."
        " Jos niin saa olla, anna --with-protected."
    ),
    "case.too_many_openings": N_(
        "Olet avannut lyhyessä ajassa hyvin monta asiaa. Odota hetki; esihenkilö näkee tämän."
    ),
    "account.exists": N_("Työntekijällä on jo palvelintunnus."),
    "account.not_found": N_("Palvelintunnusta ei löydy, tai se on jo päätetty."),
}


def settled_words(is_stored: bool) -> str:
    """Return what became of a save whose answer was lost."""
    if is_stored:
        return tr("Katkoksen aikana tehty tallennus ehti palvelimelle. Sitä ei tarvitse toistaa.")
    return tr("Katkoksen aikana tehty tallennus ei ehtinyt palvelimelle. Tallenna uudelleen.")
