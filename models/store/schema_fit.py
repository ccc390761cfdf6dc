"""Whether an opened file has the columns that this program writes, whatever its schema claims."""

from sqlalchemy.engine.interfaces import DBAPIConnection

from models.entities.base import Base
from models.rules.errors import StoreTrouble


def require_fit(connection: DBAPIConnection) -> None:
    """Raise StoreTrouble("store.unfit") when a table or column is lacking.

    A file made by an unfinished version carries the name of a schema that was changed afterwards;
    without this it would open and then fail at the first list.
    """
    cursor = connection.cursor()
    cursor.execute(
        "SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c"
        " WHERE m.type = 'table'"
    )
    found = set(cursor.fetchall())
    wanted = {(table.name, column.name) for table in Base.metadata.tables.values()
              for column in table.columns}  # fmt: skip
    if not wanted <= found:
        raise StoreTrouble("store.unfit")
