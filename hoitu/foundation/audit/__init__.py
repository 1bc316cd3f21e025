"""Who did what, when and why: append-only, each row chained to the one before it.

Nouns: entry, chain, refusal, privileged view.
Holds no foreign key, so nothing it tells of can be deleted away from under it.
May call: kernel, norms, outbox.
"""
