"""Live blogs (tường thuật trực tiếp): what happens now, told entry by entry on the page of a released web output.

Nouns: blog, turn (open, pause, close), entry, version, judgement, removal, mark (pin, key event), rule of the agency.
The output goes the main road once; entries have a short one of their own, as the agency's rule says.
The public site is told by events and reads `queries.told`.
May call: newsroom, foundation, kernel.
"""
