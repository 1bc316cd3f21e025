"""The languages the house publishes in, with the codes other people's formats ask for."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Language:
    """A language: BCP 47 code, our name for it, its own name, ISO 639-2/B (for JATS, DOAJ and libraries)."""

    code: str
    name: Promise
    own_name: str
    iso_639_2b: str


LANGUAGES = {
    language.code: language
    for language in (
        Language("vi", _("Vietnamese"), "Tiếng Việt", "vie"),
        Language("km", _("Khmer"), "ភាសាខ្មែរ", "khm"),
    )
}
