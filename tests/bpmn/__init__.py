"""The path read, drawn and carried out by programs that are not ours (riippumattomat lukijat)."""
