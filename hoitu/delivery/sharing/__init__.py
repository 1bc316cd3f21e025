"""Sharing news with others: what leaves in formats of the trade, and what comes in.

Nouns: item (one piece of news, in no format), association (a photo, recording or film of it), rendition (one file),
reading (items and remarks made of bytes somebody sent).
So far the formats alone: pure writers and readers in `formats`, which know neither Django nor the newsroom.
May call: kernel, foundation, production.
"""
