"""Bad input and faults, tried through the doors that a user uses."""
