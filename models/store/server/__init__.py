"""The shared store: PostgreSQL as the side that is trusted, each person with a role of their own."""
