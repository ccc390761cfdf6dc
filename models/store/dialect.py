"""Pieces of SQL that the two databases spell differently."""

from typing import Any

from sqlalchemy import ColumnElement, Integer
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import GenericFunction


class place_of(GenericFunction[int]):  # noqa: N801
    """Where a text stands within another, counted from one; nought when nowhere."""

    type = Integer()
    inherit_cache = True


def contains(whole: ColumnElement[str] | Any, part: str) -> ColumnElement[bool]:
    """Return the condition that `part` stands somewhere in `whole`, letter by letter."""
    return place_of(whole, part) > 0


@compiles(place_of, "sqlite")
def _in_sqlite(element: place_of, compiler: SQLCompiler, **options: Any) -> str:
    return f"instr({compiler.process(element.clauses, **options)})"


@compiles(place_of, "postgresql")
def _in_postgresql(element: place_of, compiler: SQLCompiler, **options: Any) -> str:
    return f"strpos({compiler.process(element.clauses, **options)})"
