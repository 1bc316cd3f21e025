"""The main road in short steps, for tests: a story, its outputs, and people who act on them."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp

from hoitu.foundation.directory.models import Person
from hoitu.production.newsroom import operations
from hoitu.production.newsroom.content import DraftContent
from hoitu.production.newsroom.models import Approval, Output, Release, Story
from tests.world import NOON, World

TEXT = "Sáng nay, bà con xã Long Đức thu hoạch lúa hữu cơ sớm hơn mọi năm một tuần."


def content(headline: str = "Lúa hữu cơ vào vụ gặt sớm", text: str = TEXT, **more: Any) -> DraftContent:
    body = [{"type": "paragraph", "value": f"<p>{text}</p>"}]
    return DraftContent(headline=headline, lead="Bà con gặt sớm một tuần.", body=body, **more)


def code_of(person: Person) -> str:
    """A code of the second factor that was not used yet."""
    if not Authenticator.objects.filter(user=person, type=Authenticator.Type.TOTP).exists():
        totp.TOTP.activate(person, totp.generate_totp_secret())
        RecoveryCodes.activate(person)
    spare = Authenticator.objects.get(user=person, type=Authenticator.Type.RECOVERY_CODES).wrap()
    unused = spare.get_unused_codes()
    if not unused:
        spare.instance.delete()
        return str(RecoveryCodes.activate(person).get_unused_codes()[0])
    return str(unused[0])


def story(world: World, *, by: Person | None = None, now: datetime = NOON) -> Story:
    """A story of the news desk, filed under politics, assigned to anh Bình."""
    made = operations.open_story(by=by or world.tam, unit_id=world.news_desk.pk, title="Lúa hữu cơ", now=now)
    operations.file_story(by=world.tam, story_id=made.pk, title="Lúa hữu cơ", section_code="thoi-su", now=now)
    operations.assign(by=world.tam, story_id=made.pk, assignee_id=world.binh.pk, now=now)
    operations.set_contribution(by=world.tam, story_id=made.pk, person_id=world.binh.pk, part="text", now=now)
    return made


def draft(world: World, *, kind: str = "web", language: str = "vi", now: datetime = NOON) -> Output:
    """An empty output of a new story."""
    return operations.add_output(by=world.tam, story_id=story(world, now=now).pk, kind=kind, language=language, now=now)


def save(by: Person, output: Output, what: DraftContent | None = None, *, now: datetime = NOON) -> Output:
    """Save from the newest version."""
    base = Output.objects.get(pk=output.pk).version
    return operations.save_draft(by=by, output_id=output.pk, base_version=base, content=what or content(), now=now)


def approve(by: Person, output: Output, level: str, *, now: datetime = NOON) -> Approval:
    """Approve the newest text at a level, with a code where the chief needs one."""
    newest = Output.objects.get(pk=output.pk)
    code = code_of(by) if level == "chief" else ""
    return operations.approve(
        by=by, output_id=output.pk, level=level, content_hash=newest.content_hash, code=code, now=now
    )


def submitted(world: World, *, now: datetime = NOON, **kind: str) -> Output:
    output = draft(world, now=now, **kind)
    save(world.binh, output, now=now)
    return operations.submit(by=world.binh, output_id=output.pk, now=now)


def approved(world: World, *, now: datetime = NOON, **kind: str) -> Output:
    output = submitted(world, now=now, **kind)
    if output.language != "vi":
        approve(world.son, output, "language", now=now)
    approve_whole_chain(world, output, now=now)
    return Output.objects.get(pk=output.pk)


def approve_whole_chain(world: World, output: Output, *, now: datetime = NOON) -> None:
    for person, level in ((world.tam, "desk"), (world.lan, "secretariat"), (world.hanh, "chief")):
        approve(person, output, level, now=now)


def released(world: World, *, now: datetime = NOON, **kind: str) -> Release:
    output = approved(world, now=now, **kind)
    return operations.release(by=world.hanh, output_id=output.pk, now=now)


def state(output: Output | UUID) -> str:
    return Output.objects.get(pk=output.pk if isinstance(output, Output) else output).state
