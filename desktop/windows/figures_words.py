"""Short words that the pages of half-year figures share."""

from desktop.base.words import decimals, say, tr
from models.rules.dates import show_date
from models.rules.figures import HalfYear, Line
from models.rules.figures_periods import Period
from models.rules.figures_words import LINES


def period_words(period: Period, *, running: bool) -> str:
    """Return a period's days, and that it is not over."""
    days = tr("{first}–{last}", first=show_date(period.first), last=show_date(period.last))
    return tr("{period} (kesken)", period=days) if running else days


def line_words(line: Line) -> str:
    """Return a line's code and name; parts of a part are set in."""
    return say(LINES[line])


def share_words(figures: HalfYear | None, line: Line) -> str:
    """Return a line's share of its whole, empty where it has none."""
    share = figures.share(line) if figures is not None else None
    return "" if share is None else tr("{share} %", share=decimals(f"{share * 100:.1f}"))


def change_words(before: int, now: int) -> str:
    """Return how a number has changed, with its sign."""
    change = now - before
    return "0" if not change else f"{'+' if change > 0 else '−'}{abs(change)}"
