"""One durable mechanism for everything that follows from a change.

Nouns: event, task (one event for one handler), lease, sweep, dead letter.
An event is written in the transaction of its change; `hoitu work` hands it on, at least once.
May call: kernel, norms.
"""
