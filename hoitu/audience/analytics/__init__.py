"""What readers read, counted: how often each article was read in each hour, and nothing about who read it.

Nouns: read (an article looked at for five seconds), counted article, hour, day.
The site's pages tell it through one public door; the site says which articles there are, and asks what is read most.
The collector and the metrics of the data platform grow from here: docs/decisions/0092-reads-are-counts.md.
May call: kernel, foundation.
"""
