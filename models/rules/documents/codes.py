"""Code lists (koodistot): loaded from `resources/codes`, where an administrator may edit them."""

from functools import cache
from typing import Any

import resources
from models.rules.documents.schema import Code, CodeList
from models.rules.words import Words


@cache
def code_list(key: str) -> CodeList:
    """Return the code list `key`; FileNotFoundError when there is none."""
    data = resources.load_json(f"codes/{key}.json")
    return CodeList(
        key=data["key"],
        words=_words(data),
        codes=tuple(_code(item) for item in data["codes"]),
        oid=data.get("oid"),
        internal_system=data.get("system", ""),
        official_only=data.get("official_only", False),
    )


def has_code(key: str, code: object) -> bool:
    """Answer whether list `key` has `code`."""
    return any(item.code == code for item in code_list(key).codes)


def said(key: str, code: object, language: str) -> str:
    """Return the words of a code, the bare code where the list no longer has it."""
    words = (item.words for item in code_list(key).codes if item.code == code)
    found = next(words, None)
    return str(code) if found is None else found.said_in(language)


def _code(item: dict[str, Any]) -> Code:
    national = item.get("national") or ""
    return Code(
        code=item["code"],
        words=_words(item),
        statute=item.get("statute", ""),
        help=_words(item.get("help", {"fi": ""})),
        export=national or item.get("export", item["code"]),
        display=item.get("display", item["fi"]),
        official=bool(national),
        group=item.get("group", ""),
    )


def _words(item: dict[str, Any]) -> Words:
    return Words(item["fi"], item.get("sv", ""), item.get("en", ""))
