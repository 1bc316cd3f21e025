"""What Wagtail, allauth, axes, taggit and Django say, in Vietnamese: all they lack, and what we word otherwise.

`locale` is an app's catalogue: it wins over those of the packages and yields to those of our own modules.
`scripts/locale` is for the JavaScript of the editor, which looks only at Wagtail's own and at LOCALE_PATHS.
Kept by hand; `python -m hoitu messages` compiles it, and tests/web/test_borrowed_words.py names what is missing.
"""
