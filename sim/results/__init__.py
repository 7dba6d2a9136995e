"""A folder of results: written and read here."""
