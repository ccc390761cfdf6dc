"""Tests of the document declarations and what is made from them."""
