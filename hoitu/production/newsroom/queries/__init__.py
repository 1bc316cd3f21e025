"""All reads of the newsroom."""

from __future__ import annotations

from hoitu.production.newsroom.cases import content_of
from hoitu.production.newsroom.models import (
    Amendment,
    Approval,
    Assignment,
    Contribution,
    Idea,
    IdeaDecision,
    Output,
    OutputVersion,
    Release,
    Schedule,
    SideDraft,
    Story,
    StoryFact,
    StorySource,
    Withdrawal,
)
from hoitu.production.newsroom.models.output import Kind, Language
from hoitu.production.newsroom.queries.addressees import (
    answer_for,
    assignment_told_of,
    may_approve_next,
    output_told_of,
    writers_of,
)
from hoitu.production.newsroom.queries.desk import (
    Desk,
    desk,
    failed_schedules,
    late_schedules,
    scheduled,
    side_drafts,
)
from hoitu.production.newsroom.queries.handed_on import HandedOn, handed_on
from hoitu.production.newsroom.queries.history import Happening, history, version_content, versions
from hoitu.production.newsroom.queries.lists import OPEN as OPEN_STATES
from hoitu.production.newsroom.queries.lists import assignments, ideas, is_late, outputs, stories, waiting_past_due
from hoitu.production.newsroom.queries.pages import LevelStep, OutputPage, StoryPage, output_page, story_page
from hoitu.production.newsroom.queries.permissions import (
    ActionOffer,
    WriteAccess,
    actions_for,
    author_may,
    may,
    may_see,
    write_access,
)
from hoitu.production.newsroom.queries.releases import (
    NO_RELEASE,
    draft_content,
    latest_release_of,
    latest_releases,
    release_content,
    released_since,
    withdrawal_of,
)
from hoitu.production.newsroom.rules.measures import Measure, measures

__all__ = [
    "NO_RELEASE",
    "OPEN_STATES",
    "ActionOffer",
    "Amendment",
    "Approval",
    "Assignment",
    "Contribution",
    "Desk",
    "HandedOn",
    "Happening",
    "Idea",
    "IdeaDecision",
    "Kind",
    "Language",
    "LevelStep",
    "Measure",
    "Output",
    "OutputPage",
    "OutputVersion",
    "Release",
    "Schedule",
    "SideDraft",
    "Story",
    "StoryFact",
    "StoryPage",
    "StorySource",
    "Withdrawal",
    "WriteAccess",
    "actions_for",
    "answer_for",
    "assignment_told_of",
    "assignments",
    "author_may",
    "content_of",
    "desk",
    "draft_content",
    "failed_schedules",
    "handed_on",
    "history",
    "ideas",
    "is_late",
    "late_schedules",
    "latest_release_of",
    "latest_releases",
    "may",
    "may_approve_next",
    "may_see",
    "measures",
    "output_page",
    "output_told_of",
    "outputs",
    "release_content",
    "released_since",
    "scheduled",
    "side_drafts",
    "stories",
    "story_page",
    "version_content",
    "versions",
    "waiting_past_due",
    "withdrawal_of",
    "write_access",
    "writers_of",
]
