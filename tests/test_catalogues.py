"""The Swedish and English catalogues hold every sentence, with its places, compiled."""

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent


def _tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("catalogues", ROOT / "packaging/catalogues.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["catalogues"] = module
    spec.loader.exec_module(module)
    return module


TOOL = _tool()
PLACE = re.compile(r"\{(\w+)\}")


def _texts(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_that_every_sentence_of_the_windows_is_translated(language: str) -> None:
    stored = TOOL.read(language)

    lacking = [
        m.id
        for m in TOOL.gathered()
        if m.id
        and (
            (found := stored.get(_texts(m.id)[0])) is None
            or found.fuzzy  # it would not be compiled
            or not all(_texts(found.string))
        )
    ]

    assert lacking == []


@pytest.mark.parametrize("language", ["sv", "en"])
def test_that_a_translation_has_the_places_of_its_sentence(language: str) -> None:
    wrong = [
        m.id
        for m in TOOL.read(language)
        if m.id
        for text in _texts(m.string)
        if text
        and set(PLACE.findall(text)) - {"count"}
        != set(PLACE.findall("".join(_texts(m.id)))) - {"count"}
    ]

    assert wrong == []


@pytest.mark.parametrize("language", ["sv", "en"])
def test_that_the_compiled_catalogue_is_that_of_the_text(language: str) -> None:
    compiled = TOOL.path_of(language).with_suffix(".mo").read_bytes()

    assert compiled == TOOL.compiled(TOOL.read(language))
