"""What may be chosen on a workstation, by the names under which it is kept."""

SYSTEM = "system"
THEME_NAMES = ("light", "dark", "sharp_light", "sharp_dark")
COMFORTABLE, COMPACT = "comfortable", "compact"
DENSITIES = (COMFORTABLE, COMPACT)
LAST = "last"
START_PAGES = (LAST, "map", "worklist", "cases", "decisions", "team", "figures")
"""The page after unlocking; `last` is the one that was shown last."""
SIGNING = ("card", "file")
"""With what a decision is usually signed; the trial key is never usual."""
