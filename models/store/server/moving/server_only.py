"""What only a server has besides its rows: protected cases, named access, reviews.

A file that a server was moved to keeps them in a setting of its own, unused, so that they come
back with it.
"""

import json
from typing import Any

from sqlalchemy import Connection, text

SETTING = "of_server"
_KEPT = {
    "named_access": ("case_id", "worker_id", "granted_by", "reason", "at", "expires_at"),
    "review": ("id", "case_id", "worker_id", "category", "reason", "at", "expires_at",
               "reviewed_by", "reviewed_at", "verdict"),
}  # fmt: skip


def protected_count(connection: Connection) -> int:
    """Return how many cases are protected."""
    sql = "SELECT count(*) FROM app.case_file WHERE protected"
    return int(connection.exec_driver_sql(sql).scalar_one())


def told(connection: Connection) -> str:
    """Return all of it as the JSON of a setting."""
    found: dict[str, Any] = {
        "protected": [
            str(case_id)
            for case_id in connection.exec_driver_sql(
                "SELECT id FROM app.case_file WHERE protected ORDER BY id"
            ).scalars()
        ]
    }
    for table, columns in _KEPT.items():
        listed = ", ".join(columns)
        found[table] = connection.exec_driver_sql(
            f"SELECT coalesce(json_agg(row_to_json(r)), '[]')"
            f" FROM (SELECT {listed} FROM sec.{table} ORDER BY at) r"
        ).scalar_one()
    return json.dumps(found, sort_keys=True)


def put_back(connection: Connection, setting: str) -> None:
    """Write what a file has kept, within the caller's transaction."""
    kept = json.loads(setting)
    connection.execute(
        text("UPDATE app.case_file SET protected = true WHERE id = ANY (CAST(:ids AS uuid[]))"),
        {"ids": kept["protected"]},
    )
    for table, columns in _KEPT.items():
        listed = ", ".join(columns)
        connection.execute(
            text(f"INSERT INTO sec.{table} ({listed}) SELECT {listed} FROM"
                 f" json_populate_recordset(CAST(NULL AS sec.{table}), CAST(:rows AS json))"
                 " ON CONFLICT DO NOTHING"),
            {"rows": json.dumps(kept[table])},
        )  # fmt: skip
