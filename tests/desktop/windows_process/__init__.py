"""The path's page through the real window: board, properties, findings, versions and files."""
