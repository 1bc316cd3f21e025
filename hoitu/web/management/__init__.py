"""Verbs of the command line, in the form Django looks for."""
