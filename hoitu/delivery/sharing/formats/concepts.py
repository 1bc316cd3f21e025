"""What news is about: topics, sections, people, organisations and places, each named by a scheme and a code."""

from __future__ import annotations

import re
from dataclasses import dataclass

MEDIATOPIC = "http://cv.iptc.org/newscodes/mediatopic/"
DIGITAL_SOURCE = "http://cv.iptc.org/newscodes/digitalsourcetype/"

_LAST_PART = re.compile(r"[^/#:]*$")


@dataclass(frozen=True, kw_only=True)
class Concept:
    """One thing named; a scheme means nothing without a code."""

    name: str = ""  # the label, in the language of the item
    scheme: str = ""  # the beginning of the address that the code completes: http://cv.iptc.org/newscodes/mediatopic/
    code: str = ""  # 20000350

    @property
    def uri(self) -> str:
        """The whole address, empty where there is no scheme."""
        return self.scheme + self.code if self.scheme and self.code else ""


@dataclass(frozen=True, kw_only=True)
class Place(Concept):
    """A place, with a point on the map where one is known."""

    point: tuple[float, float] | None = None  # longitude, latitude in degrees (WGS 84)


def point(longitude: object, latitude: object) -> tuple[float, float] | None:
    """Return the point on the map, or None for what is none."""
    try:
        east, north = float(str(longitude)), float(str(latitude))
    except ValueError:
        return None
    return (east, north) if -180 <= east <= 180 and -90 <= north <= 90 else None  # noqa: PLR2004 - degrees


def scheme_and_code(uri: str, code: str = "") -> tuple[str, str]:
    """Return the address cut in two: before the code if it ends with it, else at its last / # or :."""
    if not uri:
        return "", code
    if not code or not uri.endswith(code):
        code = _LAST_PART.search(uri)[0]  # type: ignore[index]  # it matches the empty end at the least
    return (uri[: -len(code)], code) if code else ("", uri)
