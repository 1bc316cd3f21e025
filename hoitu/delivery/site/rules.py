"""Addresses, page numbers and dates of the public site, as pure functions."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from urllib.parse import quote

from hoitu.kernel.clock import HO_CHI_MINH

PAGE_SIZE = 20
COMMENTS_PAGE = 50
SITEMAP_PART_SIZE = 500
LIVE_PART = 25  # entries on a page of older ones; an article itself shows up to twice as many
NEWS_SITEMAP_HOURS = 48
NEWS_SITEMAP_LIMIT = 1000
CARD_WIDTH = 800  # pixels: the widest picture of a card, twice as sharp as its place
ALL_NEWS = "tin-moi"
LISTING_FOLDERS = {"all": ALL_NEWS, "topic": "chu-de", "author": "tac-gia", "audio": "nghe"}
OTHER_EDITION = {"vi": "km", "km": "vi"}
LANGUAGES = ("vi", "km")

WEEKDAYS = {
    "vi": ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật"),
    "km": ("ថ្ងៃចន្ទ", "ថ្ងៃអង្គារ", "ថ្ងៃពុធ", "ថ្ងៃព្រហស្បតិ៍", "ថ្ងៃសុក្រ", "ថ្ងៃសៅរ៍", "ថ្ងៃអាទិត្យ"),
}


FRONT_EDITORS = frozenset({"desk_head", "secretariat", "deputy_editor_in_chief", "editor_in_chief"})
MOST_PINS = 6
LONGEST_PIN = timedelta(days=30)
HOME_TOP, SECTION_TOP = 5, 3  # articles a front begins with: what is read most stands beside, never instead of them
READ_HOURS = (0, 24, 168)
READ_SIZES = range(3, 11)
HOME_READ = (24, 5)
"""What home pages show of what is read most until the desk decides: of the last 24 hours, five articles."""


def most_read(ranking: Sequence[int], newest: Sequence[int], size: int, top: Collection[int]) -> list[int]:
    """Return the articles read most that are not at the top of the front, filled up with its newest.

    Nothing where none of the ranking is left: what is only new is not called read.
    """
    read = [number for number in dict.fromkeys(ranking) if number not in top][:size]
    taken = {*top, *read}
    return [*read, *(number for number in newest if number not in taken)][:size] if read else []


def front_code(language: str, section_code: str) -> str:
    """Return the code of a front: `vi` is the Vietnamese home page, `km/thoi-su` a section's front."""
    return f"{language}/{section_code}" if section_code else language


def edition(language: str) -> str:
    """Return the prefix of an edition's addresses: nothing for Vietnamese, `/km` for Khmer."""
    return "" if language == "vi" else f"/{language}"


def home_path(language: str) -> str:
    return f"{edition(language)}/"


def article_path(language: str, section_code: str, slug: str, number: int) -> str:
    return f"{edition(language)}/{section_code}/{slug}-{number}/"


def listing_path(language: str, kind: str, slug: str, page: int = 0) -> str:
    """Return the address of a list's front (page 0) or of one of its numbered pages (1 is the oldest)."""
    folder = LISTING_FOLDERS.get(kind, "")
    parts = [part for part in (folder, slug if kind not in {"all", "audio"} else "") if part]
    if page:
        parts.append(f"trang-{page}")
    return f"{edition(language)}/{'/'.join(parts)}/"


def feed_path(language: str, feed_format: str, slug: str) -> str:
    """Return the address of a feed: format `rss`, `atom` or `feed` (JSON), slug of a section or `tin-moi`."""
    return f"{edition(language)}/{feed_format}/{slug}.{'json' if feed_format == 'feed' else 'xml'}"


def podcast_path(language: str, section_code: str = "") -> str:
    """Return the address of the podcast of an edition, or of a section of it."""
    return f"{edition(language)}/podcast/{section_code or 'tat-ca'}.xml"


def search_path(language: str) -> str:
    return f"{edition(language)}/tim-kiem/"


def saving_path(language: str) -> str:
    return f"{edition(language)}/tiet-kiem/"


def manifest_path(language: str) -> str:
    return f"{edition(language)}/manifest.webmanifest"


