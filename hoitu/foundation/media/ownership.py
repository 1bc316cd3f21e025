"""Whose works are whose: everybody uses the whole library, an agency changes and deletes what is its own.

Wagtail's screens ask a permission policy; ours asks the directory's roles and a work's `agency`. A work without an
agency came in by the house itself: leaders alone change it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import reduce
from operator import or_
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from wagtail.documents import permissions as documents
from wagtail.images import permissions as images
from wagtail.models import Collection as Folder
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy

from hoitu.foundation.directory import queries as directory
from hoitu.foundation.directory.permissions import LEADERS, MAKERS
from hoitu.foundation.directory.queries import Person
from hoitu.foundation.directory.roles import Role
from hoitu.foundation.media.models import Consent
from hoitu.kernel.clock import local_date, now

Roles = frozenset[Role]
KEEPERS: Roles = LEADERS | {Role.ADMINISTRATOR}
NOBODY: Roles = frozenset()


class LibraryPolicy(CollectionOwnershipPermissionPolicy):
    """Who may do what to photos, documents and recordings; `roles` names the roles an action asks for."""

    roles: Mapping[str, Roles] = {
        "add": MAKERS,
        "change": MAKERS,
        "delete": LEADERS,
        "choose": MAKERS,
        "view": MAKERS,
    }
    open_to_all: frozenset[str] = frozenset({"choose"})  # whatever the agency
    paths: tuple[str, ...] = ("agency",)  # from a row to its agency: by one of these

    def __init__(self, model: Any) -> None:
        super().__init__(model, owner_field_name=self.paths[0].partition("__")[0])

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Say whether somebody may do this to any work at all."""
        return self.user_has_any_permission(user, [action])

    def user_has_any_permission(self, user: Any, actions: Iterable[str]) -> bool:
        """Say whether somebody may do one of these to any work at all."""
        return _is_all_mighty(user) or any(_holds(user, self._asked(action)) for action in actions)

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        """Say whether somebody may do this to a work."""
        return self.user_has_any_permission_for_instance(user, [action], instance)

    def user_has_any_permission_for_instance(self, user: Any, actions: Iterable[str], instance: Any) -> bool:
        """Say whether somebody may do one of these to a work."""
        return _is_all_mighty(user) or any(self._may(user, action, self.agency_of(instance)) for action in actions)

    def instances_user_has_any_permission_for(self, user: Any, actions: Iterable[str]) -> QuerySet[Any]:
        """Return the works somebody may do one of these to."""
        works: QuerySet[Any] = self.model.objects.all()
        asked = set(actions)
        if _is_all_mighty(user) or any(_holds(user, self._asked(action)) for action in asked & self.open_to_all):
            return works
        agencies = _answered_for(user, frozenset().union(*map(self._asked, asked)))
        wanted = [Q(**{f"{path}__in": agencies}) for path in self.paths]
        if _holds(user, LEADERS):
            wanted.append(Q(**dict.fromkeys(self.paths)))
        found: QuerySet[Any] = works.filter(reduce(or_, wanted))
        return found

    def collections_user_has_any_permission_for(self, user: Any, actions: Iterable[str]) -> QuerySet[Any]:
        """Return every folder: they order the library, rights follow the agency."""
        folders: QuerySet[Any] = Folder.objects.all()
        return folders if self.user_has_any_permission(user, actions) else folders.none()

    def agency_of(self, instance: Any) -> UUID | None:
        """Return whose a work is."""
        found: UUID | None = instance.agency_id
        return found

    def _may(self, user: Any, action: str, agency_id: UUID | None) -> bool:
        roles = self._asked(action)
        if action in self.open_to_all:
            return _holds(user, roles)
        return _holds(user, roles & LEADERS) if agency_id is None else agency_id in _answered_for(user, roles)

    def _asked(self, action: str) -> Roles:
        return self.roles.get(action, NOBODY)


class LicencePolicy(LibraryPolicy):
    """Licences are read by all who use works, and kept by leaders and administrators of the agency they bind."""

    roles = {"add": KEEPERS, "change": KEEPERS, "delete": NOBODY, "choose": MAKERS, "view": MAKERS | KEEPERS}
    open_to_all = frozenset({"choose", "view"})


class ConsentPolicy(LibraryPolicy):
    """Consents are written down and read at the work's agency, and changed by its leaders and administrators."""

    roles = {"add": MAKERS | KEEPERS, "change": KEEPERS, "delete": NOBODY, "choose": NOBODY, "view": MAKERS | KEEPERS}
    open_to_all = frozenset()
    paths = ("photo__agency", "recording__agency")

    def agency_of(self, instance: Consent) -> UUID | None:
        """Return whose the work is."""
        work = instance.photo or instance.recording
        return work.agency_id if work else None


def take_over() -> None:
    """Let Wagtail's screens of photos and documents ask our policy, whoever holds theirs already."""
    for policy in (images.permission_policy, documents.permission_policy):
        policy.__class__ = LibraryPolicy


def _is_all_mighty(user: Any) -> bool:
    return bool(user.is_active and user.is_superuser)


def _holds(user: Any, roles: Collection[str]) -> bool:
    if not isinstance(user, Person) or not user.is_active:
        return False
    return any(held.role in roles for held in directory.roles_on(user.pk, local_date(now())))


def _answered_for(user: Any, roles: Collection[str]) -> set[UUID]:
    """Return the agencies in which somebody holds one of these roles, and those their agencies took over."""
    if not isinstance(user, Person) or not user.is_active:
        return set()
    standing = directory.standing(user, local_date(now()))
    own = {held.agency_id for held in standing.roles if held.role in roles}
    return own | standing.took_over(own)
