"""The directory's screens: load, one operation, answer."""
