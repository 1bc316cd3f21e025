"""Choices that several forms offer, and fields that take them."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django import forms

from hoitu.foundation.directory import queries as directory
from hoitu.foundation.directory.queries import Person

Desks = list[tuple[str, str]]


class DateField(forms.DateField):
    """A day, chosen with the browser's own calendar."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(input_formats=["%Y-%m-%d", "%d/%m/%Y"], **kwargs)


class InstantField(forms.DateTimeField):
    """An hour of a day in Việt Nam; the weekday is said beside it."""

    widget = forms.DateTimeInput(attrs={"type": "datetime-local", "data-weekday": ""}, format="%Y-%m-%dT%H:%M")

    def __init__(self, **kwargs: Any) -> None:
        formats = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%d/%m/%Y %H:%M", "%H:%M %d/%m/%Y"]
        super().__init__(input_formats=formats, **kwargs)


def desks_of(person: Person, on: date) -> Desks:
    """Return the desks of every agency a person works in, own desks first."""
    held = directory.roles_on(person.pk, on)
    own = {role.unit_id for role in held}
    desks = directory.units_within({role.agency_id for role in held}, on)
    return [(str(desk.pk), desk.name) for desk in sorted(desks, key=lambda desk: (desk.pk not in own, desk.name))]


def people_of(agency_id: UUID, on: date) -> list[tuple[str, str]]:
    """Return the people of an agency as choices."""
    return [(str(person.pk), str(person)) for person in directory.people_of(agency_id, on)]
