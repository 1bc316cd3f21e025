"""People let into the staff shell with chosen permissions, for the screens of the foundation."""

from __future__ import annotations

from django.contrib.auth.models import Permission
from django.db.models import Q
from django.test import Client

from hoitu.foundation.directory.queries import Person


def grant(person: Person, *permissions: str) -> None:
    """Give permissions (`audit.view_entry`) and the way into the staff shell."""
    wanted = Q(content_type__app_label="wagtailadmin", codename="access_admin")
    for each in permissions:
        app, _dot, codename = each.partition(".")
        wanted |= Q(content_type__app_label=app, codename=codename)
    person.user_permissions.add(*Permission.objects.filter(wanted))


def signed_in(person: Person, *permissions: str) -> Client:
    """Return a browser of someone who signed in and holds these permissions."""
    grant(person, *permissions)
    client = Client()
    client.force_login(person)
    return client
