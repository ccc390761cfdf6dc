"""Why a letter was not made or signed, or a file not read, and what to do about it."""

from desktop.base.sentence_tables import N_

PAPER_SENTENCES: dict[str, str] = {
    "letter.language": N_("Päätös tehdään suomeksi tai ruotsiksi. Valitse päätöksen kieli."),
    "letter.no_texts": N_("Päätöspäivälle ei ole vakiotekstejä. Tarkista päätöspäivä."),
    "letter.undrawable": N_(
        "Tekstissä on merkkejä, jotka eivät tulostu: {characters}. Korvaa ne ja yritä uudelleen."
    ),
    "export.nothing": N_("Asiassa ei ole vielä valmiita asiakirjoja. Viedä voi vain valmiita."),
    "manifest.missing": N_(
        "Viennin luettelo manifest.json puuttuu. Valitse viennin kansio tai zip."
    ),
    "manifest.unreadable": N_("Viennin luetteloa ei voi lukea. Se on rikki tai jotain muuta."),
    "print.no_document": N_("Asiakirjaa ei ole vielä aloitettu, joten sitä ei voi tulostaa."),
    "source.no_name": N_("Anna lähteelle suomenkielinen nimi."),
    "source.dates": N_("Lähteen voimassaolo päättyy ennen alkuaan. Korjaa päivät."),
    "source.too_many": N_("Lähteitä mahtuu lehteen enintään {most}. Poista jokin."),
    "print.unknown": N_("Tulostetta ei tunneta. Valitse tuloste valikosta."),
    "day_log.period": N_(
        "Ajan on päätyttävä viimeistään {today}, ja se voi olla enintään vuoden pituinen."
    ),
    "day_log.running": N_(
        "Päiväkirjan voi kuitata, kun sen viimeinen päivä on päättynyt. Valitse aiempi päivä."
    ),
    "feedback.phase": N_("Valitse, mitä vaihetta palaute koskee."),
    "feedback.future": N_("Palautteen päivä on viimeistään {today}. Korjaa päivä."),
    "feedback.long": N_("Palautteen teksti on liian pitkä. Lyhennä se {longest} merkkiin."),
    "feedback.period": N_("Ajan on päätyttävä alkamispäivänään tai myöhemmin. Korjaa päivät."),
    "log_extract.period": N_("Ajan on päätyttävä viimeistään {today}. Korjaa päivät."),
    "log_extract.too_old": N_(
        "Yli kahden vuoden takaiset lokitiedot annetaan vain erityisestä syystä. "
        "Aikaisin päivä on {first}."
    ),
    "export.no_structure": N_(
        "Tällä asiakirjalla ei ole kansallista muotoa. Tallenna siitä tuloste."
    ),
    "logo.kind": N_("Tunnus on kuvatiedosto, joka on PNG- tai JPEG-muotoa. Valitse sellainen."),
    "logo.file": N_("Kuvatiedosto on yli 1 Mt. Valitse pienempi."),
    "logo.pixels": N_("Kuvan sivu on yli 4000 kuvapistettä. Valitse pienempi kuva."),
    "logo.broken": N_("Kuvatiedosto on rikki. Valitse toinen."),
    "logo.no_words": N_("Kirjoita, mitä tunnuksessa lukee. Ruudunlukija lukee sen ääneen."),
    "key.unreadable": N_("Avaintiedostoa ei voi lukea. Valitse .p12- tai .pfx-tiedosto."),
    "key.wrong_passphrase": N_("Avaimen salasana ei täsmää. Kirjoita se uudelleen."),
    "key.no_private_key": N_(
        "Tiedostossa ei ole allekirjoitusavainta. Valitse tiedosto, jossa on avain ja varmenne."
    ),
    "key.not_for_signing": N_(
        "Varmennetta ei ole tarkoitettu allekirjoittamiseen. Valitse toinen varmenne."
    ),
    "key.weak": N_(
        "Varmenteen avain on liian lyhyt ({bits} bittiä) ollakseen luotettava. Hanki uusi varmenne."
    ),
    "key.not_yet_valid": N_(
        "Varmenne on voimassa vasta {valid_from} alkaen. Valitse toinen varmenne."
    ),
    "key.expired": N_("Varmenne vanheni {valid_to}. Hanki uusi varmenne."),
    "pdf.unreadable": N_("Tiedosto ei ole ehjä PDF-tiedosto. Valitse toinen tiedosto."),
    "pdf.not_signed": N_("Tiedostossa ei ole allekirjoitusta. Valitse allekirjoitettu tiedosto."),
}
