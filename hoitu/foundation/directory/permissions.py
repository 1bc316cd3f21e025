"""What each role may do in Wagtail's shell: one Django group per role, and nobody is a superuser.

Our own screens ask the directory itself (`queries.standing`); these permissions open the shell. The library asks
`media.ownership`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.contrib.auth.models import Group, Permission
from django.db.models import Q

from hoitu.foundation.directory import queries
from hoitu.foundation.directory.models import Membership, Person
from hoitu.foundation.directory.roles import Role

SHELL = "wagtailadmin.access_admin"
EVERYBODY = frozenset(Role)
MAKERS = EVERYBODY - {Role.OVERSEER, Role.AUDITOR, Role.ADMINISTRATOR}
LEADERS = frozenset({Role.SECRETARIAT, Role.DEPUTY_EDITOR_IN_CHIEF, Role.EDITOR_IN_CHIEF})
# Whose audit they read follows from where they hold the role: docs/decisions/0040-the-audit-of-an-agency.md.
AUDIT_READERS = frozenset({Role.AUDITOR, Role.OVERSEER, Role.EDITOR_IN_CHIEF, Role.ADMINISTRATOR})

# Names only: a permission whose model is not installed is left out.
_granted: dict[str, set[Role]] = {
    SHELL: set(EVERYBODY),
    "audit.view_entry": set(AUDIT_READERS),
    "outbox.view_task": {Role.ADMINISTRATOR},
    "outbox.change_task": {Role.ADMINISTRATOR},
}


def grant(roles: Iterable[Role], *names: str) -> None:
    """Give a Django permission (`newsroom.change_output`) to roles; called in `AppConfig.ready()` of its module."""
    for name in names:
        _granted.setdefault(name, set()).update(roles)


def of_role(role: Role) -> frozenset[str]:
    """Return the names of the permissions a role has everywhere."""
    return frozenset(name for name, roles in _granted.items() if role in roles)


def ensure_groups() -> None:
    """Bring the groups of all roles to exactly what is granted above."""
    known = {f"{each.content_type.app_label}.{each.codename}": each for each in _permissions()}
    for role in Role:
        group, _made = Group.objects.get_or_create(name=role.value)
        group.permissions.set([known[name] for name in of_role(role) if name in known])


def sync_groups(person: Person, on: date) -> None:
    """Put a person into the groups of the roles in force on a day, and out of all others."""
    names = {held.role for held in queries.roles_on(person.pk, on)} if person.is_active else set()
    wanted = set(Group.objects.filter(name__in=names).values_list("pk", flat=True))
    present = set(person.groups.values_list("pk", flat=True))
    if wanted != present:
        person.groups.set(wanted)


def sync_all(on: date) -> int:
    """Bring every person's groups to the roles in force on a day; return how many people were looked at."""
    people = Person.objects.filter(Q(pk__in=Membership.objects.values("person_id")) | Q(groups__isnull=False))
    seen = 0
    for person in people.distinct().iterator():
        sync_groups(person, on)
        seen += 1
    return seen


def _permissions() -> Iterable[Permission]:
    wanted = Q(pk__in=[])
    for name in _granted:
        app, codename = name.split(".")
        wanted |= Q(content_type__app_label=app, codename=codename)
    return Permission.objects.filter(wanted).select_related("content_type")
