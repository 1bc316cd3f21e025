"""Khmer pairs: a Khmer output bound to its Vietnamese source, paragraph by paragraph.

Nouns: pair, segment (a paragraph of the source), binding (which Khmer text was made from which words),
mark (a paragraph that fell behind, who changed it and when), release rule of an agency, term of the glossary.
Staleness is read from the texts themselves; marks are its record. May call: newsroom, foundation, kernel.
"""
