"""Every act on an output in words, in one table: address, form, operation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hoitu.production.newsroom import operations
from hoitu.production.newsroom.forms import acts as forms


@dataclass(frozen=True)
class Act:
    """An act: its name in the state table, its noun and address, its words, its form and its operation."""

    action: str
    noun: str
    address: str
    title: Promise
    explanation: Promise
    done: Promise
    operation: Callable[..., object]
    form: type[forms.ActForm]
    grave: bool = False
    writes_next: bool = False
    reads_first: bool = False
    judges: bool = False


ACTS: tuple[Act, ...] = (
    Act(
        "submit",
        "submission",
        "nop",
        _("Hand in"),
        _("The text below goes to the desk. From then on the desk edits it, returns it with a reason or approves it."),
        _("Handed in. The desk sees it now."),
        operations.submit,
        forms.NoteForm,
    ),
    Act(
        "approve",
        "approval",
        "duyet",
        _("Approve"),
        _("You say yes to exactly what is below. A later change of text, byline or section makes this approval void."),
        _("Approved and recorded."),
        operations.approve,
        forms.ApprovalForm,
        reads_first=True,
        judges=True,
    ),
    Act(
        "return",
        "return",
        "tra-lai",
        _("Return"),
        _("The output goes back to its writer, who reads your reason. Approvals given so far become void."),
        _("Returned. The writer sees your reason."),
        operations.return_output,
        forms.ReasonForm,
        judges=True,
    ),
    Act(
        "schedule",
        "schedule",
        "hen-gio",
        _("Schedule"),
        _("The approved text is released by itself at the hour you choose. Until then it can be taken back."),
        _("Scheduled. It is released by itself at that hour."),
        operations.schedule,
        forms.ScheduleForm,
    ),
    Act(
        "unschedule",
        "unscheduling",
        "huy-hen",
        _("Take the schedule back"),
        _("The output stays approved, and is not released by itself."),
        _("The schedule was taken back."),
        operations.unschedule,
        forms.ReasonForm,
    ),
    Act(
        "release",
        "release",
        "phat-hanh",
        _("Release now"),
        _("The text below leaves the house now, to every channel of this output. A release is never changed later."),
        _("Released. Its channels receive it within seconds."),
        operations.release,
        forms.ActForm,
        reads_first=True,
    ),
    Act(
        "update",
        "update",
        "cap-nhat",
        _("Update"),
        _("What readers see stays until the new text is approved and released. Use “Correct” if something was wrong."),
        _("The output is open for the update: write it now."),
        operations.update,
        forms.ReasonForm,
        writes_next=True,
    ),
    Act(
        "correct",
        "correction",
        "cai-chinh",
        _("Correct"),
        _("Something released was wrong. The corrected article will carry your public note, on every channel."),
        _("The output is open for the correction: write it now."),
        operations.correct,
        forms.CorrectionForm,
        writes_next=True,
    ),
    Act(
        "give_up",
        "giving_up",
        "bo-sua",
        _("Give the change up"),
        _("What is released stays as it is, and the update or correction ends. What was written for it is kept."),
        _("Given up. What is released stands."),
        operations.give_up,
        forms.ReasonForm,
        grave=True,
    ),
    Act(
        "withdraw",
        "withdrawal",
        "go",
        _("Withdraw"),
        _("The output is taken off every channel, for good. Its releases stay in the record."),
        _("Withdrawn. Every channel is being told."),
        operations.withdraw,
        forms.WithdrawalForm,
        grave=True,
    ),
    Act(
        "spike",
        "spike",
        "cat",
        _("Put away"),
        _("The output leaves the working lists. Its text is kept, and it can be taken up again."),
        _("Put away, with its text."),
        operations.spike,
        forms.ReasonForm,
        grave=True,
    ),
    Act(
        "unspike",
        "unspiking",
        "lay-lai",
        _("Take up again"),
        _("The output comes back to its writer as a draft."),
        _("It is a draft again."),
        operations.unspike,
        forms.ReasonForm,
        writes_next=True,
    ),
)

BY_ACTION: dict[str, Act] = {act.action: act for act in ACTS}
