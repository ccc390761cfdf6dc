"""The standard's own schema: what we write is valid BPMN 2.0 with diagram interchange."""

from pathlib import Path

import pytest
from lxml import etree

from tests.bpmn import samples
from tests.bpmn.programs import module


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    folder = module("bpmn-moddle") / "resources" / "bpmn" / "xsd"
    return etree.XMLSchema(etree.parse(folder / "BPMN20.xsd"))


@pytest.mark.parametrize("name", samples.OURS)
def test_that_our_path_is_valid_by_the_standards_schema(schema: etree.XMLSchema, name: str) -> None:
    assert schema.validate(etree.fromstring(samples.ours()[name])), schema.error_log


@pytest.mark.parametrize("file", samples.MIWG, ids=lambda file: file.stem)
def test_that_a_reference_file_stays_valid_after_our_change(
    schema: etree.XMLSchema, file: Path
) -> None:
    assert schema.validate(etree.fromstring(samples.kept()[file.stem])), schema.error_log
