"""Signs people in by name and password, and gives permissions only while a role is in force."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import Permission
from django.db.models import QuerySet

from hoitu.foundation.directory import queries
from hoitu.kernel.clock import local_date, now


class DirectoryBackend(ModelBackend):
    """Django's backend, with groups read from today's roles instead of from the person's row."""

    def _get_group_permissions(self, user_obj: Any) -> QuerySet[Permission]:
        names = {held.role for held in queries.roles_on(user_obj.pk, local_date(now()))}
        return Permission.objects.filter(group__name__in=names)
