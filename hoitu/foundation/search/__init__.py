"""Full-text search over documents of any module: with and without accents, and Khmer.

Nouns: index (one table of one module), document, facet, query, engine (one for each database).
Whoever keeps an index makes its table in a migration, puts documents in and takes them out; nothing is looked for
by itself. A document's number is its module's own.
May call: kernel.
"""
