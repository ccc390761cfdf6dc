"""Any text and any bytes: an answer or a refusal by name, never a crash, never a false yes."""

import json
import random
from collections.abc import Callable
from dataclasses import fields, replace
from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.base.sentences import sentence, sentence_for
from desktop.widgets.date_field import without_weekday
from diagram.graph.bpmn import read, write
from diagram.graph.checks import problems as process_problems
from models.rules.cleaning import clean_line, clean_text, without_forbidden
from models.rules.dates import read_date, read_time
from models.rules.documents.check import problems
from models.rules.documents.registry import DOCUMENT_TYPES, document_type
from models.rules.documents.summary import searchable
from models.rules.errors import PolkuError, RuleBroken, StoreTrouble
from models.rules.identity import birth_date_of, check_personal_code, normalise
from models.rules.kinds import DocumentKind
from models.rules.letters import DecisionFacts, DocumentPrint
from models.rules.organisation import PostalAddress
from models.rules.passphrases import strength
from models.rules.words import Language
from models.store.keys import KeyFile, as_bytes, code_as_typed, keys_from, open_slot, wrap
from models.store.lock import _holder_in
from models.store.search import words_of
from reports.decision_letter import decision_letter
from reports.document_print import document_print
from reports.glyphs import drawable, lines_of, undrawable
from reports.keys import open_key
from reports.pages import page_texts
from reports.signing import signed_letter
from reports.verification import verify
from resources import path
from tests.builders_documents import TODAY, filled
from tests.conftest import PASSPHRASE, TINY
from tests.reports.builders import MOTHER, ORGANISATION, WORKER, finnish_facts
from tests.reports.keyring import NOW, card, trial, trial_file
from tests.reports.keyring import PASSPHRASE as KEY_PASSPHRASE

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=200)
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]
quick = settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=SLOW)
few = settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=SLOW)
ANY_VALUE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | ANY_TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(ANY_TEXT, inner, max_size=3),
    max_leaves=6,
)

READERS: dict[str, Callable[[str], object]] = {
    "a date": lambda text: read_date(text, today=TODAY),
    "a date with its weekday": lambda text: read_date(without_weekday(text), today=TODAY),
    "a time": read_time,
    "an identity code": lambda text: check_personal_code(text, today=TODAY, real_only=True),
    "a line": clean_line,
    "a text": clean_text,
}
TOTAL: dict[str, Callable[[str], object]] = {
    "what is searched": lambda text: words_of(without_forbidden(text)),
    "a birth date being typed": birth_date_of,
    "a code to offer": normalise,
    "a recovery code": code_as_typed,
    "strength of a passphrase": strength,
    "letters that vanish": undrawable,
    "what is drawn": lambda text: (drawable(text), lines_of(text)),
}


@pytest.mark.parametrize("reader", READERS.values(), ids=READERS)
@quick
@given(text=ANY_TEXT)
def test_that_any_text_is_read_or_refused_with_a_sentence(
    reader: Callable[[str], object], text: str
) -> None:
    refusal = _refusal(lambda: reader(text))

    if refusal is not None:
        assert sentence(refusal).endswith(".")
        assert "{" not in sentence(refusal)


@pytest.mark.parametrize("function", TOTAL.values(), ids=TOTAL)
@quick
@given(text=ANY_TEXT)
def test_that_any_text_has_an_answer(function: Callable[[str], object], text: str) -> None:
    function(text)


@quick
@given(text=ANY_TEXT)
def test_that_a_cleaned_text_is_clean_and_cleaning_it_again_changes_nothing(text: str) -> None:
    try:
        clean = clean_text(text)
    except RuleBroken:
        return

    assert clean_text(clean) == clean
    assert clean.encode("utf-8").decode("utf-8") == clean


@pytest.mark.parametrize("kind", list(DOCUMENT_TYPES))
@settings(quick, max_examples=25)
@given(data=st.data())
def test_that_any_values_of_a_document_are_checked_and_told_in_words(
    kind: DocumentKind, data: st.DataObject
) -> None:
    doc_type = document_type(kind)
    keys = [field.key for field in doc_type.fields]
    values: dict[str, Any] = filled(kind)
    for key in data.draw(st.lists(st.sampled_from(keys), min_size=1, max_size=6)):
        values[key] = data.draw(ANY_VALUE)

    for finished in (False, True):
        for found in problems(doc_type, values, today=TODAY, finished=finished):
            assert "{" not in sentence_for(found.code, dict(found.facts))
    if not problems(doc_type, values, today=TODAY, finished=True):
        searchable(doc_type, values)


@few
@given(texts=st.lists(ANY_TEXT | st.text("W<&% \n", min_size=100, max_size=900), min_size=8))
def test_that_a_draft_letter_is_made_of_any_texts(texts: list[str]) -> None:
    def text(number: int) -> str:
        return texts[number % len(texts)]

    names = [f.name for f in fields(DecisionFacts) if f.type is str]
    said = {name: text(n) for n, name in enumerate(names) if name not in _FIXED}
    house = replace(ORGANISATION, name=text(1), unit=text(2), address=PostalAddress(text(3)))
    facts = finnish_facts(
        **said,
        draft=True,
        organisation=house,
        decider=replace(WORKER, name=text(4), title=text(5)),
        addressee=replace(MOTHER, name=text(6), lines=(text(7), text(0))),
        reasons=tuple(texts),
        parties=tuple(texts),
    )

    assert decision_letter(facts)[:5] == b"%PDF-"


