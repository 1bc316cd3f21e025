"""Readers of a Khmer page learn when its Vietnamese source has moved on, as the agency's rule says."""

from __future__ import annotations

from datetime import timedelta

import pytest

from hoitu.delivery.site import operations as site
from hoitu.delivery.site import queries
from hoitu.foundation.outbox import operations as outbox
from hoitu.kernel.khmer import ZERO_WIDTH_SPACE
from hoitu.production.newsroom import operations as newsroom
from hoitu.production.newsroom.models import Output
from hoitu.production.translation import operations
from hoitu.production.translation.models import Pair
from tests.delivery.site.reading import Reader
from tests.production.newsroom import road
from tests.production.translation import pairs
from tests.production.translation.pairs import PARAGRAPHS, article
from tests.world import NOON, World

KHMER = "តម្លៃស្រូវ"
NOTE = "ការបកប្រែមិនទាន់ធ្វើបច្ចុប្បន្នភាព"
LATER = NOON + timedelta(hours=1)
pytestmark = pytest.mark.usefixtures("stopped_clock")


@pytest.fixture
def pair(world: World) -> Pair:
    """Both halves on the site."""
    made = pairs.made(world)
    texts = {0: "ស្រូវចូលរដូវ", 1: "បងប្អូនច្រូតមុន", 2: "ព្រឹកនេះ", 3: f"{KHMER}ឡើង", 4: "ទិញអស់"}
    pairs.translate(made, world.sarone, texts=texts)
    newsroom.submit(by=world.sarone, output_id=made.target_id, now=NOON)
    road.approve(world.son, made.target, "language")
    for output in (made.source, made.target):
        road.approve_whole_chain(world, output)
        newsroom.release(by=world.hanh, output_id=output.pk, now=NOON)
    outbox.drain(now=NOON)
    return made


def change_the_source(world: World, pair: Pair) -> None:
    """Anh Bình updates the Vietnamese text; it goes through its chain and out."""
    newsroom.update(by=world.tam, output_id=pair.source_id, reason="Giá mới", now=LATER)
    road.save(world.binh, pair.source, article(PARAGRAPHS[0], "Giá lúa giảm.", PARAGRAPHS[2]), now=LATER)
    newsroom.submit(by=world.binh, output_id=pair.source_id, now=LATER)
    road.approve_whole_chain(world, Output.objects.get(pk=pair.source_id), now=LATER)
    newsroom.release(by=world.hanh, output_id=pair.source_id, now=LATER)
    outbox.drain(now=LATER)


def page_of(pair: Pair, reader: Reader) -> str:
    place = queries.place_of(pair.target_id)
    assert place
    return reader.get(place.path).text.replace(ZERO_WIDTH_SPACE, "")


def found(words: str) -> int:
    return queries.search(words, language="km", now=LATER).total


def test_a_page_whose_source_changed_gives_its_text_to_a_note_until_it_has_followed(
    world: World, pair: Pair, reader: Reader
) -> None:
    assert KHMER in page_of(pair, reader)
    assert NOTE not in page_of(pair, reader)
    assert found(KHMER) == 1
    change_the_source(world, pair)
    page = page_of(pair, reader)
    assert NOTE in page
    assert KHMER not in page
    assert "ស្រូវចូលរដូវ" in page, "the headline stays"
    assert found(KHMER) == 0
    feed = reader.get("/km/rss/tin-moi.xml").text
    assert "បងប្អូនច្រូតមុន" not in feed.replace(ZERO_WIDTH_SPACE, "")
    newsroom.update(by=world.sarone, output_id=pair.target_id, reason="Theo bản tiếng Việt", now=LATER)
    pairs.translate(pair, world.sarone, 3, texts={3: f"{KHMER}ចុះ"}, now=LATER)
    newsroom.submit(by=world.sarone, output_id=pair.target_id, now=LATER)
    road.approve(world.son, pair.target, "language", now=LATER)
    road.approve_whole_chain(world, Output.objects.get(pk=pair.target_id), now=LATER)
    newsroom.release(by=world.hanh, output_id=pair.target_id, now=LATER)
    outbox.drain(now=LATER)
    assert f"{KHMER}ចុះ" in page_of(pair, reader)
    assert NOTE not in page_of(pair, reader)
    assert found(KHMER) == 1


def test_a_page_keeps_its_text_under_a_label_and_everything_can_be_made_again(
    world: World, pair: Pair, reader: Reader
) -> None:
    operations.set_rule(by=world.hanh, agency_id=world.newspaper.pk, way="label", hours=2, reason="Thử", now=NOON)
    change_the_source(world, pair)
    for page in (page_of(pair, reader), _made_again(pair, reader)):
        assert NOTE in page
        assert KHMER in page


def _made_again(pair: Pair, reader: Reader) -> str:
    site.rebuild(now=LATER)
    return page_of(pair, reader)


def test_a_word_that_it_fits_brings_the_text_back_at_once(world: World, pair: Pair, reader: Reader) -> None:
    change_the_source(world, pair)
    assert KHMER not in page_of(pair, reader)
    pairs.translate(pair, world.sarone, 3, texts={3: f"{KHMER}ឡើង"}, now=LATER)
    outbox.drain(now=LATER)
    assert KHMER in page_of(pair, reader)
    assert NOTE not in page_of(pair, reader)
