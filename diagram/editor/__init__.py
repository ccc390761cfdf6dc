"""The drawn process: the map of cases on the five phases."""
