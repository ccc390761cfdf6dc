"""What a service decision (palvelupäätös) says, section by section, in the order of the letter."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from models.rules.kinds import Outcome
from models.rules.letters import DecisionFacts, Official
from models.rules.words import Language, Words
from reports.content import (
    Block,
    Facts,
    Heading,
    Missing,
    Panel,
    SideNote,
    Signature,
    SubHeading,
    Text,
    Title,
)
from reports.dates import shown
from reports.texts import LetterTexts

SECOND = Words("Toinen allekirjoitus", "Andra underskriften", "Second signature")


@dataclass(frozen=True, slots=True)
class Matter:
    """The facts of one print, its wording and the items it lacks."""

    facts: DecisionFacts
    texts: LetterTexts
    missing: frozenset[str]

    def lack(self, code: str) -> tuple[Missing, ...]:
        """Return the placeholder of a lacking item, or nothing."""
        return (Missing(self.texts.missing[code]),) if code in self.missing else ()


_SHORT, _KEEPS = 600, 5.5
"""Letters of an outcome that is not parted from its heading; lines that a longer one keeps."""
Section = Callable[[Matter], Sequence[Block]]


def body(matter: Matter) -> tuple[Block, ...]:
    """Return the decision's blocks without its attachment."""
    return tuple(block for section in _SECTIONS for block in section(matter))


def title_of(matter: Matter) -> str:
    """Return the title, e.g. "Päätös: perhetyö"."""
    service = matter.facts.service.strip()
    if not service:
        return matter.texts.say("title_plain")
    return matter.texts.say("title", service=_inside_sentence(service))


def period_of(matter: Matter) -> str:
    """Return the validity in words, empty when there is none."""
    facts = matter.facts
    if facts.starts_on is None:
        return ""
    if facts.ends_on is None:
        return matter.texts.say("period_open", start=shown(facts.starts_on))
    return matter.texts.say("period", start=shown(facts.starts_on), end=shown(facts.ends_on))


def _opening(matter: Matter) -> Sequence[Block]:
    facts, say = matter.facts, matter.texts.say
    concerns = (
        say("concerns", name=facts.client_name, born=shown(facts.client_birth_date))
        if facts.client_birth_date
        else say("concerns_unborn", name=facts.client_name)
    )
    blocks: list[Block] = [Title(title_of(matter))]
    blocks += matter.lack("client") or (Text(concerns),)
    if facts.replaces:
        blocks.append(Text(say("replaces", number=facts.replaces)))
    if facts.corrects is not None:
        blocks.append(Text(say(f"corrects_{facts.corrects.value}")))
    return (*blocks, *matter.lack("organisation"), *matter.lack("service"))


def _summary(matter: Matter) -> Sequence[Block]:
    facts, say = matter.facts, matter.texts.say
    said = facts.plain_summary.strip() or plain_words(matter, facts.language)
    if not said and facts.outcome and not {"service", "validity"} & matter.missing:
        key = f"summary_{facts.outcome.value}"
        service = _inside_sentence(facts.service.strip())
        said = say(key, service=service, period=period_of(matter))
    return (Panel(say("meaning"), said),) if said else ()


def plain_words(matter: Matter, language: Language) -> str:
    """Return the library's plain words, with how to seek a change where all was not granted."""
    facts = matter.facts
    said = facts.plain_in(language)
    if not said or facts.outcome is Outcome.FAVOURABLE:
        return said
    return f"{said}\n\n{matter.texts.say('plain_appeal')}"


def _pending(matter: Matter) -> Sequence[Block]:
    facts, say = matter.facts, matter.texts.say
    pending = say(
        "pending_text",
        date=shown(facts.pending_since),
        how=_inside_sentence(facts.pending_by.strip().rstrip(".")) or "–",
        case=facts.case_number,
    )
    blocks: list[Block] = [Heading(say("pending")), Text(pending)]
    blocks += matter.lack("pending_by")
    if facts.application_description.strip():
        blocks += [SubHeading(say("application")), Text(facts.application_description)]
    return blocks


def _parties(matter: Matter) -> Sequence[Block]:
    facts, say = matter.facts, matter.texts.say
    blocks: list[Block] = [Heading(say("parties"))]
    parties = "\n".join(party for party in facts.parties if party.strip())
    blocks += matter.lack("parties") or (Text(parties),)
    blocks += [SubHeading(say("hearing"))]
    blocks += matter.lack("hearing") or (Text(facts.hearing),)
    if facts.child_opinion.strip() or "child_opinion" in matter.missing:
        blocks += [SubHeading(say("child_opinion"))]
        blocks += matter.lack("child_opinion") or (Text(facts.child_opinion),)
    return blocks


def _decision(matter: Matter) -> Sequence[Block]:
    facts, say = matter.facts, matter.texts.say
    short = len(facts.outcome_text) <= _SHORT
    blocks: list[Block] = [
        Heading(say("decision"), keeps=_KEEPS, bound=short),
        *matter.lack("outcome"),
    ]
    if facts.outcome is not None:
        lead = say(f"outcome_{facts.outcome.value}")
        blocks.append(Text(lead, look="lead", bound=short))
    blocks += matter.lack("outcome_text") or (Text(facts.outcome_text, look="close"),)
    granted = facts.outcome is not Outcome.NEGATIVE
    rows = (
        ("service", facts.service),
        ("details", facts.service_details),
        ("amount", facts.amount if granted else ""),
        ("arrangement", facts.arrangement if granted else ""),
        ("validity", period_of(matter) if granted else ""),
    )
    told = facts.outcome_text
    left = tuple(
        (say(key), value) for key, value in rows if value.strip() and not _is_told(value, told)
    )
    if left:
        blocks.append(Facts(left))
    return (*blocks, *matter.lack("validity"))


