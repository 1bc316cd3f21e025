"""The verbs of the norms on the command line."""
