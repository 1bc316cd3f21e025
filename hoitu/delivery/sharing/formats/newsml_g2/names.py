"""The words of NewsML-G2: its namespace, the aliases of IPTC's schemes, and addresses where G2 has no word."""

from __future__ import annotations

NAMESPACE = "http://iptc.org/std/nar/2006-10-01/"
CATALOG = "http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_37.xml"
VERSION = "2.35"

# Aliases that the catalogue above declares, for reading: alias → scheme.
NEWSCODES = "http://cv.iptc.org/newscodes/"
ALIASES = {"medtop": "mediatopic", "digsrctype": "digitalsourcetype", "subj": "subjectcode", "genre": "genre"}

# Field → role of a description. G2 knows a summary; the others have addresses of our own.
SUMMARY = "drol:summary"
ROLE = "urn:hoitu:role:"
DESCRIPTIONS = {"correction": f"{ROLE}correction", "ai_use": f"{ROLE}ai-use"}
RENDITION = "urn:hoitu:rendition:"
PAGE = "urn:hoitu:link:page"
TRUST = "urn:hoitu:link:trust"

# Field → nature of the concept.
NATURES = {"people": "cpnat:person", "organisations": "cpnat:organisation", "places": "cpnat:geoArea"}
