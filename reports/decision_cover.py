"""The covering letter (saate) to who reads another language than the decision's (KieliL 19 §).

The decision itself stays in one language, the matter's; what is said to its recipient is said in
the recipient's.
"""

from dataclasses import replace

from models.rules.letters import DecisionFacts
from reports.content import Block, CoverHead, Heading, InLanguage, NewPage, Panel, Text, Title
from reports.dates import shown
from reports.decision_body import Matter, appeal_blocks, more_blocks, plain_words
from reports.rectification import instructions
from reports.texts import LetterTexts, texts


def reader_texts(facts: DecisionFacts) -> LetterTexts:
    """Return the wording in the recipient's language; the decision's own on the archive copy."""
    return texts(facts.reader_language, facts.decided_on, facts.texts_version)


def cover(matter: Matter) -> tuple[Block, ...]:
    """Return the page before the decision; nothing for who reads the decision's language."""
    facts = matter.facts
    if facts.reader_language is facts.language:
        return ()
    reader = replace(matter, texts=reader_texts(facts))
    return (InLanguage(facts.reader_language, _page(reader)), NewPage())


def cover_head(facts: DecisionFacts) -> CoverHead | None:
    """Return the head of the covering letter's page, None where there is none."""
    if facts.reader_language is facts.language:
        return None
    said = reader_texts(facts)
    ground = facts.secrecy or said.say("secret_ground")
    metadata = (shown(facts.decided_on), facts.number, said.say("secret"), ground)
    return CoverHead(said.say("cover_name"), metadata)


def attachment(facts: DecisionFacts) -> tuple[Block, ...]:
    """Return the rectification instructions in the recipient's language."""
    blocks = instructions(facts, reader_texts(facts))
    if facts.reader_language is facts.language:
        return blocks
    page = tuple(block for block in blocks if not isinstance(block, NewPage))
    return (NewPage(), InLanguage(facts.reader_language, page))


def _page(matter: Matter) -> tuple[Block, ...]:
    facts, say = matter.facts, matter.texts.say
    said = plain_words(matter, facts.reader_language)
    if not said and facts.outcome is not None:
        said = say(f"outcome_{facts.outcome.value}")
    blocks: list[Block] = [
        Title(say("cover_title", number=facts.number)),
        Text(say("cover_text")),
    ]
    if said:
        blocks.append(Panel(say("meaning"), said))
    blocks += more_blocks(matter)
    blocks += appeal_blocks(matter)
    if facts.organisation.bilingual:
        blocks += [Heading(say("translation_head")), Text(say("translation"))]
    return (*blocks, Text(say("cover_law"), look="small"))
