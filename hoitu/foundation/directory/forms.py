"""The directory's forms: they check shape, the operations decide."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from hoitu.foundation.directory import queries
from hoitu.foundation.directory.models import Agency, AgencyKind, Person, Unit, Verification
from hoitu.foundation.directory.models.person import USERNAME
from hoitu.foundation.directory.roles import Level, Role

Choices = list[tuple[str, Any]]


class Day(forms.DateField):
    """A day, picked in the browser."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))
        super().__init__(**kwargs)


class PlaceField(forms.ChoiceField):
    """An agency or one of its desks; gives (agency_id, unit_id or None)."""

    def clean(self, value: Any) -> tuple[UUID, UUID | None] | None:
        """Return the two ids, or None where nothing was asked for."""
        chosen = super().clean(value)
        if not chosen:
            return None
        agency, _slash, unit = chosen.partition("/")
        return UUID(agency), UUID(unit) if unit else None


def places(on: date) -> Choices:
    """Return agencies with their desks of a day, as grouped choices (three queries)."""
    agencies = list(Agency.objects.order_by("code"))
    names = queries.agency_names([each.pk for each in agencies], on)
    desks: dict[UUID, list[Unit]] = {}
    for unit in Unit.objects.filter(queries.in_force(on)).order_by("name"):
        desks.setdefault(unit.agency_id, []).append(unit)
    grouped: Choices = []
    for agency in agencies:
        name = names.get(agency.pk, agency.code)
        inside = [(str(agency.pk), _("{name} (whole agency)").format(name=name))]
        inside += [(f"{agency.pk}/{unit.pk}", f"{name}: {unit.name}") for unit in desks.get(agency.pk, [])]
        grouped.append((name, inside))
    return grouped


def agency_choices(on: date) -> Choices:
    """Return every agency under its name of a day."""
    agencies = list(Agency.objects.order_by("code"))
    names = queries.agency_names([each.pk for each in agencies], on)
    return sorted(((str(each.pk), names.get(each.pk, each.code)) for each in agencies), key=lambda pair: pair[1])


class DatedForm(forms.Form):
    """A form about a day; `today` fills the beginning."""

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        if "from_date" in self.fields:
            self.fields["from_date"].initial = today
        if "place" in self.fields:
            self.fields["place"].choices = [("", "—"), *places(today)]  # type: ignore[attr-defined]


class PersonForm(forms.Form):
    """How somebody is named and reached."""

    full_name = forms.CharField(label=_("Full name"), max_length=120)
    pen_name = forms.CharField(label=_("Pen name"), max_length=120, required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)
    phone = forms.CharField(label=_("Phone"), max_length=40, required=False)


class MembershipForm(DatedForm):
    """One more role."""

    place = PlaceField(label=_("Agency or desk"))
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)
    from_date = Day(label=_("From"))
    to_date = Day(label=_("To (first day without it)"), required=False)


class HireForm(DatedForm, PersonForm):
    """A new person with their first roles."""

    username = forms.CharField(label=_("User name"), max_length=40, validators=[USERNAME])
    place = PlaceField(label=_("Agency or desk"))
    roles = forms.MultipleChoiceField(label=_("Roles"), choices=Role.choices, widget=forms.CheckboxSelectMultiple)
    from_date = Day(label=_("From"))
    field_order = ("username", "full_name", "pen_name", "email", "phone", "place", "roles", "from_date")


class EndForm(DatedForm):
    """The first day without a role, right or desk."""

    to_date = Day(label=_("Ends on (first day without it)"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to_date"].initial = self.today


class ReasonForm(forms.Form):
    """Why something is done."""

    reason = forms.CharField(label=_("Reason"), max_length=300)


class ConfirmForm(forms.Form):
    """Nothing to fill in: the button is the answer."""


class RightForm(DatedForm):
    """A right to approve, for a member of the agency."""

    person = forms.ModelChoiceField(label=_("Person"), queryset=Person.objects.none())
    place = PlaceField(label=_("Agency or desk"))
    level = forms.ChoiceField(label=_("Level"), choices=Level.choices)
    from_date = Day(label=_("From"))
    to_date = Day(label=_("To (first day without it)"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = Person.objects.filter(is_active=True).order_by("full_name")
        self.fields["person"].queryset = people  # type: ignore[attr-defined]


class DelegationForm(DatedForm):
    """One of one's own rights, lent to a deputy."""

    right = forms.ChoiceField(label=_("Right to delegate"))
    deputy = forms.ModelChoiceField(label=_("Deputy"), queryset=Person.objects.none())
    document = forms.CharField(label=_("Number of the written delegation"), max_length=120)
    from_date = Day(label=_("From"))
    to_date = Day(label=_("To (first day without it)"))

    def __init__(self, *args: Any, giver: Person, rights: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["right"].choices = rights  # type: ignore[attr-defined]
        others = Person.objects.filter(is_active=True).exclude(pk=giver.pk).order_by("full_name")
        self.fields["deputy"].queryset = others  # type: ignore[attr-defined]


class NameForm(DatedForm):
    """A name, from a day on, with where it was read."""

    name = forms.CharField(label=_("Name"), max_length=200)
    short_name = forms.CharField(label=_("Short name"), max_length=80, required=False)
    name_km = forms.CharField(label=_("Name in Khmer"), max_length=200, required=False)
    from_date = Day(label=_("From"))
    source = forms.CharField(label=_("Document or source"), max_length=300, required=False)
    verified = forms.ChoiceField(label=_("Verification"), choices=Verification.choices)


class FoundForm(NameForm):
    """A new agency."""

    code = forms.SlugField(label=_("Code"))
    kind = forms.ChoiceField(label=_("Kind"), choices=AgencyKind.choices)
    parent = forms.ChoiceField(label=_("Supervisory body"), required=False)
    field_order = ("code", "kind", "parent")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parent"].choices = [("", "—"), *agency_choices(self.today)]  # type: ignore[attr-defined]


class AgencyForm(forms.Form):
    """Licence, address and the like, as they stand in the imprint."""

    licence_no = forms.CharField(label=_("Licence number"), max_length=80, required=False)
    licence_date = Day(label=_("Licence date"), required=False)
    licence_issuer = forms.CharField(label=_("Licence issuer"), max_length=200, required=False)
    head_name = forms.CharField(label=_("Head of this agency"), max_length=120, required=False)
    address = forms.CharField(label=_("Address"), max_length=300, required=False)
    phone = forms.CharField(label=_("Phone"), max_length=40, required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)
    domain = forms.CharField(label=_("Domain"), max_length=120, required=False)


class MergeForm(DatedForm):
    """Which agencies a successor takes over."""

    predecessors = forms.MultipleChoiceField(label=_("Agencies taken over"), widget=forms.CheckboxSelectMultiple)
    successor = forms.ChoiceField(label=_("Successor"))
    from_date = Day(label=_("On"))
    document = forms.CharField(label=_("Written document"), max_length=200)
    source = forms.CharField(label=_("Source"), max_length=300, required=False)
    verified = forms.ChoiceField(label=_("Verification"), choices=Verification.choices)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = agency_choices(self.today)
        self.fields["predecessors"].choices = choices  # type: ignore[attr-defined]
        self.fields["successor"].choices = choices  # type: ignore[attr-defined]


class UnitForm(DatedForm):
    """A new desk."""

    name = forms.CharField(label=_("Name"), max_length=120)
    code = forms.SlugField(label=_("Code (made from the name if left empty)"), required=False)
    from_date = Day(label=_("From"))
