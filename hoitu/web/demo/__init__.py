"""The demo: people, stories and pictures of our own, all marked as such."""
