"""How a table was last looked at: kept on the workstation as keys of columns, no words of rows."""

import json

from desktop.tables.columns_head import KeptTable
from models.rules.case_views import TableLook
from models.rules.plain import from_plain, to_plain


def kept_look(kept: KeptTable | None, table: str, usual: TableLook) -> TableLook:
    """Return the look that a table was left with, `usual` where nothing readable is kept."""
    stored = kept.choice(f"table/{table}", "") if kept is not None and table else ""
    try:
        look = from_plain(TableLook, json.loads(stored)) if stored else usual
    except (ValueError, TypeError, AttributeError):
        return usual
    return look if _is_sound(look) else usual


def keep_look(kept: KeptTable | None, table: str, look: TableLook, usual: TableLook) -> None:
    """Remember the look of a table that has a name."""
    if kept is not None and table and look != kept_look(kept, table, usual):
        kept.keep_choice(f"table/{table}", json.dumps(to_plain(look)))


def _is_sound(look: TableLook) -> bool:
    """Answer whether what was read is of the right kinds: the file of settings is open to all."""
    texts = (*look.hidden, look.group, look.sort)
    return all(isinstance(text, str) for text in texts) and isinstance(look.descending, bool)
