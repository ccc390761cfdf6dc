"""What is typed is shown as typed: never markup, never a way to a file or the network."""

import io
import re
from dataclasses import fields, replace

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.rules.errors import RuleBroken
from models.rules.letters import DecisionFacts
from models.rules.words import Language
from reports.decision_letter import decision_letter, typed_texts
from reports.glyphs import undrawable
from tests.reports.builders import MOTHER, ORGANISATION, WORKER, finnish_facts
from tests.reports.paper import said

MARKUP = '<b>&amp;</b><img src="/etc/passwd"/>'
NOT_PRINTED = {
    "texts_version", "appeal_basis", "case_number", "number", "plain_fi", "plain_sv", "texts_used",
}  # fmt: skip
PLAIN = [f.name for f in fields(DecisionFacts) if f.type is str and f.name not in NOT_PRINTED]
LISTS = [
    f.name for f in fields(DecisionFacts) if f.type == tuple[str, ...] and f.name not in NOT_PRINTED
]
TRICKS = (
    "<b>", "</b>", "</para>", "<br/>", "<i", "<img src='file:///etc/passwd'/>",
    "<font color='white'>",
    "<a href='https://example.com'>tästä</a>", "<onDraw name='way_starts' label='0'/>", "<seq/>",
    "<para alignment='right'>", "&amp;", "&#0;", "&nbsp;", "{date}", "{}", "%s", "\\n", "<![CDATA[",
    "https://example.com/x?a=1&b=2", "joku@example.com", "040 123 4567", "<!--", "]]>", "(", "\\",
    "sosiaalihuoltolaki", "Äiti", "čđŋ", "-", "\u2013", "'", '"',
)  # fmt: skip
TYPED = st.lists(st.sampled_from(TRICKS), min_size=1, max_size=14).map(" ".join)


@pytest.mark.parametrize("field", [*PLAIN, "number", "case_number"])
def test_that_markup_in_a_text_is_shown_as_typed(field: str) -> None:
    facts = finnish_facts(**{"ends_on": None, "open_ended_reason": "Syy", field: MARKUP})

    assert MARKUP.replace(" ", "") in said(decision_letter(facts)).replace(" ", "")


@pytest.mark.parametrize("field", LISTS)
def test_that_markup_in_a_list_is_shown_as_typed(field: str) -> None:
    facts = finnish_facts(**{field: (MARKUP,)})

    assert MARKUP.replace(" ", "") in said(decision_letter(facts)).replace(" ", "")


@pytest.mark.parametrize("field", ["name", "title", "unit", "phone", "email"])
def test_that_markup_in_an_official_is_shown_as_typed(field: str) -> None:
    facts = finnish_facts(contact=replace(WORKER, **{field: MARKUP}))  # type: ignore[arg-type]

    assert MARKUP.replace(" ", "") in said(decision_letter(facts)).replace(" ", "")


@pytest.mark.parametrize("field", ["name", "unit", "rectification_body", "ombudsperson"])
def test_that_markup_in_the_organisation_is_shown_as_typed(field: str) -> None:
    organisation = replace(ORGANISATION, **{field: MARKUP})  # type: ignore[arg-type]

    text = said(decision_letter(finnish_facts(organisation=organisation)))

    assert MARKUP.replace(" ", "") in text.replace(" ", "")


def test_that_markup_in_the_recipient_is_shown_as_typed() -> None:
    facts = finnish_facts(addressee=replace(MOTHER, name=MARKUP, lines=(MARKUP,)))

    assert said(decision_letter(facts)).replace(" ", "").count(MARKUP.replace(" ", "")) == 2


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_that_markup_in_the_plain_words_is_shown_as_typed(language: str) -> None:
    facts = finnish_facts(plain_summary="", **{f"plain_{language}": MARKUP})
    reader = replace(MOTHER, language=Language(language))

    text = said(decision_letter(replace(facts, addressee=reader)))

    assert MARKUP.replace(" ", "") in text.replace(" ", "")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from([*PLAIN, *LISTS]), TYPED)
