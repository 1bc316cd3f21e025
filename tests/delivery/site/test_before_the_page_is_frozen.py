"""Between the release and the frozen page readers already find the article: its address answers from the row."""

from __future__ import annotations

import pytest
from django.test import Client

from hoitu.delivery.site import operations, placing, queries
from hoitu.delivery.site.models import Article
from tests.delivery.site.contents import in_khmer, paragraph, released
from tests.delivery.site.reading import Reader
from tests.world import NOON, World


def placed(world: World, headline: str) -> Article:
    """An article released this moment: the worker has not come to its page yet."""
    found = placing.place(released(world, headline, body=[paragraph("<p>Câu đầu tiên.</p>")]))
    assert found
    return found.article


def test_whoever_finds_it_in_the_search_can_read_it(world: World, client: Client) -> None:
    placed(world, "Bà con Cầu Kè")
    (hit,) = queries.search("ba con cau ke", language="vi", now=NOON).hits
    page = client.get(hit.card.path)

    assert page.status_code == 200
    assert "Câu đầu tiên." in page.text
    assert page["Content-Security-Policy"]


def test_it_reads_as_the_frozen_page_will(world: World, client: Client, reader: Reader) -> None:
    content = released(world, "Lúa đông xuân")
    found = placing.place(content)
    assert found
    before = client.get(found.article.path).text
    operations.freeze_release(content=content, now=NOON)

    assert _article(before) == _article(reader.get(found.article.path).text)


def _article(page: str) -> str:
    return page.partition('<article class="story">')[2].partition("</article>")[0]


def test_the_khmer_edition_speaks_khmer(world: World, client: Client) -> None:
    found = placing.place(in_khmer(released(world)))
    assert found

    assert client.get(found.article.path)["Content-Language"] == "km"


def test_another_address_of_the_same_number_leads_to_the_right_one(world: World, client: Client) -> None:
    article = placed(world, "Tên mới")
    answer = client.get(f"/van-hoa/ten-cu-{article.number}/")

    assert (answer.status_code, answer["Location"]) == (301, article.path)


def test_a_withdrawn_article_says_so_before_its_note_is_frozen(world: World, client: Client) -> None:
    article = placed(world, "Sẽ gỡ")
    article.withdrawn_at, article.withdrawal_note = NOON, "Gỡ vì trùng."
    article.save()
    answer = client.get(article.path)

    assert answer.status_code == 410
    assert "Gỡ vì trùng." in answer.text
    assert "Câu đầu tiên." not in answer.text


@pytest.mark.django_db
def test_a_number_nobody_has_is_not_there(client: Client) -> None:
    assert client.get("/thoi-su/khong-co-999999999999/").status_code == 404
    assert client.get("/khong-co/chi-la-chu/").status_code == 404
