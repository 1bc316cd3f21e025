"""All writes of the newsroom, by noun."""

from __future__ import annotations

from hoitu.production.newsroom.content import DraftContent
from hoitu.production.newsroom.operations.amendments import correct, give_up, update, withdraw
from hoitu.production.newsroom.operations.archive import ArchiveItem, import_archive
from hoitu.production.newsroom.operations.assignments import assign, end_assignment, hand_over
from hoitu.production.newsroom.operations.contributions import remove_contribution, set_contribution
from hoitu.production.newsroom.operations.deriving import derive, set_speaking_rate
from hoitu.production.newsroom.operations.drafts import save_draft, settle_side_draft, tidy_content
from hoitu.production.newsroom.operations.fact_uses import settle_fact_change, use_facts
from hoitu.production.newsroom.operations.facts import add_fact, change_fact, remove_fact, verify_fact
from hoitu.production.newsroom.operations.ideas import decide_idea, propose_idea
from hoitu.production.newsroom.operations.judgements import approve, return_output, submit
from hoitu.production.newsroom.operations.outputs import add_output, plan_output
from hoitu.production.newsroom.operations.reasons import reason_of
from hoitu.production.newsroom.operations.releases import release
from hoitu.production.newsroom.operations.schedules import release_due, schedule, unschedule
from hoitu.production.newsroom.operations.sources import add_source, remove_source
from hoitu.production.newsroom.operations.spikes import spike, unspike
from hoitu.production.newsroom.operations.stories import file_story, open_story, plan_story
from hoitu.production.newsroom.operations.thinning import thin_versions

__all__ = [
    "ArchiveItem",
    "DraftContent",
    "add_fact",
    "add_output",
    "add_source",
    "approve",
    "assign",
    "change_fact",
    "correct",
    "decide_idea",
    "derive",
    "end_assignment",
    "file_story",
    "give_up",
    "hand_over",
    "import_archive",
    "open_story",
    "plan_output",
    "plan_story",
    "propose_idea",
    "reason_of",
    "release",
    "release_due",
    "remove_contribution",
    "remove_fact",
    "remove_source",
    "return_output",
    "save_draft",
    "schedule",
    "set_contribution",
    "set_speaking_rate",
    "settle_fact_change",
    "settle_side_draft",
    "spike",
    "submit",
    "thin_versions",
    "tidy_content",
    "unschedule",
    "unspike",
    "update",
    "use_facts",
    "verify_fact",
    "withdraw",
]
