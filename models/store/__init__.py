"""The only place that knows engine, session and select()."""
