"""What people fill in: filters, and how notices arrive."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hoitu.foundation.notices import kinds
from hoitu.foundation.notices.kinds import APP, EMAIL, PUSH, Kind
from hoitu.foundation.notices.queries import Delivery, Preference
from hoitu.foundation.notices.rules import Habits

CHANNEL_LABELS = {APP: _("In the house"), EMAIL: _("E-mail"), PUSH: _("Browser")}
ALL = [("", _("All"))]


HABITS = ("quiet_from", "quiet_to", "digest", "digest_time", "hourly_cap")


def _time(label: Any) -> forms.TimeField:
    return forms.TimeField(label=label, widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}))


def _pair(name: str) -> tuple[str, str]:
    kind, _colon, channel = name.rpartition(":")
    return kind, channel


class NoticeFilters(forms.Form):
    """Which of one's notices to see; every field may stay empty."""

    doc = forms.ChoiceField(label=_("Show"), required=False, choices=[*ALL, ("chua", _("Unread only"))])
    loai = forms.ChoiceField(label=_("Kind"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        """Offer the kinds there are."""
        super().__init__(*args, **options)
        field = self.fields["loai"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [*ALL, *((kind.code, kind.label) for kind in kinds.kinds())]


class DeliveryFilters(forms.Form):
    """Which rows of the delivery log to see."""

    state = forms.ChoiceField(label=_("State"), required=False, choices=[*ALL, *Delivery.State.choices])
    channel = forms.ChoiceField(label=_("Channel"), required=False, choices=[*ALL, *Delivery.Channel.choices])


class PreferencesForm(forms.Form):
    """When and through what one is told: the habits, then a box for every kind and channel (`kind:channel`)."""

    digest = forms.ChoiceField(label=_("When to send"), choices=Preference.Digest.choices, widget=forms.RadioSelect)
    digest_time = _time(_("Time of the daily digest"))
    quiet_from = _time(_("Quiet from"))
    quiet_to = _time(_("Quiet to"))
    hourly_cap = forms.IntegerField(label=_("At most per hour"), min_value=1, max_value=60)

    def __init__(self, *args: Any, choices: Sequence[tuple[Kind, dict[str, bool]]], **options: Any) -> None:
        """Add the boxes, ticked as chosen so far."""
        super().__init__(*args, **options)
        self.rows = []
        for kind, chosen in choices:
            for channel, wanted in chosen.items():
                name = f"{kind.code}:{channel}"
                label = f"{kind.label}: {CHANNEL_LABELS[channel]}"
                self.fields[name] = forms.BooleanField(label=label, required=False, initial=wanted)
            self.rows.append((kind, [f"{kind.code}:{channel}" for channel in chosen]))

    def boxes(self) -> Iterable[tuple[Kind, list[forms.BoundField]]]:
        """Return each kind with its boxes, channel by channel."""
        return [(kind, [self[name] for name in names]) for kind, names in self.rows]

    @property
    def habits(self) -> Habits:
        """The habits that were filled in."""
        return Habits(**{name: self.cleaned_data[name] for name in HABITS})

    @property
    def wanted(self) -> dict[tuple[str, str], bool]:
        """What was ticked, by kind and channel."""
        names = (name for _kind, names in self.rows for name in names)
        return {_pair(name): bool(self.cleaned_data[name]) for name in names}


class DeviceForm(forms.Form):
    """What a browser says of its subscription."""

    endpoint = forms.CharField(max_length=1000)
    p256dh = forms.CharField(max_length=120)
    auth = forms.CharField(max_length=40)
