"""Translations: what the code says in English, told in Vietnamese (and Khmer for readers), per module.

Nouns: catalogue, message, problem. `files` and `extraction` need polib, a tool of development alone.
The catalogue of Wagtail's own strings lives in `wagtail/locale` and is kept by hand: it overrides Wagtail's.
"""
