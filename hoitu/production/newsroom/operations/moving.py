"""Moves an output along the state table; the only writer of `state` and `next_level`."""

from __future__ import annotations

from datetime import datetime

from hoitu.foundation.audit import operations as audit
from hoitu.production.newsroom import states
from hoitu.production.newsroom.cases import case_of
from hoitu.production.newsroom.models import Approval, Output
from hoitu.production.newsroom.models.judgement import STANDING
from hoitu.production.newsroom.operations.permit import By
from hoitu.production.newsroom.rules.chain import next_level


def move(output: Output, to: states.State, *fields: str) -> None:
    """Put an output into a state, note its hash and the level it now waits for, and save these fields with it."""
    output.state = to
    waits = to in {"submitted", "approving"}
    case = case_of(output)
    output.next_level = next_level(case.levels, case.approvals, output.content_hash) if waits else ""
    output.save(update_fields=["state", "next_level", "content_hash", *fields])


def void_approvals(output: Output, *, why: Approval.Voided, now: datetime) -> int:
    """Void every approval that still stands; return how many."""
    return output.approvals.filter(STANDING).update(voided_at=now, voided_as=why)


def tell_audit(by: By, action: str, output: Output, now: datetime, **detail: object) -> None:
    """Add the audit entry of an act on an output."""
    audit.record(
        by=by,
        action=f"newsroom.output.{action}",
        target=output,
        detail={"kind": output.kind, "language": output.language, "version": output.version, **detail},
        now=now,
    )
