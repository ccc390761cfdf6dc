"""Why a card or a signing service would not, and what to do about it."""

from desktop.base.sentence_tables import N_

SIGNING_SENTENCES: dict[str, str] = {
    "card.module_unset": N_(
        "Kortinlukijan moduulia ei ole valittu. Valitse se asetuksissa kohdassa Allekirjoitus."
    ),
    "card.no_module": N_(
        "Kortinlukijan moduulia ei löydy tältä koneelta. Asenna kortinlukijaohjelmisto tai korjaa "
        "moduulin polku asetuksissa."
    ),
    "card.module_unloadable": N_(
        "Tiedosto ei ole toimiva kortinlukijan moduuli. Valitse toinen tiedosto asetuksissa."
    ),
    "card.absent": N_("Lukijassa ei ole korttia. Aseta kortti lukijaan ja lue se uudelleen."),
    "card.empty": N_("Kortilla ei ole varmenteita. Käytä toista korttia."),
    "card.not_chosen": N_("Lue kortti ja valitse varmenne, jolla allekirjoitat."),
    "card.none_usable": N_(
        "Kortilla ei ole varmennetta, jolla voi allekirjoittaa. Käytä toista korttia."
    ),
    "card.not_for_signatures": N_(
        "Varmenne on tunnistautumista varten. Allekirjoittamiseen tarvitaan allekirjoitusvarmenne."
    ),
    "card.no_key": N_("Kortilla ei ole tämän varmenteen avainta. Valitse toinen varmenne."),
    "card.wrong_pin": N_("Tunnusluku ei täsmää. Kirjoita se uudelleen."),
    "card.wrong_pin_few": N_(
        "Tunnusluku ei täsmää, ja yrityksiä on enää vähän jäljellä. Tarkista tunnusluku ennen "
        "kuin yrität uudelleen."
    ),
    "card.wrong_pin_last": N_(
        "Tunnusluku ei täsmää. Jäljellä on yksi yritys, sen jälkeen kortti lukittuu."
    ),
    "card.locked": N_(
        "Kortin tunnusluku on lukittunut. Avaa se kortinlukijaohjelmistossa avaustunnuksella (PUK)."
    ),
    "card.pin_expired": N_(
        "Kortin tunnusluku on otettava ensin käyttöön. Tee se kortinlukijaohjelmistossa."
    ),
    "card.no_pin": N_("Kirjoita kortin allekirjoitustunnusluku."),
    "card.pulled_out": N_(
        "Yhteys korttiin katkesi. Mitään ei allekirjoitettu. Aseta kortti lukijaan ja lue se "
        "uudelleen."
    ),
    "card.cancelled": N_("Kortin käyttö peruttiin. Mitään ei allekirjoitettu."),
    "card.failed": N_(
        "Kortti ei suostunut allekirjoittamaan ({reason}). Kokeile uudelleen tai käytä toista "
        "korttia."
    ),
    "decision.awaits_second": N_(
        "Päätös odottaa toista allekirjoitusta, eikä sitä voi nyt muuttaa. Pyydä toista "
        "allekirjoittajaa palauttamaan se, jos siinä on korjattavaa."
    ),
    "pdf.no_room": N_("Tiedostossa ei ole paikkaa toiselle allekirjoitukselle."),
    "second.not_awaited": N_("Päätös ei enää odota toista allekirjoitusta. Avaa se uudelleen."),
    "second.no_right": N_("Sinulla ei ole oikeutta allekirjoittaa päätöksiä."),
    "second.not_in_office": N_(
        "Toinen allekirjoittaja on virkasuhteessa oleva työntekijä. Pyydä allekirjoitus häneltä."
    ),
    "second.same_signer": N_("Allekirjoitit päätöksen jo. Toisen allekirjoituksen antaa joku muu."),
    "second.same_certificate": N_(
        "Tällä varmenteella on jo allekirjoitettu. Valitse oma varmenteesi."
    ),
    "second.edited_decision": N_(
        "Muokkasit tätä päätöstä {day}. Toisen allekirjoituksen antaa joku, joka ei ole "
        "valmistellut asiaa."
    ),
    "second.edited_assessment": N_(
        "Muokkasit palvelutarpeen arviota (versio {version}) {day}. Toisen allekirjoituksen antaa "
        "joku, joka ei ole valmistellut asiaa."
    ),
    "second.trial": N_(
        "Kokeiluvarmennetta ja oikeaa varmennetta ei voi käyttää samassa päätöksessä. Valitse "
        "samanlainen varmenne kuin ensimmäisellä allekirjoittajalla."
    ),
    "signing.timestamp_failed": N_(
        "Aikaleimapalvelu ei vastannut oikein. Mitään ei allekirjoitettu. Yritä uudelleen tai "
        "allekirjoita ilman aikaleimaa."
    ),
    "signing.revocation_failed": N_(
        "Varmenteen voimassaoloa ei saatu tarkistettua sulkulistalta. Mitään ei allekirjoitettu. "
        "Yritä uudelleen tai allekirjoita ilman aikaleimaa."
    ),
    "signing.revoked": N_(
        "Varmenne on sulkulistalla, joten sillä ei voi allekirjoittaa. Hanki uusi varmenne."
    ),
    "signing.issuer_not_trusted": N_(
        "Varmenteen tai aikaleiman myöntäjä ei ole luotettujen luettelossa. Pyydä pääkäyttäjää "
        "lisäämään se, tai allekirjoita ilman aikaleimaa."
    ),
    "signing.address": N_("Osoite ei kelpaa. Kirjoita se muodossa https://palvelu.example."),
    "signing.untimed": N_(
        "Sulkutiedoista on hyötyä vain aikaleiman kanssa. Kirjoita myös aikaleimapalvelun osoite."
    ),
    "signing.no_issuer": N_(
        "Sulkutietojen tarkistaminen vaatii luotetun myöntäjän. Lisää myöntäjän varmenne."
    ),
    "signing.no_certificate": N_(
        "Tiedostossa ei ole varmennetta. Valitse .pem- tai .cer-tiedosto."
    ),
    "signing.not_an_issuer": N_(
        "Varmenne ei ole varmenteen myöntäjän. Valitse juuri- tai myöntäjävarmenne."
    ),
}
