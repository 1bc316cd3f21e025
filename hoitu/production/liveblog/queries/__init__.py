"""All reads of live blogs."""

from __future__ import annotations

from hoitu.production.liveblog.models import Blog, Entry, Rule, Version
from hoitu.production.liveblog.queries.at_work import (
    BlogPage,
    blog_page,
    blogs_of_output,
    blogs_of_story,
    blogs_seen_by,
    deciders_of,
    entries_of,
    entry_page,
    entry_told_of,
    returned_to,
    waiting_for,
)
from hoitu.production.liveblog.queries.told import Course, Told, course_of, told
from hoitu.production.liveblog.ruling import rules_of, way_of

__all__ = [
    "Blog",
    "BlogPage",
    "Course",
    "Entry",
    "Rule",
    "Told",
    "Version",
    "blog_page",
    "blogs_of_output",
    "blogs_of_story",
    "blogs_seen_by",
    "course_of",
    "deciders_of",
    "entries_of",
    "entry_page",
    "entry_told_of",
    "returned_to",
    "rules_of",
    "told",
    "waiting_for",
    "way_of",
]
