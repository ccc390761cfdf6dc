"""Writes the first step of the schema from the entities: `python -m tests.data.make_first_schema`.

Only for as long as no database of real use exists; after that a change is a step of its own.
"""

import subprocess
import sys
from pathlib import Path

from alembic.autogenerate import produce_migrations, render_python_code
from alembic.migration import MigrationContext
from sqlalchemy import create_engine

from models.store.migrations import upgrading, versions

_HEAD = '''"""The first schema."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make all tables."""
'''
_OPTIONS = {
    "sqlalchemy_module_prefix": "sa.",
    "alembic_module_prefix": "op.",
    "user_module_prefix": None,
}


def first_step() -> str:
    """Return the source of the first step."""
    with create_engine("sqlite://").connect() as connection:
        context = MigrationContext.configure(connection, opts=_OPTIONS)
        operations = produce_migrations(context, upgrading.METADATA).upgrade_ops
    assert operations is not None
    code = str(render_python_code(operations, migration_context=context))
    lines = (line for line in code.splitlines() if "###" not in line)
    body = "\n".join(f"    {line.strip()}" for line in lines)
    return _HEAD + body.replace("models.entities.base.Moment()", "sa.DateTime()") + "\n"


def main() -> None:
    """Write the step and format it."""
    target = Path(versions.__file__).with_name("v0001.py")
    target.write_text(first_step(), encoding="utf-8")
    ruff = [sys.executable, "-m", "ruff", "format", "-q", str(target)]
    subprocess.run(ruff, check=True)


if __name__ == "__main__":
    main()
