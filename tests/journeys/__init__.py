"""Journeys: from the click to the reopened database, one for each phase of the path."""
