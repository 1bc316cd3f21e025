"""Every change of the library on record, whichever of Wagtail's screens made it."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import ProtectedError
from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.log_actions import get_active_log_context

from hoitu.foundation.audit import operations as audit
from hoitu.foundation.media import uses
from hoitu.foundation.media.models import Attachment, Consent, Licence, Photo, Recording
from hoitu.kernel.actor import Actor, SystemActor
from hoitu.kernel.clock import now

RECORDED = (Attachment, Consent, Licence, Photo, Recording)


def connect() -> None:
    """Listen to Django, not to Wagtail: forms, bulk actions and code of our own all end there."""
    for model in RECORDED:
        uid = f"media.audit.{model.__name__}"
        post_save.connect(_saved, sender=model, dispatch_uid=uid)
        post_delete.connect(_deleted, sender=model, dispatch_uid=uid)
    for model in (Attachment, Photo, Recording):
        pre_delete.connect(_keep_while_used, sender=model, dispatch_uid=f"media.kept.{model.__name__}")


def _saved(sender: type[Any], instance: Any, created: bool, raw: bool = False, **_rest: Any) -> None:  # noqa: FBT001, FBT002 - a signal's signature
    if not raw:
        verb = "add" if created else "change"
        audit.record(by=_who(), action=_action(sender, verb), target=instance, now=now())


def _keep_while_used(sender: type[Any], instance: Any, **_rest: Any) -> None:
    """Refuse to delete what a text shows: its blocks hold no foreign key that would keep it."""
    if uses.is_shown(sender._meta.model_name, str(instance.pk)):  # noqa: SLF001 - Django documents _meta
        message = "a text shows it"
        raise ProtectedError(message, {instance})


def _deleted(sender: type[Any], instance: Any, **_rest: Any) -> None:
    audit.record(by=_who(), action=_action(sender, "delete"), target=instance, now=now())
    if sender is Recording:  # of photos and documents Wagtail removes the files itself
        transaction.on_commit(lambda: instance.file.delete(save=False))


def _action(sender: type[Any], verb: str) -> str:
    return f"media.{sender._meta.model_name}.{verb}"  # noqa: SLF001 - Django documents _meta


def _who() -> Actor:
    user = get_active_log_context().user
    return user if user is not None and hasattr(user, "actor_id") else SystemActor("library")