def test_that_whatever_is_typed_is_on_the_page_and_does_nothing(field: str, typed: str) -> None:
    value = (typed,) if field in LISTS else typed
    facts = finnish_facts(**{"ends_on": None, "open_ended_reason": "Syy", field: value})

    pdf = decision_letter(facts)

    assert _bare(typed) in _bare(said(pdf))
    assert _does(pdf) == _does(decision_letter(finnish_facts()))


@pytest.mark.parametrize(
    "text", ["</b>", "</para>", "<a href='http://x.example'>x</a>", "&#0;", "{x}"]
)
def test_that_broken_markup_breaks_nothing(text: str) -> None:
    assert text in said(decision_letter(finnish_facts(fee=text)))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=300))
def test_that_a_draft_can_hold_anything_that_can_be_typed(text: str) -> None:
    assert decision_letter(finnish_facts(draft=True, goal=text, hearing=text))[:5] == b"%PDF-"


def test_that_a_typed_address_is_no_link() -> None:
    facts = finnish_facts(goal="Kirjoita joku@example.com tai soita 040 123 4567.")

    assert _does(decision_letter(facts)) == _does(decision_letter(finnish_facts()))


def test_that_no_final_letter_is_made_of_letters_that_would_vanish() -> None:
    with pytest.raises(RuleBroken) as refused:
        decision_letter(finnish_facts(goal="Hyvä arki 😀"))

    assert refused.value.code == "letter.undrawable"
    assert refused.value.facts["characters"] == ("U+1F600 GRINNING FACE",)


def test_that_a_draft_marks_a_letter_that_would_vanish() -> None:
    text = said(decision_letter(finnish_facts(draft=True, goal="Hyvä arki 😀")))

    assert "Hyvä arki [?]" in text


@pytest.mark.parametrize("text", ["😀", "سلام", "漢", "שלום", "हिन्दी", "✓", "\x00", "\u202e"])
def test_that_letters_the_typeface_lacks_are_named(text: str) -> None:
    assert undrawable(f"a{text}b") == tuple(dict.fromkeys(text))


@pytest.mark.parametrize(
    "text",
    [
        "åäöÅÄÖšžŠŽ",
        "Sápmi čđŋŧž ČĐŊŦŽ",  # North Sámi
        "âáäčđŋšž Ââ",  # Inari Sámi
        "âčʒǯđǧǥǩŋõšžʹ ÂČƷǮĐǦǤǨŊÕŠŽ",  # Skolt Sámi
        "– — ” ’ … § € ½ ° × • №",
        "Наталья Łukasz Şeyma Nguyễn",
        "rivi\nrivi\tsarkain\u00ad",
    ],
)
def test_that_the_letters_of_finland_are_drawn(text: str) -> None:
    assert undrawable(text) == ()


def test_that_letters_in_two_parts_are_drawn_as_one() -> None:
    assert "Äiti" in said(decision_letter(finnish_facts(fee="A\u0308iti maksaa")))


def test_that_every_typed_text_is_checked() -> None:
    texts = typed_texts(finnish_facts())

    assert {"Maija Tuulinen", "Rantatie 12 B 7", WORKER.email, ORGANISATION.name} <= set(texts)


def _bare(text: str) -> str:
    """Without spaces, and without hyphens, for a line may end at one; letters of headings small."""
    return re.sub(r"[\s\u00ad-]", "", text).lower()


def _does(pdf: bytes) -> tuple[set[str], set[tuple[float, ...]]]:
    """What can be clicked, and in which colours is written and drawn."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        links = {str(link.A.URI) for page in opened.pages for link in page.obj.get("/Annots", ())}
        colours = {
            tuple(float(part) for part in each.operands)
            for page in opened.pages
            for each in pikepdf.parse_content_stream(page)
            if str(each.operator) in ("rg", "RG", "g", "G")
        }
    return links, colours
