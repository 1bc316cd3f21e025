"""Signs people in by name and password, and gives permissions only while a role is in force."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import Permission
from django.db.models import QuerySet

from hoitu.foundation.directory import permissions, queries
from hoitu.foundation.directory.models import Person
from hoitu.foundation.directory.roles import Role
from hoitu.kernel.clock import local_date, now


class DirectoryBackend(ModelBackend):
    """Django's backend; what a person may do comes from today's roles alone, so no table of permissions is read."""

    def get_user(self, user_id: Any) -> Any:
        """Return who is signed in, with what they chose for the shell: every page asks for both."""
        found = Person.objects.select_related("wagtail_userprofile").filter(pk=user_id).first()
        return found if found is not None and self.user_can_authenticate(found) else None

    def get_group_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        """Return the names of the permissions of the roles in force today."""
        if not user_obj.is_active or user_obj.is_anonymous or obj is not None:
            return set()
        roles = {held.role for held in queries.roles_on(user_obj.pk, local_date(now()))}
        return {name for role in roles for name in permissions.of_role(Role(role))}

    def _get_user_permissions(self, _user_obj: Any) -> QuerySet[Permission]:
        return Permission.objects.none()
