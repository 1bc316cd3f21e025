"""What is stale, and why: pure functions over values."""
