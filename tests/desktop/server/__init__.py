"""Windows on a shared server: a real one, the real program, only the world outside stands in."""
