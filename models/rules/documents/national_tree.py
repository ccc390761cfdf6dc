"""The nested form of the national structures: places, codes and identifiers."""

from collections.abc import Mapping
from typing import Any, TypeAlias

from models.rules.documents.codes import code_list
from models.rules.documents.schema import Code, CodeList

Tree: TypeAlias = dict[str, Any]

PERSONAL_CODE_SYSTEM = "urn:oid:1.2.246.21"


def put(tree: Tree, path: str, value: object) -> None:
    """Set `value` at `path`; "a[].b" is in the first item of the list, "a[]" adds an item once."""
    if value is None or value == "" or value == {}:
        return
    holder, last = holder_of(tree, path)
    if last.endswith("[]"):
        items = holder.setdefault(last.removesuffix("[]"), [])
        if value not in items:
            items.append(value)
    else:
        holder[last] = value


def add_text(tree: Tree, path: str, text: str) -> None:
    """Add a paragraph to the text at `path`."""
    if text:
        holder, last = holder_of(tree, path)
        holder[last] = "\n\n".join(part for part in (holder.get(last, ""), text) if part)


def holder_of(tree: Tree, path: str) -> tuple[Tree, str]:
    """Return the object that holds the last part of `path`, made on the way, and that part."""
    *parts, last = path.split(".")
    for part in parts:
        tree = _step(tree, part)
    return tree, last


def look_up(tree: Tree, path: str) -> object:
    """Return what stands at `path`, None where nothing does; nothing is made."""
    found: object = tree
    for part in path.split("."):
        found = found.get(part.removesuffix("[]")) if isinstance(found, Mapping) else None
        if part.endswith("[]"):
            found = found[0] if isinstance(found, list) and found else None
    return found


def pruned(value: object) -> Any:
    """Return the tree without empty texts, objects and lists."""
    if isinstance(value, Mapping):
        kept = {key: pruned(item) for key, item in value.items()}
        return {key: item for key, item in kept.items() if item not in (None, "", {}, [])}
    if isinstance(value, list):
        return [item for item in map(pruned, value) if item not in (None, "", {}, [])]
    return value


def coded(list_key: str, code: object) -> Tree | None:
    """Return a code in the national form; None for one that has no national code."""
    codes = code_list(list_key)
    found = next((item for item in codes.codes if item.code == code), None)
    if found is None or not _is_exported(codes, found):
        return None
    return {"system": codes.system, "code": found.export, "display": found.display}


def identifier(value: str, system: str = "") -> Tree | None:
    """Return an identifier (Tunnus) in the national form; None when there is none."""
    if not value:
        return None
    return {"system": system, "value": value} if system else {"value": value}


def _is_exported(codes: CodeList, code: Code) -> bool:
    return bool(codes.system and code.export) and (code.official or not codes.official_only)


def _step(tree: Tree, part: str) -> Tree:
    if not part.endswith("[]"):
        inner: Tree = tree.setdefault(part, {})
        return inner
    items: list[Tree] = tree.setdefault(part.removesuffix("[]"), [])
    if not items:
        items.append({})
    return items[0]
