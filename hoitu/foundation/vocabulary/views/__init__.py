"""The vocabulary in the staff shell: everyone reads, its keepers change."""
