"""Frozen data as plain JSON and back: how settings, process versions and letter facts are kept."""

import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints
from uuid import UUID

T = TypeVar("T")


def to_plain(value: object) -> Any:
    """Return `value` as JSON data: dataclasses as objects, dates in ISO form, enums by value.

    TypeError for a kind of value that is not kept.
    """
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str):
        return str(value)
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, UUID | Decimal):
        return str(value)
    return _plain_whole(value)


def from_plain(kind: type[T], plain: object) -> T:
    """Return the frozen data of type `kind` that `to_plain` made `plain` from.

    Keys that the type does not know are passed over and missing ones take their default, so that
    data kept by an older or newer version can be read. TypeError when a needed one is missing.
    """
    made: T = _read(kind, plain)
    return made


def _plain_whole(value: object) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: to_plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, Mapping):
        return {str(to_plain(key)): to_plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [to_plain(item) for item in value]
    if isinstance(value, set | frozenset):
        return sorted(map(to_plain, value), key=lambda item: (item is None, item))
    raise TypeError(type(value).__name__)


def _read(kind: Any, plain: Any) -> Any:
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return _read_union(kind, plain)
    if origin is tuple:
        return _read_tuple(get_args(kind), plain)
    if origin is frozenset:
        return frozenset(_read(get_args(kind)[0], item) for item in plain)
    if origin is not None and issubclass(origin, Mapping):
        key, item = get_args(kind)
        return {_read(key, k): _read(item, v) for k, v in plain.items()}
    if is_dataclass(kind):
        return _read_dataclass(kind, plain)
    return _read_single(kind, plain)


def _read_union(kind: Any, plain: Any) -> Any:
    if plain is None:
        return None
    rest = [item for item in get_args(kind) if item is not type(None)]
    return _read(rest[0], plain) if len(rest) == 1 else plain


def _read_tuple(parts: tuple[Any, ...], plain: Any) -> Any:
    if len(parts) == 2 and parts[1] is Ellipsis:
        return tuple(_read(parts[0], item) for item in plain)
    return tuple(_read(part, item) for part, item in zip(parts, plain, strict=True))


def _read_dataclass(kind: Any, plain: Any) -> Any:
    known = {name: hint for name, hint in _hints(kind).items() if name in plain}
    return kind(**{name: _read(hint, plain[name]) for name, hint in known.items()})


def _read_single(kind: Any, plain: Any) -> Any:
    if kind is datetime or kind is date:
        return kind.fromisoformat(plain)
    if isinstance(kind, type) and issubclass(kind, Enum | UUID | Decimal):
        return kind(plain)
    if kind is float:
        return float(plain)
    return plain


@cache
def _hints(kind: Any) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {f.name: hints[f.name] for f in fields(kind) if f.init}
