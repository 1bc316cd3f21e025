"""The vocabulary a new house starts with; planting it again adds only what is missing."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from hoitu.foundation.audit import operations as audit
from hoitu.foundation.audit.operations import audited
from hoitu.foundation.vocabulary import tables
from hoitu.foundation.vocabulary.models import PlaceSuccession, Section, Topic
from hoitu.foundation.vocabulary.operations.keepers import must_keep
from hoitu.foundation.vocabulary.operations.places import bring_in, find
from hoitu.foundation.vocabulary.operations.topics import Imported, free_slug
from hoitu.kernel.actor import Actor
from hoitu.kernel.periods import Period

SOURCE = "Tổng cục Thống kê, danh mục đơn vị hành chính"
SECTIONS_SINCE = date(2023, 1, 1)


@audited("vocabulary.plant")
def plant(*, by: Actor, now: datetime) -> Imported:
    """Add the shipped sections, topics, places and successions that are not there yet; change nothing else."""
    must_keep(by, now)
    tabled = [tables.shipped(name) for name in ("sections.csv", "topics.csv", "places.csv", "successions.csv")]
    sections, topics, places, successions = tabled
    added = _sections(sections) + _topics(topics) + _places(places) + _successions(successions)
    if added:
        audit.record(by=by, action="vocabulary.plant", detail={"added": added}, now=now)
    return Imported(added=added, changed=0, unchanged=sum(map(len, tabled)) - added)


def _sections(rows: list[dict[str, str]]) -> int:
    there = set(Section.objects.values_list("code", flat=True))
    fresh = [
        Section(
            code=row["code"],
            name=row["name"],
            name_km=row["name_km"],
            position=number * 10,
            from_date=SECTIONS_SINCE,
        )
        for number, row in enumerate(rows, start=1)
        if row["code"] not in there
    ]
    Section.objects.bulk_create(fresh)
    return len(fresh)


def _topics(rows: list[dict[str, str]]) -> int:
    there = {topic.code: topic for topic in Topic.objects.all()}
    slugs = {topic.slug for topic in there.values()}
    added = 0
    for row in rows:
        topic = there.get(row["code"])
        if topic is None:
            name = row["name"]
            topic = Topic(code=row["code"], slug=free_slug(name, row["code"], slugs), broader=there.get(row["broader"]))
            topic.name_en, topic.name, topic.name_km = row["name_en"], name, row["name_km"]
        elif topic.name:
            continue
        else:
            topic.name, topic.name_km = row["name"], topic.name_km or row["name_km"]
        topic.save()
        there[topic.code] = topic
        added += 1
    return added


def _places(rows: list[dict[str, str]]) -> int:
    read = [tables.place(number, row) for number, row in enumerate(rows, start=1)]
    return bring_in([(row, Period(row.from_date or date.min, row.to_date)) for row in read], SOURCE)


def _successions(rows: list[dict[str, str]]) -> int:
    """Tie what is not tied yet; a tie somebody has verified since stays as it is."""
    added = 0
    for number, row in enumerate(rows, start=1):
        read = tables.succession(number, row)
        old, new = find(read.old, read.on_date - timedelta(days=1)), find(read.new, read.on_date)
        if old is not None and new is not None and old.pk != new.pk:
            words = {"on_date": read.on_date, "source": read.source, "verified": read.verified}
            added += PlaceSuccession.objects.get_or_create(old=old, new=new, defaults=words)[1]
    return added
