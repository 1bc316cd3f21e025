"""The words the house files things under: sections, topics, places, languages.

Nouns: section, topic (IPTC Media Topics), place (with validity and old-to-new mapping), language.
May call: kernel, norms, outbox, audit, directory.
"""
