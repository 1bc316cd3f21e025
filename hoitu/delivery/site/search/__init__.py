"""Search of the public site: one port, one implementation for each database; with and without accents, and Khmer."""
