"""The shared store: PostgreSQL as the trusted side, each person with a role of their own."""
