from hoitu.production.newsroom.models.idea import Assignment, Idea, IdeaDecision
from hoitu.production.newsroom.models.judgement import Amendment, Approval, GivingUp, Return, Spike, Submission
from hoitu.production.newsroom.models.output import Output, OutputVersion, SideDraft
from hoitu.production.newsroom.models.release import Release, Schedule, Unschedule, Withdrawal
from hoitu.production.newsroom.models.story import Contribution, Story, StoryFact, StorySource

__all__ = [
    "Amendment",
    "Approval",
    "Assignment",
    "Contribution",
    "GivingUp",
    "Idea",
    "IdeaDecision",
    "Output",
    "OutputVersion",
    "Release",
    "Return",
    "Schedule",
    "SideDraft",
    "Spike",
    "Story",
    "StoryFact",
    "StorySource",
    "Submission",
    "Unschedule",
    "Withdrawal",
]
