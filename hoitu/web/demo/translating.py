"""The demo's Khmer pairs: a glossary, the newspaper's rule, and texts that fit their source."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from hoitu.foundation.directory.queries import Person
from hoitu.production.translation import operations as translation
from hoitu.production.translation import queries
from hoitu.web.demo.people import HOUSE

NOTE = "dữ liệu minh họa"
TRANSLATOR = "sarone"
TERMS = {
    "bà con": "បងប្អូន",
    "chùa": "វត្ត",
    "chuyển đổi số": "បរិវត្តកម្មឌីជីថល",
    "cốm dẹp": "អំបុក",
    "đồng bào Khmer": "ជនរួមជាតិខ្មែរ",
    "ghe ngo": "ទូកង",
    "hợp tác xã": "សហករណ៍",
    "học sinh": "សិស្ស",
    "lễ Ok Om Bok": "បុណ្យអកអំបុក",
    "nhạc ngũ âm": "ភ្លេងពិណពាទ្យ",
    "nông dân": "កសិករ",
    "phum": "ភូមិ",
    "trạm y tế": "ប៉ុស្តិ៍សុខភាព",
    "Ủy ban nhân dân tỉnh": "គណៈកម្មាធិការប្រជាជនខេត្ត",
}


def prepare(*, chief: Person, agency_id: UUID, now: datetime) -> None:
    """Enter the glossary and the newspaper's rule, once: what is behind goes out with its label."""
    if queries.terms().exists() or queries.terms(retired=True).exists():
        return
    long_ago = now - timedelta(days=30)
    for vi, km in TERMS.items():
        translation.add_term(by=HOUSE, vi=vi, km=km, note=NOTE, now=long_ago)
    reason = "Bạn đọc Khmer được đọc ngay, có nhãn khi bản dịch chưa cập nhật (minh họa)."
    translation.set_rule(by=chief, agency_id=agency_id, way="label", hours=2, reason=reason, now=long_ago)


def fits(*, by: Person, source_id: UUID, now: datetime) -> None:
    """Pair a Khmer text that was just written with its source, and say of every paragraph it has that it fits."""
    pair = translation.make_pair(by=by, source_id=source_id, now=now)
    found = queries.bench(by, pair.pk, now).reading
    written = {line.key: line.digest for line in found.sides.lines if line.source and line.target}
    translation.translate(
        by=by, pair_id=pair.pk, base_version=found.pair.target.version, texts={}, done=written, now=now
    )
