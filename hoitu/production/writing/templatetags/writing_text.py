"""How notes are written on screens: line breaks, and colleagues by their names."""

from __future__ import annotations

from django import template
from django.template.defaultfilters import linebreaksbr
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from hoitu.production.writing.queries import Note, TextTemplate, labels_of
from hoitu.production.writing.rules.mentions import NAME

register = template.Library()


@register.filter
def template_makes(template: TextTemplate) -> str:
    """Return what a template makes: its medium and language."""
    return labels_of(template)


@register.filter
def note_text(note: Note) -> SafeString:
    """Return the text of a note; those who are told of it stand out, under their full names."""
    names = {each.person.username.lower(): str(each.person) for each in note.mentions.all()}
    made, at = "", 0
    for found in NAME.finditer(note.text):
        name = names.get(found[1].lower())
        if name:
            made += escape(note.text[at : found.start()]) + format_html("<strong>@{}</strong>", name)
            at = found.end()
    return linebreaksbr(mark_safe(made + escape(note.text[at:])))  # noqa: S308 - every piece is escaped above
