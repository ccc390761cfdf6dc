"""The rectification instructions (oikaisuvaatimusohje, HL 46-49 §) as an attachment page."""

from models.rules.letters import DecisionFacts
from models.rules.organisation import Organisation
from reports.content import Block, Facts, Heading, Items, Missing, NewPage, Text, Title
from reports.texts import InstructionSection, LetterTexts


def instructions(facts: DecisionFacts, texts: LetterTexts) -> tuple[Block, ...]:
    """Return the attachment; its time limit follows the decision's legal basis (SHL 50 §)."""
    places = {
        "days": texts.rectification_days[facts.appeal_basis],
        "body": facts.organisation.rectification_body.strip(),
        "number": facts.number,
    }
    blocks: list[Block] = [
        NewPage(),
        Title(texts.say("appendix_title")),
        Text(texts.say("appendix_of", number=facts.number)),
    ]
    for section in texts.rectification:
        blocks += _section(section, places, facts.organisation, texts)
    return tuple(blocks)


def _section(
    section: InstructionSection,
    places: dict[str, object],
    organisation: Organisation,
    texts: LetterTexts,
) -> list[Block]:
    blocks: list[Block] = [Heading(section.heading)] if section.heading else []
    for sentence in section.text:
        if "{body}" in sentence and not places["body"]:
            blocks.append(Missing(texts.missing["rectification"]))
        else:
            blocks.append(
                Text(sentence.format(**places), look="small" if section.small else "body")
            )
    if section.items:
        blocks.append(Items(tuple(item.format(**places) for item in section.items)))
    if section.registry:
        blocks.append(_registry(organisation, texts))
    return blocks


def _registry(organisation: Organisation, texts: LetterTexts) -> Block:
    name = organisation.registry_name or organisation.name
    rows = (
        ("registry_name", name),
        ("registry_post", ", ".join(organisation.registry_address.lines)),
        ("registry_visit", ", ".join(organisation.registry_visiting_address.lines)),
        ("registry_email", organisation.registry_email),
        ("registry_phone", _phone(organisation, texts)),
    )
    if not organisation.registry_address.lines and not organisation.registry_email.strip():
        return Missing(texts.missing["registry"])
    return Facts(
        tuple((texts.say(key), value) for key, value in rows if value.strip()), linked=True
    )


def _phone(organisation: Organisation, texts: LetterTexts) -> str:
    hours = organisation.registry_hours.strip()
    said = texts.say("registry_hours", hours=hours) if hours else ""
    return ", ".join(part for part in (organisation.registry_phone, said) if part)
