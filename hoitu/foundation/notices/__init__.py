"""What one person should know of, and how it reaches them: in the house, by e-mail, on their devices.

Nouns: notice (one row for one person), kind, choice, habits, device, delivery (one sending to one place).
Upper modules register kinds in `ready()` and call `operations.notify` in their outbox handlers.
May call: kernel, norms, outbox, audit, directory, screens.
"""
