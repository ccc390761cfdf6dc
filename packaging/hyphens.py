"""Say where the long words of letters may be broken at a line's end (tavutus).

Run by `make hyphens` when a fixed text of resources/letters changes: gathers its long words and
writes resources/letters/hyphens.json, which letters read. Finnish words are broken by the rule of
the language, at a compound's joint before all; Swedish words by the list below. No library of
hyphenation is used, nothing but the finished table ships. `--check` only tells whether the table
is up to date.
"""

import json
import re
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

LETTERS = Path(__file__).resolve().parent.parent / "resources" / "letters"
TABLE = LETTERS / "hyphens.json"
FILES = ("decision.json", "paragraphs.json")
LANGUAGES = {"fi": "fi", "plain_fi": "fi", "sv": "sv", "plain_sv": "sv"}
LONG = 12
"""Shorter words are kept whole: a family reads a letter more easily with few broken words."""

ENDS = 4
"""Letters that stay together at a word's beginning and at its end."""

VOWELS = "aeiouyåäö"
SYLLABLE = re.compile(f"(?=[^{VOWELS}-][{VOWELS}])")
WORD = re.compile(r"[^\W\d_]+")
JOINED = (
    "aatto", "aikain", "alue", "apua", "asiavas", "ohja", "ohje", "olo", "omai", "osai", "osoi",
    "otta", "oton", "otto",
)  # fmt: skip
"""Beginnings, with a vowel, of words that stand last in compounds: asian-osainen."""

IRREGULAR = {"aukioloajan": "auki-olo-ajan", "asiavastaava": "asia-vas-taava"}
COMMON = """
asiakassuunnitelma asiakassuunnitelman asiakassuunnitelmassa asiakassuunnitelmaan
palvelutarpeen palveluntarpeen palvelutarvetta hyvinvointialue hyvinvointialueen
hyvinvointialueella sosiaalityöntekijä sosiaalityöntekijän sosiaaliohjaaja sosiaaliohjaajan
sosiaalihuoltolaki sosiaalihuoltolain lastensuojelulaki lastensuojelulain hallintolaki
hallintolain oikaisuvaatimus oikaisuvaatimuksen oikaisuvaatimusohje varhaiskasvatus
varhaiskasvatuksen varhaiskasvatuksessa perheneuvola perheneuvolan perhekeskus
yhteydenotto yhteydenoton kotikäynnillä kotikäynnin omatyöntekijä omatyöntekijän
lapsiperheiden käsittelykieli suomenkielinen suomenkielisen ruotsinkielinen
huoltajien vanhempien mielipide mielipiteen tavoitteena koulunkäynnin koulunkäynti
"""
SWEDISH = """
annor-lunda an-teck-nats anvis-ning anvis-ningen avgifts-fritt av-görande av-görandet av-görandets
av-vikelse av-vikelsen barn-familjer barn-skyddet bedöm-ningen be-handlar be-handlas be-räknande
be-slutets besluts-fattare besluts-fattaren bestäm-melser besvärs-anvis-ning besöks-adress
be-viljade del-fåendet doku-mentet eko-nomisk elektro-niska elektro-niskt erfaren-heter er-hållits
familje-arbete familje-arbetet familje-frågor fort-sätter funktions-förmåga funktions-förmågan
funktions-ned-sättning färdig-heter följe-brev följe-brevet före-skrivs före-träder för-lossning
förut-sätt-ningar förvalt-nings-dom-stolen förvalt-nings-lagen föräld-rarna föräldra-skapet
för-änd-rats giltig-hets-tid giltig-hets-tiden hand-ledning hand-lingar handlägg-nings-språk
hem-service hem-servicen infor-mation in-ledande inne-hålla inten-sifierade inten-sifierat
kamrat-stöds-grupp klient-avgift klient-planen konsta-terat konsta-terats kontakt-uppgifter
kund-uppgifts-lagen livs-situation med-delande mid-sommar-afton moti-veras moti-vering
moti-veringen mot-svarande mot-svarar mot-tagare myndig-het myndig-hetens människor nöd-vändig
offi-ciell omedel-bar omedel-bart omfatt-ning omfatt-ningen ompröv-ning ompröv-ningen
ompröv-nings-anvis-ningen ompröv-nings-myndig-heten person-ligen plöts-ligt post-adress
prov-certi-fikat regis-trators-kontorets rehabi-litering rehabi-literingen rela-tionerna
räk-ningar rättig-heter råd-givning råd-givningen samtals-stöd sekre-tess-belagd
sekre-tess-belagda service-anordnare service-behovet service-helhet situa-tion situa-tionen
själv-ständig-hets-dagen skrift-ligen skrift-ligt skydds-hem skydds-hems-service skyldig-het
skynd-samt social-arbetare social-handledare social-ombudet social-vårds-lagen speci-ficerade
språk-lagen stöd-familj stöd-familjen stöd-person svensk-språkig finsk-språkig sysslorna
sänd-lista sänd-listan till-godoses till-sammans tilläm-pade under-skrift under-skriften
under-tecknaren under-tecknat under-tecknats upp-fostrings upp-fyllda upp-gifter utred-ningar
ut-vecklas ut-veckling var-dagens verkstäl-lighet verk-ställs vill-koren väl-befinnande
vårdnads-havare vårdnads-havaren yrkes-person ändrings-sökande ärende-nummer öppet-tiden
över-sättning över-vakning väl-färds-område väl-färds-områdets service-behov
klient-plan barn-skydds-lagen oför-änd-rad
"""


