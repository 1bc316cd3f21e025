"""Templates of outputs: kept from a text or made anew, changed, taken out of use, and begun from."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from hoitu.foundation.audit import operations as audit
from hoitu.foundation.audit.operations import audited
from hoitu.foundation.directory import queries as directory
from hoitu.foundation.directory.queries import Person
from hoitu.kernel.clock import local_date
from hoitu.kernel.refusal import NotAllowed, NotFound, NotReady
from hoitu.production.newsroom import operations as texts
from hoitu.production.newsroom import queries as newsroom
from hoitu.production.newsroom.operations import DraftContent
from hoitu.production.newsroom.rules.tidying import says_something, tidy_line
from hoitu.production.writing.models import TextTemplate
from hoitu.production.writing.rules import keepers, templates

LONGEST = 120


@audited("writing.template.keep")
def keep_as_template(*, by: Person, output_id: UUID, name: str, of_desk: bool = False, now: datetime) -> TextTemplate:
    """Keep a text as a template of its agency, or of its desk; its photos and recordings are left out."""
    output = newsroom.readable_output(by, output_id, now)
    story = output.story
    _must_keep(by, story.agency_id, now)
    kept = templates.without_works(newsroom.content_of(output).as_json())
    made = TextTemplate(agency_id=story.agency_id, unit_id=story.unit_id if of_desk else None, kind=output.kind)
    made.language, made.made_from, made.made_by, made.made_at = output.language, output, by, now
    return _put(made, by, "keep", now, name=_name(name), **kept)


@audited("writing.template.make", target="agency_id")
def make_template(
    *, by: Person, agency_id: UUID, name: str, kind: str, language: str, is_demo: bool = False, now: datetime
) -> TextTemplate:
    """Make an empty template; what it says is written by `change_template`."""
    _must_keep(by, agency_id, now)
    if kind not in newsroom.Kind.values or language not in newsroom.Language.values:
        raise NotReady(_("There is no such kind of output or language."), code="no_such_kind")
    made = TextTemplate(agency_id=agency_id, kind=kind, language=language, made_by=by, made_at=now, is_demo=is_demo)
    return _put(made, by, "make", now, name=_name(name))


@audited("writing.template.change")
def change_template(*, by: Person, template_id: UUID, name: str, content: DraftContent, now: datetime) -> TextTemplate:
    """Change what a template says; raises NotReady for what no output could hold."""
    template = _found(by, template_id, now)
    tidied = texts.tidy_content(template.kind, content)
    kept = templates.without_works(tidied.as_json())
    return _put(template, by, "change", now, name=_name(name), **kept)


@audited("writing.template.retire")
def retire_template(*, by: Person, template_id: UUID, in_use: bool, now: datetime) -> TextTemplate:
    """Take a template out of use, or into use again."""
    return _put(_found(by, template_id, now), by, "retire", now, retired_at=None if in_use else now)


@audited("writing.template.begin", target="story_id")
def begin_from(*, by: Person, story_id: UUID, template_id: UUID, now: datetime) -> newsroom.Output:
    """Add an output to a story that says what a template says, its placeholders filled in."""
    story = newsroom.readable_story(by, story_id, now)
    template = TextTemplate.objects.filter(pk=template_id, agency_id=story.agency_id, retired_at=None).first()
    if template is None:
        raise NotFound(_("There is no such template."))
    made = texts.add_output(by=by, story_id=story_id, kind=template.kind, language=template.language, now=now)
    day = made.planned_date or story.planned_date or local_date(now)
    values = templates.values_on(day, story=story.title, writer=str(by))
    text = {"headline": template.headline, "lead": template.lead, "body": template.body}
    content = DraftContent(**templates.filled(text, values))
    return texts.save_draft(by=by, output_id=made.pk, base_version=made.version, content=content, now=now)


def _found(by: Person, template_id: UUID, now: datetime) -> TextTemplate:
    template = TextTemplate.objects.select_for_update(no_key=True).filter(pk=template_id).first()
    if template is None:
        raise NotFound(_("There is no such template."))
    _must_keep(by, template.agency_id, now)
    return template


def _put(template: TextTemplate, by: Person, act: str, now: datetime, **changed: Any) -> TextTemplate:
    for name, value in changed.items():
        setattr(template, name, value)
    template.changed_by, template.changed_at = by, now
    template.save()
    audit.record(by=by, action=f"writing.template.{act}", target=template, detail={"name": template.name}, now=now)
    return template


def _name(given: str) -> str:
    name = tidy_line(given)
    if not says_something(name) or len(name) > LONGEST:
        raise NotReady(
            _("Give the template a name of at most %(limit)s characters.") % {"limit": LONGEST}, code="no_name"
        )
    return name


def _must_keep(by: Person, agency_id: UUID, now: datetime) -> None:
    if not keepers.keeps_style(directory.standing(by, local_date(now)), agency_id):
        raise NotAllowed(_("Templates are kept by the agency's editors: ask one of them."))
