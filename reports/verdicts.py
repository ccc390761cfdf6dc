"""What is said of a checked signature, in words."""

from models.rules.letters import SignatureReport
from models.rules.words import Language, Words

_SENTENCES = {
    "intact": Words(
        fi="Asiakirjaa ei ole muutettu allekirjoittamisen jälkeen.",
        sv="Dokumentet har inte ändrats efter undertecknandet.",
        en="The document has not been changed since it was signed.",
    ),
    "broken": Words(
        fi="Asiakirjaa on muutettu allekirjoittamisen jälkeen. Älä luota siihen.",
        sv="Dokumentet har ändrats efter undertecknandet. Lita inte på det.",
        en="The document has been changed since it was signed. Do not rely on it.",
    ),
    "whole": Words(
        fi="Allekirjoitus kattaa koko tiedoston.",
        sv="Underskriften omfattar hela filen.",
        en="The signature covers the whole file.",
    ),
    "added": Words(
        fi="Tiedostoon on lisätty jotain allekirjoittamisen jälkeen. Älä luota lisäykseen.",
        sv="Något har lagts till i filen efter undertecknandet. Lita inte på tillägget.",
        en="Something was added to the file after it was signed. Do not rely on the addition.",
    ),
    "signer": Words(
        fi="Allekirjoittaja: {name}, {moment}.",
        sv="Undertecknare: {name}, {moment}.",
        en="Signed by {name}, {moment}.",
    ),
    "signer_undated": Words(
        fi="Allekirjoittaja: {name}, aika puuttuu.",
        sv="Undertecknare: {name}, tidpunkt saknas.",
        en="Signed by {name}, no time given.",
    ),
    "trial": Words(
        fi="Varmenne on kokeiluvarmenne: se ei todista, kuka allekirjoittaja on.",
        sv="Certifikatet är ett provcertifikat: det bevisar inte vem undertecknaren är.",
        en="The certificate is a trial one: it does not prove who the signer is.",
    ),
    "trusted": Words(
        fi="Varmenteen myöntäjä on luotettujen luettelossa.",
        sv="Certifikatets utfärdare finns i listan över betrodda.",
        en="The issuer of the certificate is on the list of trusted ones.",
    ),
    "untrusted": Words(
        fi="Varmenteen myöntäjä ei ole luotettujen luettelossa, joten allekirjoittajan "
        "henkilöllisyyttä ei voi varmistaa.",
        sv="Certifikatets utfärdare finns inte i listan över betrodda, så undertecknarens "
        "identitet kan inte bekräftas.",
        en="The issuer of the certificate is not on the list of trusted ones, so the identity "
        "of the signer cannot be confirmed.",
    ),
}


def report_sentences(report: SignatureReport, language: Language) -> tuple[str, ...]:
    """Return what the report says in words, the most important first."""
    said = [_SENTENCES["intact" if report.intact else "broken"].said_in(language)]
    if report.intact:
        said.append(_SENTENCES["whole" if report.covers_whole_file else "added"].said_in(language))
    for name, moment in zip(report.signers, report.signed_at, strict=True):
        sentence = _SENTENCES["signer" if moment else "signer_undated"].said_in(language)
        said.append(sentence.format(name=name, moment=moment))
    if report.signers:
        worth = "trial" if report.trial else "trusted" if report.trusted else "untrusted"
        said.append(_SENTENCES[worth].said_in(language))
    return tuple(said)
