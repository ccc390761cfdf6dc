"""Benchmarks: figures and ratios measured in one run; run by `make bench`, never by pytest."""
