"""Tests of the store: files, keys, faults, backups, migrations and lists."""
