"""Whether the map may glide: one switch for all canvases, off where motion is not wanted."""

_is_allowed = True


def allow_motion(*, allowed: bool) -> None:
    """Let canvases glide from now on, or show each change at once."""
    global _is_allowed
    _is_allowed = allowed


def is_motion_allowed() -> bool:
    """Answer whether canvases may glide."""
    return _is_allowed
