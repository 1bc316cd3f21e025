"""The library inside the staff shell: recordings and rights; photos and documents have Wagtail's own screens."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic import DeleteView, EditView, IndexView
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.documents.views.bulk_actions import AddToCollectionBulkAction as MoveAttachments
from wagtail.images.views.bulk_actions import AddToCollectionBulkAction as MovePhotos

from hoitu.foundation.media.choosers import recording_chooser
from hoitu.foundation.media.forms import ConsentForm, LicenceForm, RecordingForm
from hoitu.foundation.media.models import Attachment, Consent, Licence, Recording
from hoitu.foundation.media.ownership import ConsentPolicy, LibraryPolicy, LicencePolicy
from hoitu.foundation.media.queries import duration_text, licence_state


class OwnEdit(EditView):
    """Changing what one's agency owns; anything else is refused."""

    def get_object(self, queryset: Any = None) -> Any:
        found = super().get_object(queryset)
        if not self.user_has_permission_for_instance("change", found):
            raise PermissionDenied
        return found


class OwnDelete(DeleteView):
    """Deleting what one's agency owns; anything else is refused."""

    def get_object(self, queryset: Any = None) -> Any:
        found = super().get_object(queryset)
        if not self.user_has_permission_for_instance("delete", found):
            raise PermissionDenied
        return found


class LibraryList(IndexView):
    """What one may change, delete or look at; it leads to the form of what one may change, and to no other."""

    context_object_name = "works"  # a search for no word at all has no model to be called by

    def get_base_queryset(self) -> Any:
        return self.permission_policy.instances_user_has_any_permission_for(
            self.request.user, self.any_permission_required
        )

    def get_edit_url(self, instance: Any) -> str | None:
        if not self.user_has_permission_for_instance("change", instance):
            return None
        address: str | None = super().get_edit_url(instance)
        return address


class OwnedViewSet(ModelViewSet):
    """Screens of what belongs to an agency; `policy_class` says who may do what."""

    policy_class: type[LibraryPolicy] = LibraryPolicy
    index_view_class: type[IndexView] = LibraryList
    edit_view_class = OwnEdit
    delete_view_class = OwnDelete
    copy_view_enabled = False

    @property
    def permission_policy(self) -> LibraryPolicy:
        return self.policy_class(self.model)


class RecordingViewSet(OwnedViewSet):
    """Sound and moving pictures."""

    model = Recording
    url_prefix = "am-thanh-video"
    icon = "media"
    menu_label = _("Audio and video")
    menu_order = 60
    add_to_admin_menu = True
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


class LicenceViewSet(OwnedViewSet):
    """What may be done with works of others."""

    policy_class = LicencePolicy
    model = Licence
    url_prefix = "giay-phep"
    icon = "clipboard-list"
    menu_label = _("Licences")
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


class ConsentList(LibraryList):
    """Consents with the works they are for."""

    def get_base_queryset(self) -> Any:
        return super().get_base_queryset().select_related("photo", "recording")


class ConsentViewSet(OwnedViewSet):
    """Each time a holder said yes."""

    policy_class = ConsentPolicy
    model = Consent
    index_view_class = ConsentList
    url_prefix = "dong-y"
    icon = "check"
    menu_label = _("Consents")
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


# There is one folder only, so Wagtail's button that moves works to another leads nowhere.
for moving in (MovePhotos, MoveAttachments):
    moving.models = []


@hooks.register("register_admin_viewset")
def register_viewsets() -> list[Any]:
    return [recording_chooser, RecordingViewSet("recordings"), RightsGroup()]


@hooks.register("before_serve_document")
def staff_only(_document: Attachment, request: HttpRequest) -> HttpResponse | None:
    """Originals are for those who are signed in; readers get the copy made at release."""
    if not request.user.has_perm("wagtailadmin.access_admin"):
        return redirect_to_login(request.get_full_path())
    return None
