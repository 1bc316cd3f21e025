"""What readers are told of a released translation: by the released texts, not by what is being written."""

from __future__ import annotations

from hoitu.production.newsroom import queries as newsroom
from hoitu.production.newsroom.content import DraftContent
from hoitu.production.newsroom.release_content import ReleaseContent
from hoitu.production.translation.models import Pair, ReleaseRule
from hoitu.production.translation.reading import bound_of
from hoitu.production.translation.rules.segments import cut
from hoitu.production.translation.ruling import rule_of

SHOWN_BY_RULE = {
    ReleaseRule.Way.BLOCK: Pair.Shown.HELD,
    ReleaseRule.Way.LABEL: Pair.Shown.LABELLED,
    ReleaseRule.Way.ALLOW: Pair.Shown.CURRENT,
}


def shown_of(pair: Pair) -> str:
    """Return what readers should see of a pair's released translation now, by the agency's rule (five queries)."""
    if not behind_for_readers(pair):
        return Pair.Shown.CURRENT
    return SHOWN_BY_RULE[ReleaseRule.Way(rule_of(pair.source.story.agency_id).way)]


def behind_for_readers(pair: Pair) -> bool:
    """Say whether the released translation lacks, or still says, a paragraph that the released source has changed.

    A paragraph is followed when the release was made from it, or when somebody has said since that the released
    Khmer text fits it as it is. Order alone is nothing that readers must be told of.
    """
    source, target = newsroom.latest_release_of(pair.source_id), newsroom.latest_release_of(pair.target_id)
    if source is None or target is None or pair.target.state == "withdrawn":
        return False
    if pair.source.state == "withdrawn":
        return True
    wanted = {each.digest for each in cut(_content(source))}
    there = {each.digest for each in cut(_content(target))}
    basis = {tuple(each) for each in target.remarks.get("translation", {}).get("basis", [])}
    rows = list(pair.bindings.order_by("position"))
    bound = {(each.source.digest, each.target.digest) for each in bound_of(rows) if each.done}
    since = {(was, khmer) for was, khmer in bound if khmer in there}
    followed = {was for was, _khmer in basis | since}
    spoken_for = {khmer for was, khmer in basis | since if was in wanted}
    still_said = {khmer for was, khmer in basis if was not in wanted and khmer in there} - spoken_for
    return bool(wanted - followed) or bool(still_said)


def _content(release: ReleaseContent) -> DraftContent:
    return DraftContent(release.headline, release.lead, release.body, release.cover_id, release.ai_use)
