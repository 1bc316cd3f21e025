"""From a release to a page anyone can read, and back."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from hoitu.delivery.site import operations, placing, queries
from hoitu.delivery.site.freezing import run
from hoitu.production.newsroom.release_content import ReleaseContent
from tests.delivery.site.contents import CULTURE, again, in_khmer, released
from tests.delivery.site.reading import Reader
from tests.world import NOON, World


def freeze(content: ReleaseContent) -> str:
    path = operations.freeze_release(content=content, now=NOON)
    assert path is not None
    return path


def test_a_release_is_a_page_on_home_section_topic_and_byline(world: World, reader: Reader) -> None:
    path = freeze(released(world))

    assert path.startswith("/thoi-su/nong-dan-cau-ngang-duoc-mua-tom-")
    page = reader.get(path)
    assert page.status == 200
    assert "Nông dân Cầu Ngang được mùa tôm" in page.text
    assert "<b>đồng bào</b>" in page.text
    author = f"/tac-gia/nguyen-van-binh-{str(world.binh.pk)[-6:]}/"
    for front in ("/", "/thoi-su/", "/chu-de/nong-nghiep/", author, "/tin-moi/", "/tin-moi/trang-1/"):
        assert path in reader.get(front).text, front


def test_other_kinds_have_no_page(world: World, public: Path) -> None:
    assert operations.freeze_release(content=released(world, kind="radio"), now=NOON) is None
    assert not public.exists()


def test_the_same_release_twice_changes_no_file(world: World, public: Path) -> None:
    content = released(world)
    freeze(content)
    before = {path: path.stat().st_mtime_ns for path in public.rglob("*") if path.is_file()}

    freeze(content)

    assert {path: path.stat().st_mtime_ns for path in public.rglob("*") if path.is_file()} == before


def test_an_older_release_never_overwrites_a_newer_one(world: World, reader: Reader) -> None:
    first = released(world)
    path = freeze(again(first, headline="Tiêu đề mới"))

    assert operations.freeze_release(content=first, now=NOON) is None

    assert "Tiêu đề mới" in reader.get(path).text


def test_the_slug_stays_when_the_headline_changes(world: World) -> None:
    first = released(world)
    path = freeze(first)

    assert freeze(again(first, headline="Khác hẳn")) == path


def test_an_update_says_when_and_why(world: World, reader: Reader) -> None:
    first = released(world)
    freeze(first)
    text = reader.get(freeze(again(first, correction_note="Bổ sung số liệu."))).text

    assert "Bổ sung số liệu." in text
    assert "13:00, 24/11/2026" in text


def test_a_changed_section_redirects_for_ever(world: World, reader: Reader, public: Path) -> None:
    first = released(world)
    old = freeze(first)
    new = freeze(again(first, section=CULTURE))

    assert new.startswith("/van-hoa/")
    moved = reader.get(old)
    assert (moved.status, moved.headers["Location"]) == (301, new)
    assert f"url={new}" in (public / old.strip("/") / "index.html").read_text()
    assert f"{old} {new};" in (public.parent / "redirects.map").read_text()
    assert old not in reader.get("/thoi-su/").text


def test_an_article_that_moves_back_is_at_home_again(world: World, reader: Reader) -> None:
    first = released(world)
    old = freeze(first)
    second = again(first, section=CULTURE)
    away = freeze(second)
    assert freeze(again(second, section=first.section)) == old

    assert reader.get(old).status == 200
    assert reader.get(away).headers["Location"] == old


def test_a_withdrawn_article_leaves_a_note_and_nothing_else(world: World, reader: Reader, public: Path) -> None:
    content = released(world)
    path = freeze(content)

    operations.withdraw_article(output_id=content.output_id, public_note="Gỡ vì sai sự thật.", now=NOON)

    gone = reader.get(path)
    assert gone.status == 410
    assert "Gỡ vì sai sự thật." in gone.text
    assert "được mùa tôm" not in gone.text
    fronts = ("/", "/thoi-su/", "/tin-moi/", "/rss/tin-moi.xml", "/feed/thoi-su.json", *reader.sitemap_parts())
    for front in fronts:
        assert path not in reader.get(front).text, front
    kept = list((public.parent / "withdrawn").rglob("*.html"))
    assert len(kept) == 1
    assert "được mùa tôm" in kept[0].read_text()
    assert queries.public_url(content.output_id) is None
    place = queries.place_of(content.output_id)
    assert place is not None
    assert place.gone


def test_a_withdrawn_article_does_not_come_back_by_a_late_release(world: World, reader: Reader) -> None:
    content = released(world)
    path = freeze(content)
    operations.withdraw_article(output_id=content.output_id, public_note="Gỡ.", now=NOON)

    assert operations.freeze_release(content=again(content), now=NOON) is None
    assert reader.get(path).status == 410


def test_withdrawing_twice_and_withdrawing_the_unknown_do_no_harm(world: World, reader: Reader) -> None:
    content = released(world)
    assert operations.withdraw_article(output_id=content.output_id, public_note="", now=NOON) is None
    path = freeze(content)
    for note in ("Một.", "Hai."):
        assert operations.withdraw_article(output_id=content.output_id, public_note=note, now=NOON) == path
    assert "Một." in reader.get(path).text


def test_a_related_article_forgets_a_withdrawn_one(world: World, reader: Reader) -> None:
    first, second = released(world, "Bài một"), released(world, "Bài hai")
    freeze(first)
    path = freeze(second)
    assert "Bài một" in reader.get(path).text

    operations.withdraw_article(output_id=first.output_id, public_note="", now=NOON)

    assert "Bài một" not in reader.get(path).text


def test_a_correction_stands_on_its_page_and_on_the_home_page_for_a_while(world: World, reader: Reader) -> None:
    first = released(world)
    freeze(first)
    freeze(again(first, "correct", correction_note="Đúng là 12 ha.", false_information="Bài viết 120 ha."))

    page = reader.get("/cai-chinh/").text
    assert "<h1>Thông tin cải chính, xin lỗi</h1>" in page
    assert "Bài viết 120 ha." in page
    assert "Đúng là 12 ha." in page
    assert "Đúng là 12 ha." in reader.get("/").text

    operations.refresh(now=NOON + timedelta(days=9))

    assert "Đúng là 12 ha." not in reader.get("/").text
    assert "Đúng là 12 ha." in reader.get("/cai-chinh/").text


def test_a_notice_stays_and_names_an_article_withdrawn_since_without_leading_there(
    world: World, reader: Reader
) -> None:
    first = released(world)
    path = freeze(first)
    freeze(again(first, "correct", correction_note="Đúng là 12 ha.", false_information="Bài viết 120 ha."))
    assert f'href="{path}"' in reader.get("/cai-chinh/").text

    operations.withdraw_article(output_id=first.output_id, public_note="Đã gỡ.", now=NOON)

    for page in ("/", "/cai-chinh/", "/cai-chinh/trang-1/"):
        text = reader.get(page).text
        assert path not in text, page
        assert f'{first.headline} <span class="gone">(đã gỡ ngày 24/11/2026)</span>' in text, page


def test_every_notice_is_kept_however_many_there_are(world: World, reader: Reader) -> None:
    content = released(world)
    freeze(content)
    for number in range(1, 44):
        content = again(content, "correct", correction_note=f"Lần {number:03}.")
        placing.place(content)
    run.everything(lambda *_: None, now=NOON)

    addresses = ("", "trang-3/", "trang-2/", "trang-1/")
    front, third, second, first = (reader.get(f"/cai-chinh/{page}").text for page in addresses)
    assert "Lần 043." in front
    assert 'rel="next" href="/cai-chinh/trang-2/"' in front
    assert 'rel="next" href="/cai-chinh/trang-2/"' in third
    assert 'rel="prev" href="/cai-chinh/trang-3/"' in second
    assert 'rel="prev" href="/cai-chinh/trang-2/"' in first
    seen = {number for page in (third, second, first) for number in range(1, 44) if f"Lần {number:03}." in page}
    assert seen == set(range(1, 44))


def test_the_editions_of_a_story_name_each_other(world: World, reader: Reader) -> None:
    vietnamese = released(world)
    vi_path, km_path = freeze(vietnamese), freeze(in_khmer(vietnamese))

    assert km_path.startswith("/km/thoi-su/tin-")
    for path in (vi_path, km_path):
        text = reader.get(path).text
        assert f'hreflang="km" href="http://127.0.0.1:8000{km_path}"' in text
        assert f'hreflang="vi" href="http://127.0.0.1:8000{vi_path}"' in text


def test_khmer_pages_say_so_and_may_break_their_lines(world: World, reader: Reader) -> None:
    path = freeze(in_khmer(released(world)))

    text = reader.get(path).text
    assert '<html lang="km">' in text
    assert "\u200b" in text.partition("<h1>")[2].partition("</h1>")[0]
    assert path in reader.get("/km/").text
    assert path not in reader.get("/").text
