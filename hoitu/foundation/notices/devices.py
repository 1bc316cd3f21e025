"""What a browser is called on the list, read from how it introduces itself. Pure."""

from __future__ import annotations

import re

# The first that fits: Edge and Opera also say Chrome, Chrome also says Safari.
BROWSERS = (("Edg", "Edge"), ("OPR/", "Opera"), ("coc_coc", "Cốc Cốc"), ("SamsungBrowser", "Samsung Internet"),
            ("Firefox", "Firefox"), ("Chrom", "Chrome"), ("Safari", "Safari"))  # fmt: skip
SYSTEMS = (("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"),
           ("Mac OS", "macOS"), ("Linux", "Linux"))  # fmt: skip


def name_of(introduction: str) -> str:
    """Return browser and system in two words, such as “Firefox, Android”; what is unknown is left out."""
    said = [next((name for mark, name in table if re.search(mark, introduction)), "") for table in (BROWSERS, SYSTEMS)]
    return ", ".join(word for word in said if word)
