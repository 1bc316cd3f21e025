"""The library inside the staff shell."""

from __future__ import annotations

from wagtail import hooks

from hoitu.foundation.media.choosers import RecordingChooserViewSet, recording_chooser


@hooks.register("register_admin_viewset")
def register_recording_chooser() -> RecordingChooserViewSet:
    return recording_chooser
