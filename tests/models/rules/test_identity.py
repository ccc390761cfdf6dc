"""Identity codes: the national fictitious persons, and each fault by its name."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.fi import hetu

from models.rules.errors import RuleBroken
from models.rules.identity import (
    birth_date_of,
    check_character,
    check_personal_code,
    is_personal_code,
    normalise,
)

TODAY = date(2026, 11, 24)
FICTITIOUS = [
    "010594Y9032",
    "010594Y9021",
    "020594X903P",
    "020594X902N",
    "030594W903B",
    "030694W9024",
    "040594V9030",
    "040594V902Y",
    "050594U903M",
    "050594U902L",
    "010516B903X",
    "010516B902W",
    "020516C903K",
    "020516C902J",
    "030516D9037",
    "030516D9026",
    "010501E9032",
    "020502E902X",
    "020503F9037",
    "020504A902E",
    "020504B904H",
    "100190-999P",
    "100190Y999P",
]
FAULTS = [
    ("", "code.length"),
    ("010594Y903", "code.length"),
    ("010594Y90322", "code.length"),
    ("01059٤Y9032", "code.digits"),
    ("۰۱۰594Y9032", "code.digits"),
    ("100190–999P", "code.dash"),
    ("100190−999P", "code.dash"),
    ("100190-999p", "code.lower_case"),
    ("100190y999P", "code.lower_case"),
    ("1OO190-999P", "code.letters"),
    ("100190-9 9P", "code.letters"),
    ("100190-999G", "code.letters"),
    ("100190-999I", "code.letters"),
    ("100190-999O", "code.letters"),
    ("100190-999Q", "code.letters"),
    ("100190-999Z", "code.letters"),
    ("100190G999P", "code.mark"),
    ("100190/999P", "code.mark"),
    ("310294-902X", "code.date"),
    ("290223-902X", "code.date"),
    ("001194-902X", "code.date"),
    ("011394-902X", "code.date"),
    ("100190-0011", "code.number"),
    ("251126A902X", "code.future"),
    ("010190-999K", "code.check"),
    ("010190Y999K", "code.check"),
    ("010594Y\u200b9032", "text.forbidden_character"),
]


@pytest.mark.parametrize("text", FICTITIOUS)
def test_that_a_fictitious_person_of_the_state_is_taken(text: str) -> None:
    code = check_personal_code(text, today=TODAY)

    assert code.text == text
    assert code.is_test
    assert hetu.is_valid(text, allow_temporary=True)


@pytest.mark.parametrize("text", FICTITIOUS)
def test_that_test_numbers_are_refused_only_where_real_ones_are_wanted(text: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        check_personal_code(text, today=TODAY, real_only=True)

    assert refused.value.code == "code.test_number"


@pytest.mark.parametrize(("text", "code"), FAULTS)
def test_that_each_fault_has_its_own_name(text: str, code: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        check_personal_code(text, today=TODAY)

    assert refused.value.code == code
    assert not is_personal_code(text, today=TODAY)


@pytest.mark.parametrize(("text", "code"), FAULTS)
def test_that_a_refusal_never_repeats_the_code(text: str, code: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        check_personal_code(text, today=TODAY)

    told = f"{refused.value} {dict(refused.value.facts)}"
    assert not text or text not in told
    assert "999" not in told


def test_that_the_mark_tells_two_persons_apart() -> None:
    one = check_personal_code("100190-999P", today=TODAY)
    other = check_personal_code("100190Y999P", today=TODAY)

    assert one.birth_date == other.birth_date == date(1990, 1, 10)
    assert one != other


@pytest.mark.parametrize(
    ("text", "born", "is_female"),
    [
        ("010516B903X", date(2016, 5, 1), False),
        ("020516C902J", date(2016, 5, 2), True),
        ("010594Y9021", date(1994, 5, 1), True),
    ],
)
def test_that_birth_date_and_sex_are_read(text: str, born: date, is_female: bool) -> None:
    code = check_personal_code(f" {text} ", today=TODAY)

    assert (code.birth_date, code.is_female) == (born, is_female)


def test_that_a_code_of_the_nineteenth_century_is_read() -> None:
    text = "010199+902" + check_character("010199", "902")

    assert check_personal_code(text, today=TODAY).birth_date == date(1899, 1, 1)


def test_that_a_birth_today_is_not_in_the_future() -> None:
    text = "241126A902" + check_character("241126", "902")

    assert check_personal_code(text, today=TODAY).birth_date == TODAY


def test_that_the_birth_date_shows_while_typing() -> None:
    assert birth_date_of("010516") is None
    assert birth_date_of("010516B") == date(2016, 5, 1)
    assert birth_date_of("310216B") is None
    assert birth_date_of("010516Z") is None
    assert birth_date_of("٠١٠516B") is None


def test_that_a_likely_meaning_is_offered() -> None:
    assert normalise(" 100190–999p ") == "100190-999P"
    assert normalise("100190y 999p") == "100190Y999P"


@given(
    born=st.dates(date(1900, 1, 1), TODAY),
    number=st.integers(900, 999),
    mark=st.integers(0, 5),
)
def test_that_a_made_code_is_read_back(born: date, number: int, mark: int) -> None:
    marks = "-YXWVU" if born.year < 2000 else "ABCDEF"
    first = f"{born.day:02d}{born.month:02d}{born.year % 100:02d}"
    text = f"{first}{marks[mark]}{number}{check_character(first, str(number))}"

    code = check_personal_code(text, today=TODAY)

    assert code.birth_date == born
    assert code.is_female == (number % 2 == 0)
    assert hetu.is_valid(text, allow_temporary=True)


@given(text=st.text(max_size=14))
def test_that_any_text_is_taken_or_refused_with_a_code(text: str) -> None:
    taken = is_personal_code(text, today=TODAY)

    assert not taken or hetu.is_valid(text.strip(), allow_temporary=True)
