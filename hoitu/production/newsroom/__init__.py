"""A story from idea to release: each step approved and recorded.

Nouns: idea, assignment, story, output, contribution, approval, return, schedule, release,
correction, update, withdrawal.
An output is one medium in one language; a release is its immutable, approved version.
May call: kernel and foundation.
"""