@few
@given(texts=st.lists(ANY_TEXT, min_size=4))
def test_that_a_document_is_printed_of_any_texts(texts: list[str]) -> None:
    rows = tuple((text, text[::-1]) for text in texts)
    facts = DocumentPrint(
        title=texts[0],
        case_number=texts[1],
        client_name=texts[2],
        client_birth_date=None,
        organisation=ORGANISATION,
        made_on=TODAY,
        author=WORKER,
        language=Language.FINNISH,
        sections=((texts[3], rows),),
    )

    assert document_print(facts)[:5] == b"%PDF-"


@pytest.mark.parametrize("seed", range(4))
def test_that_mutated_bpmn_is_read_or_refused(seed: int) -> None:
    chance, whole = random.Random(seed), path("process/families.bpmn").read_bytes()

    for _ in range(60):
        data = _mutated(whole, chance, 0)
        refusal = _refusal(lambda data=data: _carried(data))  # type: ignore[misc]
        if refusal is not None:
            assert refusal.code.startswith("bpmn.")
            assert "{" not in sentence(refusal)


@quick
@given(data=st.binary(max_size=400))
def test_that_any_bytes_are_no_process_no_keys_no_signature(data: bytes) -> None:
    for reader in (read, keys_from, verify, page_texts):
        with pytest.raises(PolkuError):
            reader(data)
    _holder_in(data)


@pytest.mark.parametrize("seed", range(4))
def test_that_a_mutated_key_file_opens_nothing_and_breaks_nothing(seed: int) -> None:
    chance, whole = random.Random(seed), as_bytes(_key_file())

    for _ in range(80):
        data = _mutated(whole, chance, 0)
        found: list[object] = []
        refusal = _refusal(
            lambda data=data, found=found: found.append(  # type: ignore[misc]
                open_slot(keys_from(data), "salla", PASSPHRASE)
            )
        )
        assert found == [_KEY] or refusal is not None
        assert refusal is None or refusal.code in {"store.keys_damaged", "store.wrong_passphrase"}


@pytest.mark.parametrize(
    "found",
    [{"slots": {}}, {"slots": [{}]}, {"slots": [None]}, {"slots": 1}, [], 1, None, "x", {"a": 1}],
)
def test_that_json_that_holds_no_slots_is_told(found: object) -> None:
    with pytest.raises(StoreTrouble, match=r"store\.keys_damaged"):
        keys_from(json.dumps(found).encode())


@pytest.mark.parametrize("seed", range(3))
def test_that_a_mutated_signing_key_is_refused(seed: int) -> None:
    chance, whole = random.Random(seed), trial_file()

    for _ in range(120):
        data = _mutated(whole, chance, 0)
        found: list[object] = []
        refusal = _refusal(
            lambda data=data, found=found: found.append(  # type: ignore[misc]
                open_key(data, KEY_PASSPHRASE, now=NOW).certificate
            )
        )
        assert found == [trial().certificate] or refusal is not None
        assert refusal is None or refusal.code in {"key.unreadable", "key.wrong_passphrase"}


@pytest.mark.parametrize("by", ["a trial key", "a card"])
def test_that_no_changed_byte_of_a_signed_letter_passes(by: str) -> None:
    signed, chance = _signed(by), random.Random(7)
    tail = signed.rfind(b"%%EOF", 0, len(signed) - 10)

    for number in range(160):
        changed = _mutated(signed, chance, tail if number % 2 else 0)
        if changed != signed:
            assert not _passes(changed), number


@pytest.mark.parametrize("by", ["a trial key", "a card"])
def test_that_no_flipped_bit_in_the_signatures_own_room_passes(by: str) -> None:
    signed, chance = _signed(by), random.Random(11)
    room = signed.rfind(b"/Contents <") + len(b"/Contents <")
    used = 2 * (int(signed[room + 4 : room + 8], 16) + 4)

    for place in (*range(180), *(chance.randrange(used) for _ in range(120))):
        changed = bytearray(signed)
        changed[room + place] = _other_digit(changed[room + place], chance)
        assert not _passes(bytes(changed)), place


def _refusal(act: Callable[[], object]) -> PolkuError | None:
    try:
        act()
    except PolkuError as error:
        return error
    return None


def _carried(data: bytes) -> None:
    definition = read(data)
    process_problems(definition)
    read(write(definition))


def _passes(data: bytes) -> bool:
    try:
        report = verify(data)
    except RuleBroken:
        return False
    return report.intact and report.covers_whole_file


def _other_digit(digit: int, chance: random.Random) -> int:
    return chance.choice([d for d in b"0123456789ABCDEF" if d != digit])


@cache
def _signed(by: str) -> bytes:
    key = trial() if by == "a trial key" else card()
    return signed_letter(finnish_facts(), key, signed_at=NOW)


_KEY = bytes(range(32))
_FIXED = {"texts_version", "appeal_basis"}


@cache
def _key_file() -> KeyFile:
    slot = wrap(_KEY, database="koe", login="salla", passphrase=PASSPHRASE, cost=TINY)
    return KeyFile("koe", "0001", (slot,))


def _mutated(whole: bytes, chance: random.Random, start: int) -> bytes:
    """Return `whole` with one to three changes after `start`: bits, cuts, noise or an end."""
    data = bytearray(whole)
    for _ in range(chance.randint(1, 3)):
        place = chance.randrange(start, max(start + 1, len(data)))
        way = chance.random()
        if place >= len(data) or way < 0.5:
            data[min(place, len(data) - 1)] ^= 1 << chance.randrange(8)
        elif way < 0.75:
            del data[place : place + chance.randint(1, 80)]
        elif way < 0.9:
            data[place:place] = chance.randbytes(chance.randint(1, 20))
        else:
            del data[max(1, place) :]
    return bytes(data)
