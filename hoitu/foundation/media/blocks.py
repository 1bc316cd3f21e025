"""Blocks that point into the library; for photos and documents Wagtail's own do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.apps import apps
from django.utils.functional import cached_property
from wagtail import blocks


class RecordingChooserBlock(blocks.ChooserBlock):
    """A recording of the library; stored as the text of its uuid."""

    class Meta:
        icon = "media"

    @cached_property
    def target_model(self) -> Any:
        return apps.get_model("media", "Recording")

    @cached_property
    def widget(self) -> Any:
        from hoitu.foundation.media.choosers import recording_chooser  # noqa: PLC0415 - needs the admin, models do not

        return recording_chooser.widget_class()

    def get_prep_value(self, value: Any) -> str | None:
        return None if value is None else str(value.pk)

    def bulk_to_python(self, values: Sequence[Any]) -> Any:
        return super().bulk_to_python([_uuid(value) for value in values])


def _uuid(value: Any) -> UUID | None:
    try:
        return UUID(str(value))
    except ValueError:
        return None