def table() -> dict[str, dict[str, str]]:
    """Return for each language its words, with a hyphen wherever one may be broken."""
    words = {"fi": set(COMMON.split()), "sv": set[str]()}
    for file in FILES:
        for language, text in _texts(json.loads((LETTERS / file).read_text("utf-8")), ""):
            found = (word.lower() for word in WORD.findall(text.replace("\u00ad", "")))
            words[language].update(found)
    finnish = {word: broken(word) for word in sorted(words["fi"]) if len(word) >= LONG}
    swedish = {word.replace("-", ""): word for word in SWEDISH.split()}
    return {
        "fi": {word: parts for word, parts in finnish.items() if parts != word},
        "sv": {word: swedish[word] for word in sorted(swedish) if len(word) >= LONG},
    }


def unlisted() -> tuple[str, ...]:
    """Return the long Swedish words of the texts that the list does not know."""
    known = {word.replace("-", "") for word in SWEDISH.split()}
    words: set[str] = set()
    for file in FILES:
        for language, text in _texts(json.loads((LETTERS / file).read_text("utf-8")), ""):
            if language == "sv":
                words.update(word.lower() for word in WORD.findall(text.replace("\u00ad", "")))
    return tuple(sorted(word for word in words - known if len(word) >= LONG))


def broken(word: str) -> str:
    """Return a Finnish word with a hyphen before each syllable that may begin a line."""
    if word in IRREGULAR:
        return IRREGULAR[word]
    places = {found.start() for found in SYLLABLE.finditer(word)}
    for part in JOINED:
        for found in re.finditer(f"(?<=...){part}", word):
            places -= {found.start() - 1, found.start() + 1}
            places |= {found.start()}
    allowed = [place for place in sorted(places) if ENDS <= place <= len(word) - ENDS]
    edges = [0, *allowed, len(word)]
    return "-".join(word[a:b] for a, b in pairwise(edges))


def _texts(found: object, language: str) -> Iterator[tuple[str, str]]:
    if isinstance(found, dict):
        for key, value in found.items():
            yield from _texts(value, LANGUAGES.get(key, language))
    elif isinstance(found, list):
        for each in found:
            yield from _texts(each, language)
    elif isinstance(found, str) and language:
        yield language, found


def written() -> str:
    """Return the table as its file holds it."""
    return json.dumps(table(), ensure_ascii=False, indent=1) + "\n"


def main() -> int:
    """Write the table, or with `--check` compare it."""
    if "--check" in sys.argv[1:]:
        return int(not TABLE.is_file() or TABLE.read_text("utf-8") != written())
    TABLE.write_text(written(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
