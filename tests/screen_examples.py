"""What stands in the address of a screen: rows of the filled demo, and the few it does not bring in by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import timedelta
from itertools import islice
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import Model
from django.urls import NoReverseMatch, reverse

from hoitu.delivery.site import operations as fronts
from hoitu.delivery.site import queries as site
from hoitu.foundation.directory import operations as directory_operations
from hoitu.foundation.directory import queries as directory
from hoitu.foundation.directory.queries import Agency, Person
from hoitu.foundation.directory.roles import Level
from hoitu.foundation.norms import queries as norms
from hoitu.foundation.outbox.models import Event, Task
from hoitu.kernel import clock
from hoitu.kernel.clock import local_date
from hoitu.kernel.refusal import Stale
from hoitu.production.newsroom import operations as newsroom
from hoitu.production.newsroom.models import Output
from hoitu.production.newsroom.states import TABLE
from hoitu.production.newsroom.views.act_list import ACTS
from hoitu.production.planning import operations as planning
from hoitu.production.planning.rules.when import whole_days
from hoitu.web.demo import people
from tests.screens import PARAMETER, TYPED

MOST = 8  # rows tried for one address

# The last id of an address says which model it is a row of: `letter_id` is a Letter, of the module of the screen or of
# another one. Here are those that are called otherwise; where two use the same word, by module.
# Ids before it are that row's own: of `tin-bai/<story_id>/du-kien/<part_id>/` the story is the fact's.
MODELS = {
    "change_id": "newsroom.FactChange",
    "consents:pk": "media.Consent",
    "file_id": "planning.CalendarFile",
    "licences:pk": "media.Licence",
    "part_id": "newsroom.StoryFact",
    "recordings:pk": "media.Recording",
    "right_id": "directory.ApprovalRight",
    "seq": "audit.Entry",
    "search_id": "writing.SavedSearch",
    "side_id": "newsroom.SideDraft",
    "source_id": "newsroom.Output",
    "template_id": "writing.TextTemplate",
    "vocabulary:pk": "vocabulary.Place",
}
# What no row has: it tells a screen that takes a POST alone from one that lacks an example.
NONE_SUCH = {"uuid": "00000000-0000-7000-8000-000000000000", "int": "999999999", "str": "khong-co", "slug": "khong-co"}
Values = Callable[[], Iterator[dict[str, Any]]]
STATES_OF: dict[str, list[str]] = {
    f"newsroom:{act.noun}": [row.state for row in TABLE if row.action == act.action] for act in ACTS
}


def of(address: str, name: str) -> Iterator[str]:
    """Yield whole addresses for a route; its own one where nothing in it is to be filled in."""
    asked = PARAMETER.findall(address)
    if name in QUERIES:
        yield from (f"{address}?{query}" for query in QUERIES[name]())
        return
    if not asked:
        yield address
        return
    for values in islice(_values(name, asked), MOST):
        try:
            yield reverse(name, kwargs=values)
        except NoReverseMatch:
            break
    yield TYPED.sub(lambda found: NONE_SUCH.get(found[1], "khong-co"), address)


def _values(name: str, asked: list[str]) -> Iterator[dict[str, Any]]:
    if name in SPECIAL:
        yield from SPECIAL[name]()
        return
    last = asked[-1]
    model = _model(name.partition(":")[0], last)
    for row in _rows(model, name) if model else ():
        yield {**{each: getattr(row, each, row.pk) for each in asked[:-1]}, last: row.pk}


def _model(module: str, parameter: str) -> type[Model] | None:
    label = MODELS.get(f"{module}:{parameter}") or MODELS.get(parameter)
    if label:
        return apps.get_model(label)
    name = parameter.removesuffix("_id").replace("_", "")
    named = [model for model in apps.get_models() if model._meta.model_name == name]
    return min(named, key=lambda model: model._meta.app_label != module, default=None)


def _rows(model: type[Model], name: str) -> Iterator[Any]:
    if model is Output:
        yield from _outputs(STATES_OF.get(name))
    else:
        yield from model._default_manager.order_by("-pk")[:MOST]


def _outputs(states: list[str] | None) -> Iterator[Output]:
    """Yield an article of each state, the newspaper's own first; then what is no article."""
    rows = Output.objects.order_by("-saved_at").select_related("story__agency")
    rows = rows.filter(state__in=states) if states else rows
    order = ["submitted", "approving", "approved", "scheduled", "draft", "returned", "released"]
    articles = [row for row in rows if row.kind == "web" and row.story.agency.code == people.NEWSPAPER]
    seen = set()
    for row in sorted(articles, key=lambda row: order.index(row.state) if row.state in order else len(order)):
        if row.state not in seen:
            seen.add(row.state)
            yield row
    yield from (row for row in rows if row.language == "km")
    yield from (row for row in rows if row.kind != "web")


