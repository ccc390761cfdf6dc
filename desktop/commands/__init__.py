"""Commands beside the window: what administrators script; each is imported when it is run."""
