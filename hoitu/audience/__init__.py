"""The floor of readers: what they send, what they read; what they pay (revenue) has not moved in yet."""
