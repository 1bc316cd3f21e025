"""The archive's rules: pure."""
