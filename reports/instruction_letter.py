"""New rectification instructions (uusi oikaisuvaatimusohje, HL 49 §) as a letter of their own."""

from datetime import date

from models.rules.errors import RuleBroken
from models.rules.letters import DecisionFacts
from models.rules.words import Language, Words
from reports.content import Block, Masthead, SideNote, Text, Title
from reports.dates import shown
from reports.decision_letter import typed_texts
from reports.glyphs import all_drawable, named
from reports.logo import logo_of
from reports.rectification import instructions
from reports.sheet import bound
from reports.texts import DECISION_LANGUAGES, texts

_NAME = Words("UUSI OIKAISUVAATIMUSOHJE", "NY ANVISNING OM BEGÄRAN OM OMPRÖVNING")
_TITLE = Words(
    "Uusi oikaisuvaatimusohje päätökseen {number}",
    "Ny anvisning om begäran om omprövning av beslut {number}",
)
_WHY = Words(
    "Päätökseen {number} ({day}) liitetty oikaisuvaatimusohje oli virheellinen tai puuttui. "
    "Annamme tilalle uuden ohjeen (hallintolaki 49 §). Päätöksen ratkaisu ei muutu.",
    "Anvisningen om hur omprövning begärs som fogats till beslut {number} ({day}) var felaktig "
    "eller saknades. Vi ger en ny anvisning i stället (förvaltningslagen 49 §). Avgörandet i "
    "beslutet ändras inte.",
)
_TIME = Words(
    "Aika vaatia oikaisua lasketaan siitä, kun saat tämän ohjeen. Ohje on seuraavalla sivulla.",
    "Tiden för att begära omprövning räknas från det att du får den här anvisningen. Anvisningen "
    "finns på följande sida.",
)
_CONTACT = Words("Lisätietoja", "Mer information")
_SECRET = Words("Salassa pidettävä", "Sekretessbelagd")


def instruction_letter(facts: DecisionFacts, made_on: date) -> bytes:
    """Return the letter as a tagged PDF/A-2b; `facts` are the decision's, with its addressee.

    It is written in the recipient's language where decisions are made in it, else the decision's;
    the instructions are those in force on `made_on`. Raises RuleBroken("letter.undrawable") for
    characters that the typeface lacks.
    """
    if lacking := all_drawable(typed_texts(facts)):
        raise RuleBroken("letter.undrawable", characters=named(lacking))
    language = _language(facts)
    wording = texts(language, made_on)
    return bound(
        _masthead(facts, made_on, language),
        (*_cover(facts, language), *instructions(facts, wording)),
    ).pdf


def _language(facts: DecisionFacts) -> Language:
    own = facts.addressee.language if facts.addressee is not None else facts.language
    return own if own in DECISION_LANGUAGES else facts.language


def _cover(facts: DecisionFacts, language: Language) -> tuple[Block, ...]:
    places = {"number": facts.number, "day": shown(facts.decided_on)}
    contact = facts.contact
    lines = (contact.name, contact.title, contact.phone, contact.email)
    return (
        Title(_TITLE.said_in(language).format(**places)),
        Text(_WHY.said_in(language).format(**places)),
        Text(_TIME.said_in(language)),
        SideNote(_CONTACT.said_in(language), tuple(line for line in lines if line), linked=True),
    )


def _masthead(facts: DecisionFacts, made_on: date, language: Language) -> Masthead:
    organisation, addressee = facts.organisation, facts.addressee
    return Masthead(
        sender=tuple(part for part in (organisation.name, organisation.unit) if part),
        logo=logo_of(organisation),
        name=_NAME.said_in(language),
        metadata=(shown(made_on), facts.number, _SECRET.said_in(language)),
        recipient=(addressee.name, *addressee.lines) if addressee is not None else (),
        draft="",
        language=language,
        title=_TITLE.said_in(language).format(number=facts.number),
        author=organisation.name,
        subject=facts.number,
    )
