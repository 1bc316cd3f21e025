"""Photographs every staff and public screen of the filled demo into docs/screenshots, and writes docs/screens.md.

Run as a program: python -m tests.journeys.screenshots [--home FOLDER] [--only ROUTE]
Without --home the demo is filled first, in a folder that is gone afterwards. A new screen joins by itself.
"""

from __future__ import annotations

import argparse
import io
import pathlib
import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby

from PIL import Image
from playwright.sync_api import BrowserContext, Page, sync_playwright
from tqdm import tqdm

from tests import demo_site, screens
from tests.browsing import find_chromium
from tests.demo_site import DemoSite
from tests.screens import Found

DOCS = pathlib.Path(__file__).resolve().parents[2] / "docs"
FOLDER, INDEX = DOCS / "screenshots", DOCS / "screens.md"
SIZES = {1280: 860, 360: 740}
MOST_BYTES = {1280: 30_000, 360: 15_000}  # of one picture: all of them stay under 6 MB
QUALITIES = (55, 35, 20, 8)
FIELD = f"{screens.STAFF}tac-nghiep/"
FIELD_PLACES = ("ghi", "ghi-chu", "tin", "gui", "toi")
PUBLIC, DOORS = "Trang công chúng", "Cửa vào"
MODULES = {
    "": "Bàn làm việc và tài khoản",
    "newsroom": "Đề tài, hồ sơ tin bài, sản phẩm",
    "planning": "Kế hoạch",
    "writing": "Viết chung",
    "liveblog": "Tường thuật trực tiếp",
    "translation": "Cặp bản dịch Việt – Khmer",
    "approvals": "Xin ý kiến",
    "archive": "Kho tin, chuyên đề, điểm tin",
    "field": "Tác nghiệp ngoài hiện trường",
    "fronts": "Trang mục của báo",
    "readers": "Bạn đọc",
    "wagtailimages": "Kho ảnh",
    "wagtaildocs": "Kho tài liệu",
    "recordings": "Âm thanh, video",
    "licences": "Giấy phép",
    "consents": "Đồng ý sử dụng",
    "vocabulary": "Từ vựng",
    "notices": "Thông báo",
    "directory": "Danh bạ, quyền duyệt, ủy quyền",
    "norms": "Quy định",
    "audit": "Nhật ký",
    "outbox": "Việc nền",
}
READY = "() => !document.querySelector('[data-writing]') || document.querySelector('[data-writing][data-ready]')"


@dataclass(frozen=True)
class Shot:
    """One screen to be photographed: its heading, a name for its files, its address, and who looks at it."""

    group: str
    name: str
    address: str
    who: str = ""


def shots(found: Found, site: DemoSite) -> Iterator[Shot]:
    """Yield the doors, every staff screen by module, then every kind of public page."""
    yield Shot(DOORS, "dang-nhap", f"{screens.STAFF}dang-nhap/")
    named: set[str] = set()
    order = [*MODULES, *sorted({_module(each.route) for each in found.screens} - set(MODULES))]
    for screen in sorted(found.screens, key=lambda each: order.index(_module(each.route))):
        group = MODULES.get(_module(screen.route), _module(screen.route))
        name = screen.route.replace(":", "-")
        yield Shot(group, f"{name}-{screen.who}" if name in named else name, screen.address, screen.who)
        named.add(name)
        if screen.address == FIELD:
            for place in FIELD_PLACES:
                yield Shot(group, f"field-{place}", f"{FIELD}#/{place}", screen.who)
    for address in site.one_of_each_kind():
        plain = re.sub(r"[^a-z0-9]+", "-", address.lower()).strip("-")[:60]
        yield Shot(PUBLIC, f"public-{plain or 'trang-nhat'}", address)


def _module(route: str) -> str:
    return route.partition(":")[0] if ":" in route else ""


def photograph(page: Page, shot: Shot, url: str, width: int) -> tuple[str, bytes]:
    """Return the title of a screen, and its picture as WebP, no larger than pictures may be."""
    page.goto(url + shot.address, wait_until="load")
    if "#" in shot.address:
        page.reload()
    page.wait_for_function(READY)
    page.wait_for_timeout(200)
    title = page.title().partition(" | ")[0].partition(" - Hội Tụ")[0].strip()
    return title, _small(page.screenshot(), MOST_BYTES[width])


