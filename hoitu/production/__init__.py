"""The floor where the work is made."""
