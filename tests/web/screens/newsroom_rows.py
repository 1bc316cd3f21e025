"""More of everything in the newsroom: in the story and the text that are looked at, and in the lists."""

from __future__ import annotations

from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile

from hoitu.foundation.media.models import Recording
from hoitu.foundation.vocabulary.models import Place, Topic
from hoitu.production.newsroom import operations
from hoitu.production.newsroom.models import FactChange, Output, SideDraft, StoryFact
from hoitu.production.translation import operations as translation
from hoitu.production.writing import operations as writing
from hoitu.production.writing.models import Presence
from tests.foundation.media import sounds
from tests.foundation.media.works import photo
from tests.production.approvals import asking
from tests.production.newsroom import road
from tests.production.translation import pairs
from tests.web.screens.office import LATER, SOON, TODAY, Office
from tests.world import NOON, START

KINDS = ("print", "radio", "tv", "social", "loudspeaker", "led")


def in_the_story(office: Office, number: int) -> None:
    """Facts with sources that are checked, people with parts, outputs that say the facts, terms, notes."""
    w, story = office.world, office.story
    who = w.people[office.colleague(number)]
    source = operations.add_source(by=w.tam, story_id=story.pk, name=f"Ông Ba {number}", now=NOON)
    fact = operations.add_fact(by=w.tam, story_id=story.pk, text=f"Gặt {number} héc-ta", source_id=source.pk, now=NOON)
    operations.verify_fact(by=w.lan, fact_id=fact.pk, version=1, now=NOON)
    operations.assign(by=w.tam, story_id=story.pk, assignee_id=who.pk, brief=f"Ý {number}", due_at=LATER, now=NOON)
    operations.set_contribution(by=w.tam, story_id=story.pk, person_id=who.pk, part="photo", share_pct=10, now=NOON)
    made = operations.add_output(by=w.tam, story_id=story.pk, kind=KINDS[number], now=NOON)
    operations.use_facts(by=w.tam, output_id=made.pk, fact_ids=[fact.pk], now=NOON)
    operations.set_speaking_rate(by=w.lan, person_id=who.pk, per_minute=200 + number, now=NOON)
    writing.add_note(by=w.tam, story_id=story.pk, text=f"Hỏi lại ấp {number}", now=NOON)
    story.topics.add(Topic.objects.create(code=f"medtop:{number}", slug=f"lua-{number}", name=f"Lúa {number}"))
    story.places.add(Place.objects.create(code=f"{number}", name=f"Xã {number}", kind="xã", from_date=START))
    office.named(part_id=fact.pk)
    contribution = story.contributions.order_by("pk")[0]
    office.named(**{"newsroom:contribution_removal:part_id": contribution.pk})


def in_the_text(office: Office, number: int) -> None:
    """Versions with works in them, notes with answers, readers, facts that have changed, words asked for."""
    w, output = office.world, Output.objects.get(pk=office.output.pk)
    who = w.people[office.colleague(number)]
    shown = photo(title=f"Ruộng {number}")
    sound = Recording.objects.create(title=f"Lời {number}", file=SimpleUploadedFile("x.mp3", sounds.mp3()))
    text = road.content()
    text.body[:] = [
        *(output.body.raw_data if output.version else text.body),
        {"type": "photo", "value": {"photo": shown.pk, "caption": f"Gặt {number}"}},
        {"type": "audio", "value": {"recording": str(sound.pk), "caption": ""}},
        {"type": "paragraph", "value": f"<p>Sáng nay, {number} hộ gặt lúa.</p>"},
    ]
    road.save(w.binh, output, text, now=NOON - timedelta(hours=12 - number))
    note = writing.add_note(by=w.tam, story_id=office.story.pk, output_id=output.pk, text="Kiểm tra", now=NOON)
    writing.answer_note(by=w.binh, note_id=note.pk, text="Đã xem.", now=NOON)
    Presence.objects.create(output=output, person=who, tab=str(number), opened_at=NOON, seen_at=NOON)
    _facts_that_change(office)
    request = asking.ask(w, office.states[1], who)
    asking.answer(request)
    for who in (w.binh, w.tam):
        side = SideDraft.objects.create(
            output=output, base_version=number, content=text.as_json(), saved_by=who, saved_at=NOON
        )

    office.named(note_id=note.pk, side_id=side.pk)
    office.named(**{"recordings:pk": sound.pk, "recording_chooser:pk": sound.pk, "wagtailimages_chooser:pk": shown.pk})


def _facts_that_change(office: Office) -> None:
    by, facts = office.world.tam, StoryFact.objects.filter(story=office.story).order_by("added_at", "pk")
    operations.use_facts(by=by, output_id=office.output.pk, fact_ids=[fact.pk for fact in facts], now=NOON)
    fact = facts.reverse()[0]
    text = f"{fact.text} rưỡi"
    operations.change_fact(by=by, fact_id=fact.pk, base_version=fact.version, text=text, now=NOON)
    office.named(change_id=FactChange.objects.filter(output=office.output).order_by("pk")[0].pk)


def in_the_lists(office: Office, number: int) -> None:
    """Ideas, outputs in each state, pairs, words waited for, terms."""
    w = office.world
    idea = operations.propose_idea(by=w.binh, unit_id=w.news_desk.pk, title=f"Mặn lên sớm {number}", now=NOON)
    written, armed = road.draft(w), road.approved(w)
    road.save(w.binh, written)
    operations.schedule(by=w.hanh, output_id=armed.pk, at=SOON, now=NOON)
    for output in (written, road.submitted(w), road.approved(w)):
        late = NOON - timedelta(hours=1)
        operations.plan_output(by=w.tam, output_id=output.pk, planned_date=TODAY, due_at=late, now=NOON)
    road.released(w)
    pairs.made(w)
    asking.ask(w, road.submitted(w), w.tam, by=w.lan)
    word = asking.ask(w, road.submitted(w), w.tam, by=w.hanh)
    term = translation.add_term(by=w.sarone, vi=f"Ủy ban {number}", km=f"គណៈកម្មាធិការ {number}", now=NOON)
    office.named(idea_id=idea.pk, term_id=term.pk, request_id=word.pk)
    office.named(**{"norms:topic:code": "base_salary", "vocabulary:topic:code": "medtop:0"})
