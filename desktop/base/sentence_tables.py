"""The sentences by code. Finnish; `N_` marks them for the catalogues."""


def N_(text: str) -> str:
    """Mark a sentence for translation without translating it yet."""
    return text


SENTENCES: dict[str, str] = {
    "right.missing": N_("Sinulla ei ole oikeutta tähän. Pyydä oikeutta pääkäyttäjältä."),
    "not_found": N_("Tietoa ei löytynyt, tai se ei kuulu sinulle."),
    "case.not_found": N_("Asiaa ei löytynyt, tai se ei kuulu sinulle."),
    "case.right_ended": N_(
        "Oikeutesi tähän asiaan on päättynyt. Kirjoittamasi on tallessa luonnoksena."
    ),
    "document.not_found": N_("Asiakirjaa ei löytynyt. Avaa asia uudelleen."),
    "person.not_found": N_("Henkilöä ei löytynyt, tai hänen asiansa ei kuulu sinulle."),
    "worker.not_found": N_("Työntekijää ei löytynyt. Valitse toinen."),
    "recipient.not_found": N_("Vastaanottajaa ei löytynyt. Avaa päätös uudelleen."),
    "stale": N_("Joku muu ehti tallentaa ensin. Avaa tiedot uudelleen; oma tekstisi on tallessa."),
    "case.stale": N_("Asiaa on muutettu toisaalla. Avaa asia uudelleen ja yritä sitten uudestaan."),
    "conflict.undecided": N_("Te molemmat muutitte samaa kohtaa."),
    "document.stale": N_(
        "Asiakirjaa on muutettu toisaalla. Oma tekstisi on tallessa luonnoksena; avaa asiakirja uudelleen."
    ),
    "person.stale": N_("Henkilön tietoja on muutettu toisaalla. Avaa tiedot uudelleen."),
    "case.closed": N_("Asia on päätetty, eikä sitä voi enää muuttaa."),
    "document.finished": N_("Asiakirja on jo valmis. Tee muutos uutena versiona."),
    "document.incomplete": N_("Asiakirjasta puuttuu vielä tietoja. Täydennä merkityt kentät."),
    "move.not_next": N_("Tähän vaiheeseen ei pääse suoraan nykyisestä vaiheesta."),
    "move.blocked": N_("Siirto odottaa vielä puuttuvia tietoja."),
    "decision.incomplete": N_("Päätöksestä puuttuu vielä lain vaatimia tietoja. Katso luetteloa."),
}
