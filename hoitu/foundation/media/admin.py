"""The library inside the staff shell: recordings and rights; photos and documents have Wagtail's own screens."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet

from hoitu.foundation.media.choosers import recording_chooser
from hoitu.foundation.media.forms import ConsentForm, LicenceForm, RecordingForm
from hoitu.foundation.media.models import Attachment, Consent, Licence, Recording
from hoitu.foundation.media.queries import duration_text, licence_state


class RecordingViewSet(ModelViewSet):
    """Sound and moving pictures."""

    model = Recording
    url_prefix = "am-thanh-video"
    icon = "media"
    menu_label = _("Audio and video")
    menu_order = 60
    add_to_admin_menu = True
    copy_view_enabled = False
    list_display = [
        "title",
        Column("kind", label=_("Kind"), accessor="get_kind_display"),
        Column("duration", label=_("Duration"), accessor=duration_text),
        "credit",
        DateColumn("created_at", label=_("Uploaded"), sort_key="created_at"),
    ]
    list_filter = ["kind", "licence"]
    ordering = ["-created_at"]

    def get_form_class(self, for_update: bool = False) -> type[RecordingForm]:  # noqa: FBT001, FBT002, ARG002 - Wagtail's signature
        return RecordingForm


class LicenceViewSet(ModelViewSet):
    """What may be done with works of others."""

    model = Licence
    url_prefix = "giay-phep"
    icon = "clipboard-list"
    menu_label = _("Licences")
    copy_view_enabled = False
    list_display = [
        "name",
        "holder",
        Column("state", label=_("State"), accessor=licence_state),
        DateColumn("to_date", label=_("Until"), sort_key="to_date"),
    ]
    list_filter = ["needs_consent"]
    search_fields = ["name", "holder"]
    search_backend_name = None
    ordering = ["to_date", "name"]

    def get_form_class(self, for_update: bool = False) -> type[LicenceForm]:  # noqa: FBT001, FBT002, ARG002 - Wagtail's signature
        return LicenceForm


class ConsentList(IndexView):
    """Consents with the works they are for."""

    def get_base_queryset(self) -> Any:
        return super().get_base_queryset().select_related("photo", "recording")


class ConsentViewSet(ModelViewSet):
    """Each time a holder said yes."""

    model = Consent
    index_view_class = ConsentList
    url_prefix = "dong-y"
    icon = "check"
    menu_label = _("Consents")
    copy_view_enabled = False
    list_display = ["given_by", "photo", "recording", DateColumn("to_date", label=_("Until"), sort_key="to_date")]
    search_fields = ["given_by", "evidence"]
    search_backend_name = None
    ordering = ["-recorded_at"]

    def get_form_class(self, for_update: bool = False) -> type[ConsentForm]:  # noqa: FBT001, FBT002, ARG002 - Wagtail's signature
        return ConsentForm


class RightsGroup(ViewSetGroup):
    """Licences and consents under one heading."""

    menu_label = _("Rights")
    menu_icon = "key"
    menu_order = 90
    items = (LicenceViewSet("licences"), ConsentViewSet("consents"))


@hooks.register("register_admin_viewset")
def register_viewsets() -> list[Any]:
    return [recording_chooser, RecordingViewSet("recordings"), RightsGroup()]


@hooks.register("before_serve_document")
def staff_only(_document: Attachment, request: HttpRequest) -> HttpResponse | None:
    """Originals are for those who are signed in; readers get the copy made at release."""
    if not request.user.has_perm("wagtailadmin.access_admin"):
        return redirect_to_login(request.get_full_path())
    return None
