"""How an item's fields are called in NITF."""

from __future__ import annotations

NAMESPACE = "http://iptc.org/std/NITF/2006-10-18/"

# Field → element in docdata and its attribute.
DOCDATA = {
    "guid": ("doc-id", "id-string"),
    "urgency": ("urgency", "ed-urg"),
    "version_created": ("date.issue", "norm"),
    "embargoed_until": ("date.release", "norm"),
    "note": ("ed-msg", "info"),
    "correction": ("correction", "info"),
    "copyright_holder": ("doc.copyright", "holder"),
    "usage_terms": ("doc.rights", "limitations"),
}

# Field → name of a meta element: NITF has no word of its own for these.
META = {
    "first_created": "first-created",
    "kind": "type",
    "creditline": "creditline",
    "source": "source",
    "copyright_notice": "copyright-notice",
    "ai_use": "ai-use",
    "digital_source": "digital-source-type",
}

# Field → element in identified-content, with the attributes of its scheme and its code.
IDENTIFIED = {
    "people": ("person", "idsrc", "value"),
    "organisations": ("org", "idsrc", "value"),
    "places": ("location", "code-source", "location-code"),
}

INSTANTS = frozenset({"version_created", "first_created", "embargoed_until"})

# Element of HTML → element of NITF and its class, where they differ.
FROM_HTML = {
    "h2": ("hl2", ""),
    "h3": ("hl2", "h3"),
    "strong": ("em", "strong"),
    "b": ("em", "b"),
    "i": ("em", "i"),
    "sup": ("em", "sup"),
    "sub": ("em", "sub"),
    "blockquote": ("bq", ""),
}
TO_HTML = {pair: name for name, pair in FROM_HTML.items()}