def _editions() -> Iterator[dict[str, Any]]:
    day = local_date(clock.now())
    for slot in apps.get_model("planning.Slot").objects.all():
        yield from ({"slot_id": slot.pk, "day": (day + timedelta(days=ahead)).isoformat()} for ahead in range(7))


def _placements() -> Iterator[dict[str, Any]]:
    for row in apps.get_model("planning.Placement").objects.all():
        yield {"slot_id": row.slot_id, "day": row.day.isoformat(), "placement_id": row.pk}


def _fronts() -> Iterator[dict[str, Any]]:
    yield from ({"front": front.code} for front in site.fronts(clock.now()) if front.code)


def _topics_of_law() -> Iterator[dict[str, Any]]:
    yield from ({"code": topic.code} for topic in norms.topics())


def _codes(label: str) -> Values:
    def values() -> Iterator[dict[str, Any]]:
        yield from ({"code": row.code} for row in apps.get_model(label).objects.order_by("code")[:MOST])

    return values


def _amended() -> Iterator[dict[str, Any]]:
    open_ones = apps.get_model("newsroom.Amendment").objects.filter(given_up=None, release=None)
    yield from ({"output_id": row.output_id} for row in open_ones)


def _events_to_cover() -> Iterator[str]:
    yield from (
        f"su-kien={row.pk}" for row in apps.get_model("planning.Event").objects.filter(rule="", state="planned")
    )


def _released_again() -> Iterator[dict[str, Any]]:
    again = apps.get_model("newsroom.Release").objects.filter(seq=1, output__releases__seq=2).order_by("-pk")[:MOST]
    yield from ({"release_id": row.pk} for row in again)


def _moves() -> Iterator[dict[str, Any]]:
    for row in apps.get_model("planning.SeriesMove").objects.select_related("change"):
        yield {"event_id": row.change.event_id, "move_id": row.pk}


def _works() -> Iterator[dict[str, Any]]:
    photo = apps.get_model("media.Photo").objects.latest("pk")
    yield from ({"kind": kind, "key": str(photo.pk)} for kind in ("photo", "anh", "photos"))


def _told_live() -> Iterator[dict[str, Any]]:
    yield from ({"output_id": row.pk} for row in apps.get_model("liveblog.Blog").objects.all()[:MOST])


