"""The frame of every screen of notices."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from hoitu.foundation.screens.frame import Frame, Trail

FRAME = Frame("notices", icon="bell")


def below_the_list() -> Trail:
    """Return the trail of what lies behind the list."""
    return ((_("Notices"), reverse("notices:list")),)
