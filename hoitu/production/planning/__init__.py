"""What the newsroom will cover: events of the province, who covers them with what, and where it is to appear.

Nouns: event, occurrence, calendar file, coverage, task, answer, resource, booking, slot, edition.
Days are dates and never instants; what is planned here schedules no release.
May call: kernel, foundation and the newsroom.
"""
