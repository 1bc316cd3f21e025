"""What the demo's newsroom gathers: a dossier readers have, one under way, the news digest, and saved searches."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, timedelta
from uuid import UUID

from hoitu.kernel.clock import local_date, plain_day
from hoitu.kernel.refusal import NotAllowed
from hoitu.production.archive import operations as archive
from hoitu.production.archive import queries as archived
from hoitu.production.newsroom import operations as newsroom
from hoitu.production.newsroom import queries
from hoitu.production.newsroom.operations import DraftContent
from hoitu.production.newsroom.profiles import levels_of
from hoitu.production.newsroom.queries import Output
from hoitu.production.newsroom.release_content import ReleaseContent
from hoitu.production.writing import operations as writing
from hoitu.web.demo.telling import TOPICS, paragraph
from hoitu.web.demo.walking import Cast

FEAST, SCHOOLS = "Chuyên đề: Mùa Ok Om Bok (minh họa)", "Chuyên đề: Lớp học của xóm (minh họa)"
SAID = "Các bài về mùa lễ của tòa soạn và của đài, gom lại một chỗ; bài mới tự vào cuối trang."
GROUPS = (
    ("Trước ngày hội", ("Xóm chùa chuẩn bị ghe ngo cho mùa lễ Ok Om Bok", "Khung dệt cũ trở lại trong nhà sàn mới")),
    ("Tiếng nhạc, tiếng đàn", ("Dàn nhạc ngũ âm của phum có người chơi thế hệ thứ tư",
                               "Đêm đờn ca ở sân đình có người nghe từ ấp bên kia sông")),
)  # fmt: skip
LESSONS = (
    "Lớp chữ Khmer buổi hè ở chùa đông gấp đôi năm trước",
    "Lớp kỹ năng số buổi tối kín chỗ sau hai ngày ghi danh",
)
MARKED = "Cánh đồng lúa hữu cơ ven sông vào vụ gặt sớm"
SEARCHES = (
    ("tam", "outputs", "Bài của ban đang trễ (minh họa)", {"late": True}, True),
    ("tam", "outputs", "Tin tiếng Khmer chờ duyệt (minh họa)", {"language": "km", "state": "approving"}, False),
    ("binh", "stories", "Lúa, tôm, dừa của tôi (minh họa)", {"text": "lúa", "mine": True}, False),
)
WRITER = "binh"
HANDED_IN = timedelta(minutes=4)


def fill(cast: Cast, now: datetime) -> None:
    """Gather what was released, once, in the last minutes before `now`; the searches come last."""
    tam = cast.people["tam"]
    if queries.stories(tam, now, text=FEAST).exists():
        return
    archive.complete(now)
    found = {each.headline: each for each in queries.latest_releases() if each.kind == "web" and each.language == "vi"}
    at = now - HANDED_IN
    with suppress(NotAllowed):  # whoever signs in as the chief meanwhile has used a later code: it waits for her
        _release(cast, _feast(cast, found, at), at)
    _schools(cast, found, at)
    _digest(cast, found, now)
    for who, of, name, filters, shared in SEARCHES:
        writing.save_search(
            by=cast.people[who], of=of, name=name, filters=filters, shared=shared, told=True, now=now
        )  # fmt: skip


def _feast(cast: Cast, found: dict[str, ReleaseContent], at: datetime) -> Output:
    """Gather a dossier of two groups that grows by its topic."""
    cover = found[GROUPS[0][1][0]].cover_id if GROUPS[0][1][0] in found else None
    output = _begun(cast, FEAST, DraftContent(FEAST, SAID, [paragraph(SAID)], cover), at)
    for title, headlines in GROUPS:
        output = archive.add_group(
            by=cast.people[WRITER], output_id=output.pk, base_version=output.version, title=title, now=at
        )
        output = _with(cast, output, headlines, found, at)
    return archive.add_growth(
        by=cast.people[WRITER],
        output_id=output.pk,
        base_version=output.version,
        source=f"topic:{TOPICS['culture']}",
        most=4,
        until=None,
        now=at,
    )


def _schools(cast: Cast, found: dict[str, ReleaseContent], at: datetime) -> None:
    """Begin a second dossier and leave it there."""
    output = _begun(cast, SCHOOLS, DraftContent(SCHOOLS, "", [paragraph("Những lớp học không đợi phòng học.")]), at)
    _with(cast, output, LESSONS, found, at)


def _begun(cast: Cast, title: str, content: DraftContent, at: datetime) -> Output:
    tam, writer = cast.people["tam"], cast.people[WRITER]
    story = newsroom.open_story(by=tam, unit_id=cast.desks[WRITER], title=title, is_demo=True, now=at)
    newsroom.file_story(
        by=tam, story_id=story.pk, title=title, section_code="van-hoa-xa-hoi", topic_codes=[TOPICS["culture"]], now=at
    )
    output = newsroom.add_output(by=tam, story_id=story.pk, kind="web", now=at)
    newsroom.assign(by=tam, story_id=story.pk, assignee_id=writer.pk, kinds=["web:vi"], now=at)
    newsroom.set_contribution(by=writer, story_id=story.pk, person_id=writer.pk, part="text", now=at)
    return newsroom.save_draft(by=writer, output_id=output.pk, base_version=0, content=content, now=at)


def _with(
    cast: Cast, output: Output, headlines: tuple[str, ...], found: dict[str, ReleaseContent], at: datetime
) -> Output:
    for headline in headlines:
        if headline in found:
            output = archive.add_item(
                by=cast.people[WRITER],
                output_id=output.pk,
                base_version=output.version,
                release_id=found[headline].release_id,
                note=found[headline].lead,
                now=at,
            )
    return output


def _release(cast: Cast, output: Output, at: datetime) -> None:
    """Take a dossier through the levels, as any article."""
    handed_in = newsroom.submit(by=cast.people[WRITER], output_id=output.pk, now=at)
    for level in levels_of("web", "vi"):
        who = cast.approver(WRITER, level)
        newsroom.approve(
            by=cast.people[who],
            output_id=output.pk,
            level=level,
            content_hash=handed_in.content_hash,
            code=cast.code(who, at) if level == "chief" else "",
            now=at,
        )
    newsroom.release(by=cast.people["hanh"], output_id=output.pk, now=at)


def _digest(cast: Cast, found: dict[str, ReleaseContent], now: datetime) -> None:
    """Mark an article, and make the digest of these days from what is proposed then."""
    tam, today = cast.people["tam"], local_date(now)
    if MARKED in found:
        archive.mark(by=tam, release_id=found[MARKED].release_id, marked=True, now=now)
    proposed = archived.highlights(
        tam, since=today - timedelta(days=2), until=today, language="vi", most=6, per_section=2, now=now
    )
    chosen: list[tuple[UUID, str]] = [(each.entry.release_id, each.note) for each in proposed]
    if chosen:
        archive.make_bulletin(
            by=tam,
            unit_id=cast.desks[WRITER],
            title=f"Điểm tin ngày {plain_day(today)} (minh họa)",
            lead="Những việc đáng chú ý mấy hôm nay (minh họa).",
            language="vi",
            chosen=chosen,
            with_radio=True,
            is_demo=True,
            now=now,
        )
