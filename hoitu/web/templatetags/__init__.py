"""Filters and tags that every staff template has."""
