"""Topics: brought in from IPTC's file, labelled by the house."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import IO

from django.utils.translation import gettext as _

from hoitu.foundation.audit import operations as audit
from hoitu.foundation.audit.operations import audited
from hoitu.foundation.outbox import operations as outbox
from hoitu.foundation.vocabulary import iptc
from hoitu.foundation.vocabulary.events import TopicRelabelled
from hoitu.foundation.vocabulary.models import Topic
from hoitu.foundation.vocabulary.operations.keepers import must_keep
from hoitu.kernel.actor import Actor
from hoitu.kernel.refusal import NotFound, NotReady
from hoitu.kernel.text import nfc, slug


@dataclass(frozen=True)
class Imported:
    """What an import did: rows added, changed, left as they were."""

    added: int
    changed: int
    unchanged: int


@audited("vocabulary.topics.import")
def import_topics(*, by: Actor, file: IO[bytes] | IO[str], now: datetime) -> Imported:
    """Bring in IPTC Media Topics from the JSON IPTC hands out; our labels stay, a second run changes nothing.

    Topics the file calls retired are kept, readable, no longer offered. Raises NotReady for any other file.
    """
    must_keep(by, now)
    try:
        concepts = iptc.concepts(file)
    except iptc.NotMediaTopicsError as wrong:
        raise NotReady(
            _("This is not a file of IPTC Media Topics: download it again from cv.iptc.org as JSON."),
            problems=[str(wrong)],
        ) from wrong
    done = _bring_in(concepts)
    if done.added or done.changed:
        detail = {"added": done.added, "changed": done.changed}
        audit.record(by=by, action="vocabulary.topics.import", detail=detail, now=now)
    return done


@audited("vocabulary.topic.label")
def label_topic(*, by: Actor, code: str, name: str, name_km: str = "", now: datetime) -> Topic:
    """Give a topic its Vietnamese and Khmer labels; its address stays."""
    must_keep(by, now)
    topic = Topic.objects.select_for_update(no_key=True).filter(code=code).first()
    if topic is None:
        raise NotFound(_("There is no topic “%(code)s”.") % {"code": code})
    before = {"name": topic.name, "name_km": topic.name_km}
    topic.name, topic.name_km = (" ".join(nfc(label).split())[:160] for label in (name, name_km))
    topic.save()
    after = {"name": topic.name, "name_km": topic.name_km}
    audit.record(by=by, action="vocabulary.topic.label", target=topic, detail={"before": before, **after}, now=now)
    outbox.publish(event=TopicRelabelled(code=code), now=now)
    return topic


def _bring_in(concepts: Iterable[iptc.Concept]) -> Imported:
    wanted = {concept.code: concept for concept in concepts}
    there = {topic.code: topic for topic in Topic.objects.select_for_update(no_key=True)}
    slugs = {topic.slug for topic in there.values()}
    fresh = [_new(concept, slugs) for concept in wanted.values() if concept.code not in there]
    Topic.objects.bulk_create(fresh)
    everyone = {topic.code: topic for topic in Topic.objects.all()}
    changed = [topic for code, topic in everyone.items() if code in wanted and _follow(topic, wanted[code], everyone)]
    Topic.objects.bulk_update(changed, ["name_en", "broader", "retired_date", "folded"], batch_size=200)
    old = sum(topic.code in there for topic in changed)
    return Imported(added=len(fresh), changed=old, unchanged=len(wanted) - len(fresh) - old)


def _new(concept: iptc.Concept, slugs: set[str]) -> Topic:
    topic = Topic(code=concept.code, name_en=concept.name_en, slug=free_slug(concept.name_en, concept.code, slugs))
    topic.folded = topic.searched()
    return topic


def free_slug(name: str, code: str, taken: set[str]) -> str:
    """Return an address for a topic that no other has, and note it as taken."""
    made = slug(name, fallback="chu-de")
    if made in taken:
        made = f"{made}-{code.rsplit(':', 1)[-1]}"
    taken.add(made)
    return made


def _follow(topic: Topic, concept: iptc.Concept, everyone: dict[str, Topic]) -> bool:
    """Set what IPTC decides; say whether anything changed."""
    broader = everyone.get(concept.broader)
    wanted = (concept.name_en, broader.pk if broader else None, concept.retired_date)
    if (topic.name_en, topic.broader_id, topic.retired_date) == wanted:
        return False
    topic.name_en, topic.broader_id, topic.retired_date = wanted
    topic.folded = topic.searched()
    return True
