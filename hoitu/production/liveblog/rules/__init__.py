"""The rules of live blogs, as pure functions."""
