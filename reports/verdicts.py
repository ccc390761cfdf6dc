"""What is said of a checked signature, in words."""

from collections.abc import Iterator

from models.rules.letters import (
    LaterChange,
    SealReport,
    SignatureFacts,
    SignatureReport,
    TimeProof,
)
from models.rules.words import Language, Words, sentences_in_turn
from reports.dates import shown

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
    "own_word": Words(
        fi="Aika on allekirjoittajan oman koneen kellosta.",
        sv="Tiden kommer från klockan i undertecknarens egen dator.",
        en="The time comes from the clock of the signer's own computer.",
    ),
    "time_stamp": Words(
        fi="Ajan osoittaa aikaleima.",
        sv="Tiden visas av en tidsstämpel.",
        en="A time stamp proves the time.",
    ),
    "use_log": Words(
        fi="Ajan osoittaa tämän tietokannan käyttöloki, ei ulkopuolinen aikaleima.",
        sv="Tiden visas av den här databasens användningslogg, inte av en utomstående tidsstämpel.",
        en="The use log of this database shows the time, not a time stamp from outside.",
    ),
    "this_broken": Words(
        fi="Tämä allekirjoitus ei täsmää asiakirjaan.",
        sv="Den här underskriften stämmer inte med dokumentet.",
        en="This signature does not match the document.",
    ),
    "later_signature": Words(
        fi="Sen jälkeen on lisätty vain toinen allekirjoitus.",
        sv="Efter den har bara ytterligare en underskrift lagts till.",
        en="Only a further signature was added after it.",
    ),
    "later_proof": Words(
        fi="Sen jälkeen on lisätty vain allekirjoituksen tarkistustiedot.",
        sv="Efter den har bara uppgifter för kontroll av underskriften lagts till.",
        en="Only what proves the signature was added after it.",
    ),
    "later_hung": Words(
        "Tiedoston perään on sen jälkeen lisätty jotain, mikä ei kuulu asiakirjaan.",
        "Efter det har något som inte hör till handlingen lagts till i slutet av filen.",
        "Something that is no part of the document was hung behind the file after it.",
    ),
    "later_other": Words(
        fi="Sen jälkeen asiakirjan sisältöä on muutettu.",
        sv="Efter den har dokumentets innehåll ändrats.",
        en="The content of the document was changed after it.",
    ),
    "valid": Words(
        fi="Varmenteen myöntäjä on {issuer}, varmenne on voimassa {valid_to} asti.",
        sv="Certifikatet är utfärdat av {issuer} och gäller till {valid_to}.",
        en="The certificate was issued by {issuer} and is valid to {valid_to}.",
    ),
    "expired_since": Words(
        fi="Varmenteen myöntäjä on {issuer}. Varmenne vanheni {valid_to}, mutta oli voimassa "
        "allekirjoitettaessa.",
        sv="Certifikatet är utfärdat av {issuer}. Det gick ut {valid_to} men gällde vid "
        "undertecknandet.",
        en="The certificate was issued by {issuer}. It expired {valid_to} but was valid when it "
        "signed.",
    ),
    "expired": Words(
        fi="Varmenteen myöntäjä on {issuer}. Varmenne ei ole voimassa ({valid_from}–{valid_to}), "
        "eikä mikään osoita, että se oli voimassa allekirjoitettaessa.",
        sv="Certifikatet är utfärdat av {issuer}. Det gäller inte ({valid_from}–{valid_to}), och "
        "inget visar att det gällde vid undertecknandet.",
        en="The certificate was issued by {issuer}. It is not valid ({valid_from}–{valid_to}), and "
        "nothing shows that it was valid when it signed.",
    ),
    "lasting": Words(
        fi="Tiedostossa itsessään on näyttö siitä, ettei varmenne ollut sulkulistalla.",
        sv="Filen innehåller själv bevis på att certifikatet inte fanns på spärrlistan.",
        en="The file itself carries proof that the certificate was not revoked.",
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


_STORE = {
    "unknown": Words(
        fi="Asiakirjaa ei ole tässä tietokannassa, tai sen asia ei kuulu sinulle.",
        sv="Dokumentet finns inte i den här databasen, eller så hör ärendet inte till dig.",
        en="The document is not in this database, or its matter is not yours to see.",
    ),
    "same_bytes": Words(
        fi="Tiedosto on tavu tavulta sama kuin tietokantaan tallennettu päätös {number}.",
        sv="Filen är byte för byte densamma som beslutet {number} i databasen.",
        en="The file is byte for byte the decision {number} stored in the database.",
    ),
    "other_bytes": Words(
        fi="Tietokannassa on päätös {number}, mutta tämä tiedosto ei ole sama kuin mikään sen "
        "tallennetuista kappaleista. Älä luota siihen.",
        sv="Databasen innehåller beslutet {number}, men den här filen är inte densamma som något "
        "av dess sparade exemplar. Lita inte på den.",
        en="The database holds the decision {number}, but this file is none of its stored prints. "
        "Do not rely on it.",
    ),
    "same_content": Words(
        fi="Sivuille painettu sisällön tiiviste täsmää tietokantaan.",
        sv="Innehållets kontrollsumma på sidorna stämmer med databasen.",
        en="The digest of the content printed on the pages matches the database.",
    ),
    "other_content": Words(
        fi="Sivuille painettu sisällön tiiviste ei täsmää tietokantaan.",
        sv="Innehållets kontrollsumma på sidorna stämmer inte med databasen.",
        en="The digest of the content printed on the pages does not match the database.",
    ),
    "same_log": Words(
        fi="Sivuille painettu käyttölokin sinetti täsmää tietokantaan.",
        sv="Användningsloggens sigill på sidorna stämmer med databasen.",
        en="The seal of the use log printed on the pages matches the database.",
    ),
    "other_log": Words(
        fi="Sivuille painettu käyttölokin sinetti ei täsmää tietokantaan.",
        sv="Användningsloggens sigill på sidorna stämmer inte med databasen.",
        en="The seal of the use log printed on the pages does not match the database.",
    ),
}


def store_sentences(report: SealReport, language: Language) -> tuple[str, ...]:
    """Return what the store says of a file in words."""
    if not report.known:
        return (_STORE["unknown"].said_in(language),)
    keys = ["same_bytes" if report.same_bytes else "other_bytes"]
    if report.sealed:
        keys.append("same_content" if report.same_content else "other_content")
        keys.append("same_log" if report.same_log else "other_log")
    return tuple(_STORE[key].said_in(language).format(number=report.number) for key in keys)


def report_sentences(report: SignatureReport, language: Language) -> tuple[str, ...]:
    """Return what the report says in words, the most important first; each signature apart."""
    said = [_SENTENCES["intact" if report.intact else "broken"].said_in(language)]
    if report.intact:
        said.append(_SENTENCES["whole" if report.covers_whole_file else "added"].said_in(language))
    said += (_signature(each, language) for each in report.signatures)
    return tuple(said)


def _signature(found: SignatureFacts, language: Language) -> str:
    """Return one signature's sentences as one paragraph."""
    places = {
        "name": found.name,
        "moment": found.signed_at,
        "issuer": found.issuer,
        "valid_from": shown(found.valid_from) if found.valid_from else "?",
        "valid_to": shown(found.valid_to) if found.valid_to else "?",
    }
    keys = tuple(_keys(found))
    return sentences_in_turn(*(_SENTENCES[key].said_in(language).format(**places) for key in keys))


def _keys(found: SignatureFacts) -> Iterator[str]:
    yield "signer" if found.signed_at else "signer_undated"
    if not found.intact:
        yield "this_broken"
        return
    if found.signed_at:
        yield found.proof.value
    if found.later is not LaterChange.NOTHING:
        yield f"later_{found.later.value}"
    if found.trial:
        yield "trial"
        return
    if found.in_force_now:
        yield "valid"
    else:
        yield "expired_since" if _is_proved(found) else "expired"
    yield "trusted" if found.trusted else "untrusted"
    if found.level == "B-LT":
        yield "lasting"


def _is_proved(found: SignatureFacts) -> bool:
    return found.in_force_then and found.proof is not TimeProof.OWN_WORD
