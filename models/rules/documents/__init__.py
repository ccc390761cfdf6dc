"""Document types (asiakirjat) as frozen declarations, their checks and their national form."""
