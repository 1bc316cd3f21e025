"""The screens of notices, by noun."""
