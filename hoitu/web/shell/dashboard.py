"""“Bàn làm việc”: the front page of the shell, made of panels that modules bring."""

from __future__ import annotations

from typing import Any

from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from wagtail import hooks
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.home import HomeView


@method_decorator([never_cache, require_admin_access], name="dispatch")
class Dashboard(HomeView):
    """Wagtail's home without its pages, upgrades and workflows."""

    template_name = "web/dashboard.html"
    page_title = _("My desk")

    def get_panels(self) -> list[Any]:
        """Return the panels of our modules alone, through the hook `construct_homepage_panels`."""
        panels: list[Any] = []
        for hook in hooks.get_hooks("construct_homepage_panels"):
            hook(self.request, panels)
        return panels

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the panels in their order, and what they load."""
        panels = self.get_panels()
        context = super(HomeView, self).get_context_data(**kwargs)
        return {
            **context,
            "breadcrumbs_items": [{"url": "", "label": self.page_title}],
            "header_icon": "home",
            "panels": sorted(panels, key=lambda panel: panel.order),
            "media": self.get_media(panels),
        }
