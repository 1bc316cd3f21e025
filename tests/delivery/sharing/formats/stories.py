"""Items to write and to read back: one that is whole, and as many odd ones as hypothesis can think of."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from hypothesis import strategies as st

from hoitu.delivery.sharing.formats.concepts import MEDIATOPIC, Concept, Place
from hoitu.delivery.sharing.formats.item import STATUSES, NewsItem, Trust
from hoitu.delivery.sharing.formats.markup import tidy
from hoitu.delivery.sharing.formats.media import KINDS, Association, Rendition
from hoitu.delivery.sharing.formats.texts import line
from hoitu.kernel.clock import HO_CHI_MINH

SECTION = "https://tin.example.vn/chuyen-muc/"

WHOLE = NewsItem(
    guid="urn:newsml:tin.example.vn:20261201:4711",
    version=3,
    version_created=datetime(2026, 12, 1, 8, 0, tzinfo=HO_CHI_MINH),
    first_created=datetime(2026, 11, 30, 21, 15, 7, tzinfo=HO_CHI_MINH),
    language="vi",
    urgency=4,
    embargoed_until=datetime(2026, 12, 1, 3, 0, tzinfo=UTC),
    headline="Xã Hòa Ân đón mùa nước nổi: “đủ lúa, đủ cá” & hơn thế",
    slugline="hoa-an-mua-nuoc",
    lead="Nước về sớm mười ngày; bà con Khmer ở ấp Chông Nô chuẩn bị lễ Ok Om Bok.",
    body_html=(
        "<p>Nước <strong>về sớm</strong>, cao 1,2 m<sup>3</sup>.<br>ភូមិជូណូ</p><h2>Đủ lúa</h2><h3>Và cá</h3>"
        "<ul><li>Lúa <em>ba tháng</em></li><li>Cá<ol><li>linh</li></ol></li></ul><blockquote><p>“Vui!”</p></blockquote>"
        '<table><thead><tr><th scope="col">Năm</th></tr></thead>'
        '<tbody><tr><td colspan="2">2026</td></tr></tbody></table>'
        '<p><a href="https://tin.example.vn/?a=1&amp;b=2" title="Đọc" rel="noopener noreferrer">Đọc thêm</a></p>'
    ),
    located="Hòa Ân",
    bylines=("Thạch Sô Phia", "Nguyễn Thị Lụa"),
    creditline="Báo và Đài",
    provider="Hội Tụ",
    source="Thông tấn xã",
    copyright_holder="Báo và Đài Vĩnh Long",
    copyright_notice="© 2026",
    usage_terms="Dẫn nguồn khi đăng lại",
    note="Chờ ảnh",
    correction="Bản trước ghi sai tên ấp.",
    ai_use="Máy dịch tiếng Khmer, người đã xem lại.",
    digital_source="compositeWithTrainedAlgorithmicMedia",
    subjects=(
        Concept(name="môi trường", scheme=MEDIATOPIC, code="06000000"),
        Concept(name="Đời sống", scheme=SECTION, code="doi-song"),
    ),
    people=(Concept(name="Kim Ngọc"),),
    organisations=(Concept(name="Hội Nông dân", scheme="https://tin.example.vn/to-chuc/", code="hnd"),),
    places=(Place(name="Hòa Ân", scheme="https://tin.example.vn/xa/", code="29302", point=(106.123456, 9.87)),),
    associations=(
        Association(
            guid="urn:hoitu:anh:88",
            name="main",
            title="Mùa nước",
            caption="Bà con thả lưới.",
            alt="Ba người trên xuồng giữa đồng ngập.",
            credit="Ảnh: Sơn Thi",
            copyright_notice="© Sơn Thi",
            renditions=(
                Rendition(
                    name="web", href="https://tin.example.vn/anh/88.jpg", mime="image/jpeg", size=88_000, width=1200,
                    height=800, title="Ngang",
                ),
            ),
        ),
    ),
    page_url="https://tin.example.vn/hoa-an-4711.html",
    trust=(Trust(role="https://tin.example.vn/tin-cay", href="https://tin.example.vn/ton-chi", title="Tôn chỉ"),),
)  # fmt: skip

_LETTERS = st.one_of(
    st.text(st.sampled_from("aăâđêôơưÁẤỢ ꞌ'\"&<>]\u200b\u00a0"), max_size=12),
    st.text(st.characters(min_codepoint=0x1780, max_codepoint=0x17E9), max_size=8),
    st.text(max_size=12),
)
WORDS = _LETTERS.map(line)
SLUGS = st.from_regex(r"[a-z0-9](-?[a-z0-9]){0,6}", fullmatch=True)
ZONES = st.sampled_from([UTC, HO_CHI_MINH])
ADDRESSES = SLUGS.map("https://tin.example.vn/{}".format)
INSTANTS = st.datetimes(datetime(1980, 1, 1), datetime(2100, 1, 1), timezones=ZONES).map(  # noqa: DTZ001 - beside
    lambda at: at.replace(microsecond=0)
)
COUNTS = st.none() | st.integers(0, 10_000)


def _named(kind: type[Concept], **more: Any) -> st.SearchStrategy[Any]:
    alone = st.builds(kind, name=WORDS, **more)
    coded = st.builds(kind, name=WORDS, scheme=st.sampled_from([MEDIATOPIC, SECTION]), code=SLUGS, **more)
    return alone | coded | st.builds(kind, name=WORDS, code=SLUGS, **more)


def _some(of: st.SearchStrategy[Any], **more: Any) -> st.SearchStrategy[Any]:
    return st.lists(of, max_size=2, **more).map(tuple)


_DEGREES = st.floats(-89, 89).map(lambda degrees: round(degrees, 6) + 0.0)
_RENDITIONS = st.builds(
    Rendition, name=SLUGS.filter(lambda name: name != "page"), href=ADDRESSES, mime=st.sampled_from(["", "image/jpeg"]),
    size=COUNTS, width=COUNTS, height=COUNTS, duration=COUNTS, title=WORDS,
)  # fmt: skip
_ASSOCIATIONS = st.builds(
    Association, guid=ADDRESSES, name=SLUGS, kind=st.sampled_from(KINDS), title=WORDS, caption=WORDS, alt=WORDS,
    credit=WORDS, copyright_notice=WORDS, renditions=_some(_RENDITIONS),
)  # fmt: skip

_TAGS = "p h2 h3 ul ol li blockquote table thead tbody tr td th strong b em i a sup sub br div script img".split()  # noqa: SIM905
TAG_SOUP = st.lists(
    _LETTERS
    | st.sampled_from([f"<{tag}>" for tag in _TAGS] + [f"</{tag}>" for tag in _TAGS])
    | st.sampled_from(['<a href="/tin?a=1&amp;b" title="Đọc">', "<td colspan=2 rowspan=x>", '<th scope="row">', "\n"]),
    max_size=25,
).map("".join)

_WRITTEN = (
    "headline", "slugline", "lead", "located", "creditline", "source", "copyright_holder", "copyright_notice",
    "usage_terms", "note", "correction", "ai_use",
)  # fmt: skip

ITEMS = st.builds(
    NewsItem,
    **dict.fromkeys(_WRITTEN, WORDS),
    guid=SLUGS.map("urn:newsml:tin.example.vn:{}".format),
    version=st.integers(1, 10**6),
    version_created=INSTANTS,
    first_created=st.none() | INSTANTS,
    embargoed_until=st.none() | INSTANTS,
    language=st.sampled_from(["", "vi", "km", "en-US"]),
    kind=st.sampled_from(KINDS),
    urgency=st.none() | st.integers(1, 9),
    status=st.sampled_from(STATUSES),
    body_html=TAG_SOUP.map(tidy),
    provider=WORDS.filter(lambda said: said != "-"),
    bylines=_some(WORDS.filter(bool)),
    digital_source=st.just("") | SLUGS,
    subjects=_some(_named(Concept)),
    people=_some(_named(Concept)),
    organisations=_some(_named(Concept)),
    places=_some(
        _named(Place, point=st.none() | st.tuples(_DEGREES, _DEGREES)), unique_by=lambda it: it.code or it.name
    ),
    renditions=_some(_RENDITIONS),
    associations=_some(_ASSOCIATIONS),
    page_url=st.just("") | ADDRESSES,
    trust=_some(st.builds(Trust, role=ADDRESSES, href=ADDRESSES, title=WORDS)),
)
