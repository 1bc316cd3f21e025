"""The archive: everything ever released, found and shown as it was released, and used again with its rights.

Nouns: entry (one release in the archive), work shown (a photo, recording or document in it), reuse.
An entry stands, was replaced by a later release, or was withdrawn; the releases themselves are the newsroom's.
Where an entry is in public is told by the floors above (`addresses`).
May call: newsroom, foundation, kernel.
"""
