"""Moving a whole embedded file to a server and back."""
