"""Walks the chain from its first entry to its head and names the first that does not hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db.models import Subquery
from django.utils.translation import gettext as _

from hoitu.foundation.audit import rules
from hoitu.foundation.audit.models import ChainHead, Entry

COVERED = (
    "seq",
    "at",
    "actor_id",
    "actor_label",
    "action",
    "target_type",
    "target_id",
    "target_label",
    "outcome",
    "detail",
    "agency_id",
    "actor_agency_id",
)
CHUNK = 1000
ALTERED, REMOVED, UNCHAINED, BEYOND = "altered", "removed", "unchained", "beyond"


@dataclass(frozen=True)
class FirstBroken:
    """The first entry of the chain that does not hold, and how it is broken."""

    seq: int
    kind: str

    def sentence(self) -> str:
        """Say in one sentence what is wrong with which row."""
        sentences = {
            ALTERED: _("The audit chain is broken at entry %(seq)s: its content was altered."),
            REMOVED: _("The audit chain is broken at entry %(seq)s: the entry was removed."),
            UNCHAINED: _(
                "The audit chain is broken at entry %(seq)s: it was inserted or moved, not written in its turn."
            ),
            BEYOND: _("The audit chain is broken at entry %(seq)s: it stands behind the end of the chain."),
        }
        return sentences[self.kind] % {"seq": self.seq}


def own_digest(entry: Entry) -> str:
    """Return the digest the entry should have by its own fields and the digest it names as the previous one."""
    return rules.digest({name: getattr(entry, name) for name in COVERED}, entry.previous_digest)


def verify(*, watch: Callable[[int], object] = lambda _seq: None) -> FirstBroken | None:
    """Return the first broken entry, or None when the whole chain holds; `watch(seq)` is called as it goes.

    Entries written meanwhile are left for the next time. Whoever could rewrite all entries and the head leaves no
    trace here: compare the head with one kept elsewhere (`head`), as each backup's manifest does.
    """
    end = head()
    seq, digest = 0, rules.GENESIS
    for entry in _entries(end.seq):
        broken = _check(entry, after=seq, previous=digest)
        if broken:
            return broken
        seq, digest = entry.seq, entry.digest
        watch(seq)
    if seq < end.seq:
        return FirstBroken(seq + 1, REMOVED)
    if digest != end.digest:
        return FirstBroken(seq, UNCHAINED)
    return _beyond()


def _check(entry: Entry, *, after: int, previous: str) -> FirstBroken | None:
    if entry.seq != after + 1:
        return FirstBroken(after + 1, REMOVED) if entry.seq > after + 1 else FirstBroken(entry.seq, UNCHAINED)
    if own_digest(entry) != entry.digest:
        return FirstBroken(entry.seq, ALTERED)
    if entry.previous_digest != previous:
        return FirstBroken(entry.seq, UNCHAINED)
    return None


def _entries(last: int) -> Iterator[Entry]:
    """Stream the entries in order, by chunks that end where the last one did: memory stays flat on both engines."""
    after: int | None = None
    while True:
        rows = Entry.objects.filter(seq__lte=last).order_by("seq")
        chunk = list((rows if after is None else rows.filter(seq__gt=after))[:CHUNK])
        yield from chunk
        if len(chunk) < CHUNK:
            return
        after = chunk[-1].seq


def _beyond() -> FirstBroken | None:
    """Look, in one statement, for an entry behind the head as it now is."""
    end = Subquery(ChainHead.objects.filter(pk=1).values("seq")[:1])
    known = ChainHead.objects.filter(pk=1).exists()
    rows = Entry.objects.filter(seq__gt=end) if known else Entry.objects.all()
    first = rows.order_by("seq").values_list("seq", flat=True).first()
    return None if first is None else FirstBroken(first, BEYOND)


@dataclass(frozen=True)
class Head:
    """The end of the chain: keep a copy where the database's owner cannot reach."""

    seq: int
    digest: str


def head() -> Head:
    """Return the end of the chain as it now is."""
    row = ChainHead.objects.filter(pk=1).first()
    return Head(row.seq, row.digest) if row else Head(0, rules.GENESIS)


def mismatch(kept: str) -> str:
    """Compare an end of the chain kept elsewhere (`seq:digest`) with the chain; empty when it fits or none is given."""
    if not kept:
        return ""
    seq, _colon, digest = kept.partition(":")
    row = Entry.objects.filter(seq=int(seq)).first() if seq.isdigit() else None
    if row is not None and row.digest == digest:
        return ""
    return _("The audit chain is not the one that ended with %(kept)s: it was rewritten or cut.") % {"kept": kept}
