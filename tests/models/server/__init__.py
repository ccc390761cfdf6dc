"""The shared store: the services on it, and attacks on it by raw connections."""
