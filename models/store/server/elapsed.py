"""Seconds that pass also while the machine sleeps, so that an opening's end is not slept past."""

import time

_BOOT = getattr(time, "CLOCK_BOOTTIME", None)
"""Linux alone stops its usual clock in sleep, and has this one beside it."""


def elapsed() -> float:
    """Return seconds since some moment in the past; never set back."""
    return time.monotonic() if _BOOT is None else time.clock_gettime(_BOOT)
