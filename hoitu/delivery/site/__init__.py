"""The public site: finished HTML frozen at release, so it stays up when the rest is down.

Nouns: article (one output's place on the site), edition (vi, km), front, feed, sitemap, redirect.
Learns of releases by events alone; serves files and a search of its own.
May call: kernel, foundation, production.
"""
