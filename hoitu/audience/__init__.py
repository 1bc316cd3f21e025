"""The floor of readers and what they pay: analytics, readers, revenue. No module has moved in yet."""
