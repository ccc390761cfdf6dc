"""The rectification instructions (oikaisuvaatimusohje) as plain text, for the export."""

from models.rules.letters import DecisionFacts
from models.rules.words import Language
from reports.texts import texts

_TIME = {
    Language.FINNISH: "{days} päivää tiedoksisaannista",
    Language.SWEDISH: "{days} dagar från delfåendet",
}


def appeal_words(facts: DecisionFacts) -> tuple[str, str]:
    """Return the text as it was served with the decision, and the time in words."""
    wording = texts(facts.language, facts.decided_on, facts.texts_version)
    days = wording.rectification_days[facts.appeal_basis]
    places = {
        "days": days,
        "body": facts.organisation.rectification_body.strip(),
        "number": facts.number,
    }
    lines = []
    for section in wording.rectification:
        parts = (section.heading, *section.text, *section.items)
        lines += [part.format(**places) for part in parts if part]
    return "\n".join(lines), _TIME[facts.language].format(days=days)