def _is_told(value: str, told: str) -> bool:
    """Answer whether the outcome's own words say it already, letter for letter.

    "2 tuntia" is not said by "12 tuntia" nor by "2 × 2 tuntia".
    """
    words = re.escape(value.strip())
    return bool(re.search(rf"(?<![\w×–-])(?<![\d×–-]\s){words}(?!\d)", told, re.IGNORECASE))


def _goal(matter: Matter) -> Sequence[Block]:
    return _section(matter, "goal", matter.facts.goal)


def _reasons(matter: Matter) -> Sequence[Block]:
    facts, say = matter.facts, matter.texts.say
    blocks: list[Block] = [Heading(say("reasons"))]
    reasons = "\n\n".join(reason for reason in facts.reasons if reason.strip())
    blocks += matter.lack("reasons") or (Text(reasons),)
    if facts.departure_from_plan.strip():
        blocks += [SubHeading(say("departure")), Text(facts.departure_from_plan)]
    if facts.open_ended_reason.strip() or "open_ended" in matter.missing:
        blocks += [SubHeading(say("open_ended"))]
        blocks += matter.lack("open_ended") or (Text(facts.open_ended_reason),)
    return blocks


def _provisions(matter: Matter) -> Sequence[Block]:
    """Say which provisions, and that they stand as they do on the day of the decision."""
    facts, say = matter.facts, matter.texts.say
    if not facts.provisions.strip():
        return _section(matter, "provisions", "")
    heading = say("provisions_on", date=shown(facts.decided_on))
    return (Heading(heading), Text(facts.provisions))


def _execution(matter: Matter) -> Sequence[Block]:
    facts, say = matter.facts, matter.texts.say
    if not facts.immediate:
        return ()
    blocks: list[Block] = [Heading(say("execution")), Text(say("execution_text"))]
    blocks += matter.lack("execution") or (Text(facts.immediate_reasons, look="close"),)
    return blocks


def _fee(matter: Matter) -> Sequence[Block]:
    return _section(matter, "fee", matter.facts.fee)


def _additional(matter: Matter) -> Sequence[Block]:
    return _section(matter, "additional", matter.facts.additional)


def _decider(matter: Matter) -> Sequence[Block]:
    facts, say = matter.facts, matter.texts.say
    if "decider" in matter.missing:
        return (Heading(say("decider")), *matter.lack("decider"))
    notes = () if facts.draft else (say("signed"),)
    if facts.trial:
        notes = (*notes, say("trial"))
    return (
        Signature(
            heading=say("decider"),
            waiting=(say("signature_place"), facts.decider.name) if facts.draft else (),
            signer=tuple(line for line in (_role(facts.decider), facts.decider.email) if line),
            notes=(" ".join(notes),) if notes else (),
            second=SECOND.said_in(facts.language) if facts.second_signature else "",
        ),
    )


def more_blocks(matter: Matter) -> Sequence[Block]:
    """Return who gives more information (HL 44 §)."""
    facts, say = matter.facts, matter.texts.say
    contact = facts.contact
    phone = say("phone", number=contact.phone) if contact.phone else ""
    reach = ", ".join(part for part in (phone, contact.email) if part)
    lines = (_role(contact), reach, ", ".join(contact.address))
    blocks: list[Block] = [Heading(say("more"))]
    if contact.name.strip():
        blocks.append(Text("\n".join(line for line in lines if line.strip()), linked=True))
    return (*blocks, *matter.lack("contact"))


def appeal_blocks(matter: Matter, *, bound: bool = False) -> Sequence[Block]:
    """Return how to seek a change, and who advises on it; `bound` to what follows them."""
    facts, say = matter.facts, matter.texts.say
    days = matter.texts.rectification_days[facts.appeal_basis]
    blocks: list[Block] = [
        Heading(say("appeal"), bound=bound),
        Text(say("appeal_text", days=days), bound=bound),
    ]
    if contact := facts.organisation.ombudsperson.strip():
        advice = say("ombudsperson_text", contact=contact)
        blocks.append(Text(advice, linked=True, bound=bound))
    return blocks


def _appeal(matter: Matter) -> Sequence[Block]:
    """Let attachment and distribution never stand alone on a page."""
    return appeal_blocks(matter, bound=True)


def _end(matter: Matter) -> Sequence[Block]:
    facts, say = matter.facts, matter.texts.say
    names = tuple(name for name in facts.distribution if name.strip())
    attached = (say("attachment_name"),)
    blocks: list[Block] = [SideNote(say("attachment"), attached, keeps=bool(names))]
    if names:
        blocks.append(SideNote(say("distribution"), names, keeps=bool(facts.informed)))
    blocks += matter.lack("distribution")
    if facts.informed:
        blocks.append(SideNote(say("informed"), facts.informed))
    return blocks


def _section(matter: Matter, key: str, text: str) -> Sequence[Block]:
    """Return a heading with typed text; nothing when the item is neither given nor lacking."""
    lacking = matter.lack(key)
    if not text.strip() and not lacking:
        return ()
    return (Heading(matter.texts.say(key)), *(lacking or (Text(text),)))


def _role(official: Official) -> str:
    parts = (official.name, official.title, official.unit)
    return ", ".join(part for part in parts if part.strip())


def _inside_sentence(words: str) -> str:
    """Return `words` with a small first letter, unless it begins an abbreviation."""
    if len(words) > 1 and words[1].isupper():
        return words
    return words[:1].lower() + words[1:]


_SECTIONS: tuple[Section, ...] = (
    _opening,
    _summary,
    _pending,
    _parties,
    _decision,
    _goal,
    _reasons,
    _provisions,
    _execution,
    _fee,
    _additional,
    _decider,
    more_blocks,
    _appeal,
    _end,
)