def _small(png: bytes, most: int) -> bytes:
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    data = b""
    for quality in QUALITIES:
        out = io.BytesIO()
        picture.save(out, "WEBP", quality=quality, method=4)
        data = out.getvalue()
        if len(data) <= most:
            break
    return data


def take_all(found: Found, site: DemoSite, only: str = "") -> dict[Shot, str]:
    """Write the pictures of all screens at both widths and return the titles of the screens."""
    wanted = [shot for shot in shots(found, site) if only in shot.name]
    titles: dict[Shot, str] = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox", "--disable-gpu"])
        for width, height in SIZES.items():
            folder = _emptied(FOLDER / str(width), keep=bool(only))
            context = browser.new_context(
                viewport={"width": width, "height": height}, is_mobile=width == min(SIZES), locale="vi-VN",
                timezone_id="Asia/Ho_Chi_Minh", reduced_motion="reduce",
            )  # fmt: skip
            page = context.new_page()
            for shot in tqdm(wanted, desc=f"{width} px", unit="ảnh"):
                _become(context, found, shot.who, site.url)
                titles[shot], data = photograph(page, shot, site.url, width)
                (folder / f"{shot.name}.webp").write_bytes(data)
            context.close()
        browser.close()
    return titles


def _become(context: BrowserContext, found: Found, who: str, url: str) -> None:
    context.clear_cookies()
    if who:
        context.add_cookies([{"name": found.cookie, "value": found.sessions[who], "url": url}])


def _emptied(folder: pathlib.Path, *, keep: bool) -> pathlib.Path:
    folder.mkdir(parents=True, exist_ok=True)
    if not keep:
        for old in folder.glob("*.webp"):
            old.unlink()
    return folder


INTRODUCTION = """\
# Mọi màn hình của Hội Tụ

{count} màn hình của bản minh họa, mỗi màn hình ở 1280 px và 360 px. Trang này và các ảnh do chương trình
`python -m tests.journeys.screenshots` làm ra; đừng sửa bằng tay.
"""
ENTRY = """
**{title}** · `{address}`{who}

<img src="{wide}" width="640" alt="{alt}, màn hình rộng"> <img src="{narrow}" width="180" alt="{alt}, điện thoại">
"""


def index(titles: dict[Shot, str]) -> str:
    """Return docs/screens.md: every screen under its heading, wide and narrow."""
    parts = [INTRODUCTION.format(count=len(titles))]
    for group, members in groupby(titles, key=lambda shot: shot.group):
        parts.append(f"\n## {group}\n")
        for shot in members:
            wide, narrow = (f"screenshots/{width}/{shot.name}.webp" for width in SIZES)
            who = f" · {shot.who}" if shot.who else ""
            parts.append(
                ENTRY.format(
                    title=titles[shot], address=shot.address, who=who, wide=wide, narrow=narrow,
                    alt=_quoted(titles[shot]),
                )
            )  # fmt: skip
    return "".join(parts)


def _quoted(text: str) -> str:
    return text.replace("&", "&amp;").replace('"', "&quot;")


@contextmanager
def filled(home: pathlib.Path | None) -> Iterator[pathlib.Path]:
    """Give a filled demo: the one that is there, or a new one for the time of the block."""
    if home is not None:
        yield home.resolve()
        return
    with tempfile.TemporaryDirectory() as folder:
        demo_site.fill(pathlib.Path(folder))
        yield pathlib.Path(folder)


def main() -> None:
    """Photograph the house."""
    parser = argparse.ArgumentParser(description="Chụp mọi màn hình vào docs/screenshots và viết docs/screens.md.")
    parser.add_argument("--home", type=pathlib.Path, help="thư mục của một bản minh họa đã đầy")
    parser.add_argument("--only", default="", help="chỉ những màn hình có tên chứa chữ này")
    given = parser.parse_args()
    with filled(given.home) as home:
        found = screens.in_house(home, demo_site.environment(home))
        with demo_site.served(home) as site:
            titles = take_all(found, site, given.only)
    if not given.only:
        INDEX.write_text(index(titles), encoding="utf-8")
    total = sum(path.stat().st_size for width in SIZES for path in (FOLDER / str(width)).glob("*.webp"))
    sys.stdout.write(f"{len(titles)} màn hình, {total / 1e6:.1f} MB trong {FOLDER}\n")


if __name__ == "__main__":
    main()
