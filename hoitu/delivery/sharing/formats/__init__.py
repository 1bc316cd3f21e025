"""News in the formats of the trade: one neutral item, and a writer and a reader per format.

`item.NewsItem` is what all of them write and read; `carries.CARRIES` says which of its fields survive in which
format. `ninjs`, `nitf` and `newsml_g2` write; they read too, and `intake.read` finds out by itself which one to ask.
Values in, values out: no Django, no clock, no network, no file.
"""
