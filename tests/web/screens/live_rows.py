"""More of a live blog: the text that is looked at is told live, with entries that wait."""

from __future__ import annotations

from hoitu.production.liveblog import operations
from hoitu.production.newsroom.models import Output
from tests.foundation.media.works import photo
from tests.web.screens.office import Office
from tests.world import NOON


def in_the_live_blog(office: Office, number: int) -> None:
    """Entries with a photo, one returned and changed, and a rule set once more."""
    w, output = office.world, Output.objects.get(pk=office.output.pk)
    if not number:
        operations.begin(by=w.binh, output_id=output.pk, base_version=output.version, now=NOON)
    entry = operations.write(
        by=w.binh, output_id=output.pk, text=f"Nước lên {number}", photo_id=photo(title=f"Sông {number}").pk, now=NOON
    )
    operations.send_back(by=w.tam, entry_id=entry.pk, base=1, reason="Hỏi lại.", now=NOON)
    operations.correct(by=w.binh, entry_id=entry.pk, base=1, text=f"Nước lên {number} cm", now=NOON)
    operations.write(by=w.binh, output_id=output.pk, text=f"Mưa {number}", now=NOON)
    operations.set_rule(by=w.hanh, agency_id=w.newspaper.pk, way="editor", reason=f"Lần {number}", now=NOON)
    office.named(**{"liveblog:entry:entry_id": entry.pk})
