"""The templates of an agency."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from hoitu.kernel.refusal import NotFound
from hoitu.production.newsroom.queries import Kind, Language
from hoitu.production.writing.models import TextTemplate


def templates_of(
    agency_id: UUID, *, unit_id: UUID | None = None, kind: str = "", retired: bool = False
) -> QuerySet[TextTemplate]:
    """Return an agency's templates (with a desk, only its own and those of the whole agency) by name."""
    found = TextTemplate.objects.filter(agency_id=agency_id, retired_at__isnull=not retired)
    if unit_id:
        found = found.filter(Q(unit_id=None) | Q(unit_id=unit_id))
    if kind:
        found = found.filter(kind=kind)
    return found.select_related("unit", "changed_by").order_by("name", "pk")


def template(template_id: UUID, agency_id: UUID) -> TextTemplate:
    """Return one template of an agency; raises NotFound."""
    found = (
        TextTemplate.objects.select_related("unit", "changed_by").filter(pk=template_id, agency_id=agency_id).first()
    )
    if found is None:
        raise NotFound(_("There is no such template."))
    return found


def labels_of(template: TextTemplate) -> str:
    """Return what a template makes, in words: “Báo điện tử, Tiếng Việt”."""
    return f"{Kind(template.kind).label}, {Language(template.language).label}"
