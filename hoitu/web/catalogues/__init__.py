"""Translations: what the code says in English, told in Vietnamese (and Khmer for readers), per module.

Nouns: catalogue, message, problem. `files` and `extraction` need polib, a tool of development alone.
The words of Wagtail and other packages are in `borrowed`, kept by hand.
"""
