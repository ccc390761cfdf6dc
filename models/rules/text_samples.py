"""A decision on an invented client, on which a text of the library can be looked at."""

from dataclasses import replace
from datetime import date

from models.rules.documents.codes import said
from models.rules.kinds import Outcome
from models.rules.letter_texts import TextVersion
from models.rules.letters import DecisionFacts, Official
from models.rules.organisation import Organisation, PostalAddress
from models.rules.text_places import PLACES, with_examples
from models.rules.words import Language, Words

_PARTIES = Words("Aino Esimerkki\nMaija Esimerkki", "Aino Exempel\nMaija Exempel")
_HEARD = Words("Esimerkki: huoltajaa on kuultu.", "Exempel: vårdnadshavaren har hörts.")
_OPINION = Words(
    "Esimerkki: lapsen mielipide on selvitetty.", "Exempel: barnets åsikt har utretts."
)
_BY = Words("Hakemus", "Ansökan")
_REASON = Words("Tähän tulevat asian omat perustelut.", "Här kommer ärendets egna motiveringar.")
_GOAL = Words("Aamut sujuvat rauhallisesti.", "Morgnarna löper lugnt.")
_OUTCOME = Words("Tähän tulee ratkaisu sanoin.", "Här kommer avgörandet i ord.")
_WORKER = Words("Kaisa Esimerkki", "Kaisa Exempel")
_TITLE = Words("sosiaalityöntekijä", "socialarbetare")
_WAY = Words("Hyvinvointialueen oma palvelu", "Välfärdsområdets egen service")
_NAMELESS = Organisation(
    name="Esimerkin hyvinvointialue",
    unit="Lapsiperheiden sosiaalityö",
    address=PostalAddress("Esimerkkikatu 1", "99900", "Esimerkkilä"),
    phone="015 000 0000",
)
_SERVICE, _BY_HOURS = "family_work", "home_service"
_HOURS = Words("20 tuntia kuukaudessa", "20 timmar i månaden")
# the same days as in the examples of the places
_PENDING, _STARTS, _ENDS = date(2026, 10, 1), date(2026, 12, 1), date(2027, 5, 31)


def sample_of(
    version: TextVersion, language: Language, organisation: Organisation, today: date
) -> DecisionFacts:
    """Return a draft of a decision that says the text, its places filled with examples."""
    code = version.service or _SERVICE
    granted = version.outcome is not Outcome.NEGATIVE
    text = with_examples(version.words.said_in(language), language)
    worker = _official(language, organisation)
    return DecisionFacts(
        language=language,
        number="ES-2026-0001-P1",
        case_number="ES-2026-0001",
        decided_on=today,
        organisation=_with_names(organisation),
        client_name=PLACES["asiakas"].example.said_in(language),
        client_birth_date=date(2019, 2, 3),
        pending_since=_PENDING,
        pending_by=_BY.said_in(language),
        parties=tuple(_PARTIES.said_in(language).split("\n")),
        hearing=_HEARD.said_in(language),
        child_opinion=_OPINION.said_in(language),
        outcome=version.outcome,
        service=said("social_services", code, language),
        service_details="",
        amount=_HOURS.said_in(language) if code == _BY_HOURS else _amount(language),
        arrangement=_WAY.said_in(language),
        starts_on=_STARTS,
        ends_on=_ENDS,
        open_ended_reason="",
        goal=_GOAL.said_in(language) if granted else "",
        outcome_text=_OUTCOME.said_in(language) if version.ground else text,
        reasons=(text if version.ground else _REASON.said_in(language),),
        departure_from_plan="",
        provisions=version.cited(today, language) or "–",
        immediate=False,
        immediate_reasons="",
        fee="",
        decider=worker,
        contact=worker,
        distribution=(_PARTIES.said_in(language).split("\n")[1],),
        draft=True,
        plain_fi=with_examples(version.words.plain_fi, Language.FINNISH),
        plain_sv=with_examples(version.words.plain_sv, Language.SWEDISH),
    )


def _amount(language: Language) -> str:
    return PLACES["määrä"].example.said_in(language)


def _official(language: Language, organisation: Organisation) -> Official:
    shown = _with_names(organisation)
    return Official(
        name=_WORKER.said_in(language),
        title=_TITLE.said_in(language),
        unit=shown.unit,
        phone=shown.phone,
        address=shown.address.lines,
    )


def _with_names(organisation: Organisation) -> Organisation:
    """Return the house, or an invented one before its own name is known."""
    if not organisation.name.strip():
        return _NAMELESS
    if organisation.phone.strip():
        return organisation
    return replace(organisation, phone=_NAMELESS.phone)
