"""The floor of readers and what they pay: readers has moved in; analytics and revenue have not yet."""
