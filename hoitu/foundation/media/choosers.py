"""The window in which a recording is chosen or uploaded."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.admin.widgets.chooser import BaseChooser

from hoitu.foundation.media.ownership import LibraryPolicy


class RecordingChooser(BaseChooser):
    """The field that shows which recording is chosen."""

    def get_value_data_from_instance(self, instance: Any) -> dict[str, Any]:
        """Return what the script is told of it; a uuid has to be text there."""
        return {**super().get_value_data_from_instance(instance), "id": str(instance.pk)}


class RecordingChooserViewSet(ChooserViewSet):
    """Recordings, for form fields and blocks."""

    model = "media.Recording"

    @property
    def permission_policy(self) -> LibraryPolicy:
        return LibraryPolicy("media.Recording")

    base_widget_class = RecordingChooser
    icon = "media"
    choose_one_text = _("Choose a recording")
    choose_another_text = _("Choose another recording")
    edit_item_text = _("Edit this recording")
    page_title = _("Choose a recording")
    create_action_label = _("Upload")
    create_action_clicked_label = _("Uploading…")
    creation_tab_label = _("Upload")
    creation_form_class = "hoitu.foundation.media.forms.RecordingForm"


recording_chooser = RecordingChooserViewSet("recording_chooser")