def corrections_path(language: str, page: int = 0) -> str:
    """Return the address of the corrections' front (page 0) or of a numbered page (1 is the oldest)."""
    return f"{edition(language)}/cai-chinh/{f'trang-{page}/' if page else ''}"


def comments_path(article: str, page: int = 0) -> str:
    """Return the address of an article's comments: the newest (page 0), or a numbered page (1 is the oldest)."""
    return f"{article}binh-luan/{f'trang-{page}/' if page else ''}"


def live_data_path(article: str) -> str:
    """Return the address of the newest entries of a live blog, for the script on its page."""
    return f"{article}truc-tiep.json"


def live_part_path(article: str, part: int) -> str:
    """Return the address of a page of entries of a live blog (1 holds the oldest): there each entry stays for good."""
    return f"{article}truc-tiep/phan-{part}/"


def live_anchor(place: int) -> str:
    """Return the name of an entry within its pages."""
    return f"cap-nhat-{place}"


def first_live_place(newest: int) -> int:
    """Return the first of the entries an article itself shows: its newest part, and the whole one before it."""
    return max((page_of(max(newest, 1), LIVE_PART) - 2) * LIVE_PART, 0) + 1


def commenting_path(language: str, number: int) -> str:
    """Return the address of the form for a comment on the article of this number."""
    return f"{edition(language)}/viet-binh-luan/{number}/"


def reporting_path(language: str, comment: object) -> str:
    """Return the address of the form that reports a comment."""
    return f"{edition(language)}/bao-cao-binh-luan/{comment}/"


def answers_path(language: str, page: int = 0, *, number: int = 0) -> str:
    """Return the address of questions and answers: the newest, a numbered page (1 is the oldest), or one answer."""
    own = f"{number}/" if number else ""
    return f"{edition(language)}/hoi-dap/{own}{f'trang-{page}/' if page else ''}"


def asking_path(language: str) -> str:
    """Return the address of the form for questions and complaints."""
    return f"{edition(language)}/hoi-toa-soan/"


def sending_path(language: str) -> str:
    """Return the address of the form for news from readers."""
    return f"{edition(language)}/gui-tin/"


def own_letter_path(language: str, link: str) -> str:
    """Return the private address under which a reader sees what became of a letter."""
    return f"{edition(language)}/thu-cua-toi/{link}/"


def page_of(position: int, page_size: int = PAGE_SIZE) -> int:
    """Return the numbered page that holds this position; both count from 1, the oldest."""
    return (position - 1) // page_size + 1


def positions_of(page: int, page_size: int = PAGE_SIZE) -> tuple[int, int]:
    """Return the first and the last position on a numbered page."""
    return (page - 1) * page_size + 1, page * page_size


def sitemap_part(number: int) -> int:
    """Return which file of the sitemap lists the article of this number."""
    return number // SITEMAP_PART_SIZE


def short_date(at: datetime) -> str:
    return f"{at.astimezone(HO_CHI_MINH):%d/%m/%Y}"


def clock_time(at: datetime) -> str:
    return f"{at.astimezone(HO_CHI_MINH):%H:%M}"


def long_date(at: datetime, language: str) -> str:
    """Return weekday and day in Việt Nam, e.g. `Thứ Ba, 24/11/2026`."""
    local = at.astimezone(HO_CHI_MINH)
    return f"{WEEKDAYS[language][local.weekday()]}, {local:%d/%m/%Y}"


def iso(at: datetime) -> str:
    """Return the instant for machines, with the offset of Việt Nam."""
    return at.astimezone(HO_CHI_MINH).isoformat(timespec="seconds")


def share_links(address: str, headline: str) -> list[tuple[str, str]]:
    """Return plain links that pass an address on: no script, no tracker, nothing loaded from elsewhere."""
    url, title = quote(address, safe=""), quote(headline, safe="")
    return [
        ("Facebook", f"https://www.facebook.com/sharer/sharer.php?u={url}"),
        ("E-mail", f"mailto:?subject={title}&body={url}"),
    ]


def listen_path(language: str) -> str:
    return listing_path(language, "audio", "")


def latest_path(language: str) -> str:
    return listing_path(language, "all", ALL_NEWS)


LIVE = (search_path, saving_path)
"""Pages made at once, never frozen and never kept on a device."""
