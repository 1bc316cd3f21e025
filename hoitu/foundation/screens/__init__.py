"""The frame of the staff screens: title and trail, pages of rows, one form for one operation, a no in words.

Nouns: screen (a view whose refusals become a page), trail, attempt.
May call: kernel, audit, directory.
"""