QUERIES: dict[str, Callable[[], Iterator[str]]] = {"planning:coverage_plan": _events_to_cover}
SPECIAL: dict[str, Values] = {
    "archive:difference": _released_again,
    "archive:uses": _works,
    "liveblog:blog": _told_live,
    "newsroom:giving_up": _amended,
    "fronts:front": _fronts,
    "fronts:most-read": _fronts,
    "fronts:order": _fronts,
    "fronts:pin": _fronts,
    "norms:topic": _topics_of_law,
    "planning:edition": _editions,
    "planning:series_undoing": _moves,
    "planning:placement_removal": _placements,
    "vocabulary:section": _codes("vocabulary.Section"),
    "vocabulary:section_closing": _codes("vocabulary.Section"),
    "vocabulary:section_order": _codes("vocabulary.Section"),
    "vocabulary:topic": _codes("vocabulary.Topic"),
}
CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Hoi Tu//minh hoa//VI
BEGIN:VEVENT
UID:hop-mat-minh-hoa@example.vn
SUMMARY:Họp mặt báo chí (minh họa)
DTSTART;VALUE=DATE:{day:%Y%m%d}
LOCATION:Hội trường tỉnh
END:VEVENT
END:VCALENDAR
"""


def complete() -> None:
    """Bring in what happens in a newsroom sooner or later: an update under way, a text put away, a dead letter."""
    _amend_and_put_away()
    _approve_one()
    _lend_and_consent()
    _plan_and_pin()
    _fail_in_the_background()


def _amend_and_put_away() -> None:
    now, lan = clock.now(), _person("lan")
    released = Output.objects.filter(
        story__agency__code=people.NEWSPAPER, kind="web", language="vi", state="released"
    ).order_by("saved_at")
    newsroom.update(by=lan, output_id=released[0].pk, reason="Thêm số liệu của xã (minh họa).", now=now)
    spiked, shared = (_social(released[number].story_id) for number in (1, 2))
    newsroom.spike(by=lan, output_id=spiked.pk, reason="Đã có bản khác (minh họa).", now=now)
    mine = newsroom.DraftContent("Tít của tôi", "", [{"type": "paragraph", "value": "<p>Bản tôi viết dở.</p>"}])
    with suppress(Stale):
        newsroom.save_draft(by=lan, output_id=shared.pk, base_version=0, content=mine, now=now)


def _approve_one() -> None:
    now, hanh = clock.now(), _person("hanh")
    waiting = Output.objects.filter(story__agency__code=people.NEWSPAPER, next_level=Level.CHIEF).earliest("saved_at")
    newsroom.approve(
        by=hanh, output_id=waiting.pk, level=Level.CHIEF, content_hash=waiting.content_hash,
        code=people.code("hanh", now), now=now,
    )  # fmt: skip


def _social(story_id: UUID) -> Output:
    now, lan = clock.now(), _person("lan")
    output = newsroom.add_output(by=lan, story_id=story_id, kind="social", language="vi", now=now)
    content = newsroom.DraftContent("", "", [{"type": "paragraph", "value": "<p>Mời bà con đọc bài.</p>"}])
    return newsroom.save_draft(by=lan, output_id=output.pk, base_version=0, content=content, now=now)


def _lend_and_consent() -> None:
    now, today, lan = clock.now(), local_date(clock.now()), _person("lan")
    directory_operations.delegate(
        by=lan, deputy_id=_person("tam").pk, agency_id=_paper().pk, level=Level.SECRETARIAT,
        document="07/UQ (minh họa)", from_date=today, to_date=today + timedelta(days=7), now=now,
    )  # fmt: skip
    photo = apps.get_model("media.Photo").objects.earliest("pk")
    apps.get_model("media.Consent").objects.create(
        photo=photo, given_by="Hội Tụ (minh họa)", from_date=today, evidence="Thư ngày hôm nay (minh họa)"
    )


def _plan_and_pin() -> None:
    now, today, tam, lan = clock.now(), local_date(clock.now()), _person("tam"), _person("lan")
    calendar = CALENDAR.format(day=today + timedelta(days=9))
    planning.hand_in_calendar(
        by=tam, agency_id=_paper().pk, name="Lịch của văn phòng (minh họa)", content=calendar, now=now
    )
    article = (
        apps.get_model("site.Article").objects.filter(language="vi", withdrawn_at=None).latest("first_published_at")
    )
    fronts.pin(by=lan, number=article.number, front="vi", until=now + timedelta(days=1), now=now)
    meeting = apps.get_model("planning.Event").objects.filter(title="Giao ban tòa soạn").earliest("made_at")
    planning.move_series(
        by=tam, event_id=meeting.pk, to=whole_days(today, today), reason="Đổi lịch (minh họa).", now=now
    )


def _fail_in_the_background() -> None:
    now = clock.now()
    event = Event.objects.create(name="minh-hoa", payload={}, happened_at=now)
    error = "ConnectionError: máy bên kia không trả lời (minh họa)"
    Task.objects.create(
        event=event, handler="minh-hoa", state=Task.State.DEAD, first_due_at=now, due_at=now, last_error=error
    )


def _person(name: str) -> Person:
    found = directory.person_named(name)
    assert found is not None
    return found


def _paper() -> Agency:
    found = directory.agency_by_code(people.NEWSPAPER)
    assert found is not None
    return found
