"""The verbs of the directory on the command line."""
