"""What readers send to the newsroom, and what becomes of it.

Nouns: discussion (of one article), comment, decision, reply, report, closing; house rule; contact (sealed, for a time).
Readers have no account and leave nothing they do not mean to: see docs/decisions/0090-readers-without-accounts.md.
The public pages are the site's, which asks this module; this module tells it of changes by events.
May call: kernel, foundation, newsroom.
"""
