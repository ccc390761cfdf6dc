"""The official schemas of the national structures, where they are at hand."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from models.rules.documents.schema import DocumentType

_FOLDER = Path(__file__).resolve().parents[5] / "shared" / "data" / "sosmeta"


@cache
def schema_of(doc_type: DocumentType) -> dict[str, Any]:
    """Return the schema of a document type; skips the test where the schemas are not at hand."""
    path = _FOLDER / f"{doc_type.oid}.json"
    if not path.exists():
        pytest.skip("The official JSON Schemas (sosmeta) are not beside the repository.")
    schema: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return schema


def node_at(schema: dict[str, Any], doc_type: DocumentType, path: str) -> dict[str, Any]:
    """Return the schema of the place `path`; KeyError where there is none such."""
    assert doc_type.root is not None
    node: dict[str, Any] = schema["properties"][doc_type.root]
    for part in path.split("."):
        node = node["properties"][part.removesuffix("[]")]
        if part.endswith("[]") != (node["type"] == "array"):
            raise KeyError(part)
        node = node.get("items", node)
    return node


def leaves_of(node: dict[str, Any], path: str = "") -> list[str]:
    """Return the places of everything that can be written in a structure."""
    parts = node.get("properties", {})
    if not parts or {"system", "code"} <= parts.keys() or "value" in parts:
        return [path]
    found = []
    for name, child in parts.items():
        inner = child.get("items", child)
        mark = "[]" if child["type"] == "array" else ""
        found += leaves_of(inner, f"{path}.{name}{mark}".lstrip("."))
    return found
