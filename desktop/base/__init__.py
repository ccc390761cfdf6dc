"""What every window shares: operations, messages, words, theme, settings."""
