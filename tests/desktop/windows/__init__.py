"""The shell, the lists, the map page, the decision and the settings, by the door a user uses."""
