from hoitu.production.newsroom.models.derivation import Derivation, SpeakingRate
from hoitu.production.newsroom.models.fact import FactChange, FactUse, FactVerification, FactVersion, StoryFact
from hoitu.production.newsroom.models.idea import Assignment, Idea, IdeaDecision
from hoitu.production.newsroom.models.judgement import Amendment, Approval, GivingUp, Return, Spike, Submission
from hoitu.production.newsroom.models.output import Output, OutputVersion, SideDraft
from hoitu.production.newsroom.models.release import Release, Schedule, Unschedule, Withdrawal
from hoitu.production.newsroom.models.story import Contribution, Story, StorySource

__all__ = [
    "Amendment",
    "Approval",
    "Assignment",
    "Contribution",
    "Derivation",
    "FactChange",
    "FactUse",
    "FactVerification",
    "FactVersion",
    "GivingUp",
    "Idea",
    "IdeaDecision",
    "Output",
    "OutputVersion",
    "Release",
    "Return",
    "Schedule",
    "SideDraft",
    "SpeakingRate",
    "Spike",
    "Story",
    "StoryFact",
    "StorySource",
    "Submission",
    "Unschedule",
    "Withdrawal",
]
