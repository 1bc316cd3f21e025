"""Calendars of other offices read into event drafts; nothing here writes."""
