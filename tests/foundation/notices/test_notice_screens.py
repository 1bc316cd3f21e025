from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hoitu.foundation.directory import permissions
from hoitu.foundation.notices.models import Choice, Delivery, Device, Notice, Preference
from hoitu.foundation.outbox.models import Event
from tests.foundation.notices.telling import ASKED, AUTH, P256DH, RICE, device, tell
from tests.foundation.staff import signed_in
from tests.world import NOON, World

LIST = "/toa-soan/thong-bao/"
PREFERENCES = "/toa-soan/thong-bao/tuy-chon/"
LOG = "/toa-soan/thong-bao/nhat-ky-gui/"
DEVICES = "/toa-soan/thong-bao/trinh-duyet/"
EVERY_DAY = {
    "digest": "daily",
    "digest_time": "07:30",
    "quiet_from": "21:00",
    "quiet_to": "05:30",
    "hourly_cap": "5",
    f"{RICE}:app": "on",
}


@pytest.fixture
def binh(world: World) -> Client:
    return signed_in(world.binh)


def text_of(client: Client, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status
    return answer.content.decode()


def test_an_empty_list_says_what_will_be_there(binh: Client) -> None:
    assert "Chưa có gì" in text_of(binh, LIST)


def test_the_list_shows_one_s_own_alone(world: World, binh: Client) -> None:
    tell(world.binh, subject="Cho anh Bình")
    tell(world.tam, subject="Cho anh Tâm")
    page = text_of(binh, LIST)
    assert "Cho anh Bình" in page
    assert "Cho anh Tâm" not in page


def test_markup_in_a_subject_or_a_fact_stays_words(world: World, binh: Client) -> None:
    tell(world.binh, subject="<script>alert(1)</script>", Nơi='"><img src=x onerror=alert(2)>')
    for path in (LIST, LOG):
        page = text_of(binh, path)
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "&lt;script&gt;alert(1)" in page


def test_the_bell_asks_for_a_number(world: World, binh: Client) -> None:
    assert binh.get(f"{LIST}dem/").json() == {"count": 0, "label": "Thông báo: đã đọc hết"}
    tell(world.binh)
    answer = binh.get(f"{LIST}dem/")
    assert answer.json() == {"count": 1, "label": "Thông báo: 1 chưa đọc"}
    assert "no-store" in answer.headers["Cache-Control"]


def test_reading_and_unreading_come_back_to_the_list_as_it_was(world: World, binh: Client) -> None:
    tell(world.binh)
    notice = Notice.objects.get()
    answer = binh.post(f"{LIST}{notice.pk}/doc/", {"back": f"{LIST}?doc=chua"})
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{LIST}?doc=chua")
    assert "Không có thông báo nào khớp" in text_of(binh, f"{LIST}?doc=chua")
    binh.post(f"{LIST}{notice.pk}/chua-doc/", {"back": "https://elsewhere.example/"})
    assert "Lúa đã chín" in text_of(binh, f"{LIST}?doc=chua&loai={RICE}")
    assert binh.post(f"{LIST}doc-het/").headers["Location"] == LIST
    assert "Đã đánh dấu 1 thông báo" in text_of(binh, LIST)


def test_what_belongs_to_one_story_stands_together_under_its_newest(world: World, binh: Client) -> None:
    for minute, said in enumerate(["Đã giao", "Đã trả lại", "Chờ duyệt"]):
        tell(world.binh, subject=said, matter="story/lua", now=NOON + timedelta(minutes=minute))
    tell(world.binh, subject="Việc khác", matter="story/khac", now=NOON)
    page = text_of(binh, LIST)
    assert page.count('class="notices-matter ') == 2
    assert (
        page.index("Chờ duyệt") < page.index("2 thông báo trước đó") < page.index("Đã trả lại") < page.index("Đã giao")
    )
    assert binh.get(f"{LIST}dem/").json()["count"] == 2


def test_what_asks_for_something_comes_before_what_informs(world: World, binh: Client) -> None:
    tell(world.binh, kind=ASKED, subject="Chờ anh duyệt", matter="story/a", now=NOON - timedelta(days=1))
    tell(world.binh, subject="Lúa lên báo", matter="story/b", now=NOON)
    page = text_of(binh, LIST)
    places = [page.index(each) for each in ("Cần bạn làm</h2>", "Chờ anh duyệt", "Để biết</h2>", "Lúa lên báo")]
    assert places == sorted(places)
    binh.post(f"{LIST}{Notice.objects.get(kind=ASKED).pk}/doc/")
    assert "Cần bạn làm</h2>" not in text_of(binh, LIST)


def test_a_matter_is_read_as_a_whole_by_its_owner_alone(world: World, binh: Client) -> None:
    for minute in range(3):
        tell(world.binh, world.tam, matter="story/lua", now=NOON + timedelta(minutes=minute))
    tell(world.binh, matter="story/khac")
    answer = binh.post(f"{LIST}doc-viec/", {"viec": "story/lua", "back": f"{LIST}?doc=chua"})
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{LIST}?doc=chua")
    unread = Notice.objects.filter(read_at=None)
    assert sorted(unread.values_list("person__username", "matter")) == [
        (world.binh.username, "story/khac"),
        *[(world.tam.username, "story/lua")] * 3,
    ]
    assert binh.post(f"{LIST}doc-viec/", {"viec": "không\0có"}).status_code == 302
    assert binh.get(f"{LIST}doc-viec/").status_code == 405


def test_of_a_long_story_the_newest_are_shown_and_the_rest_is_counted(world: World, binh: Client) -> None:
    for minute in range(23):
        tell(world.binh, subject=f"Bước {minute}.", matter="story/lua", now=NOON + timedelta(minutes=minute))
    page = text_of(binh, LIST)
    assert "Bước 3." in page
    assert "Bước 2." not in page
    assert "Còn 3 thông báo cũ hơn" in page


def test_the_script_s_mark_is_answered_without_a_page(world: World, binh: Client) -> None:
    tell(world.binh)
    address = f"{LIST}{Notice.objects.get().pk}/doc/"
    assert binh.post(address, headers={"x-requested-with": "XMLHttpRequest"}).status_code == 204
    assert Notice.objects.get().read_at is not None


@pytest.mark.parametrize("act", ["doc", "chua-doc"])
def test_the_notice_of_another_is_not_there(world: World, binh: Client, act: str) -> None:
    tell(world.tam)
    notice = Notice.objects.get()
    assert binh.post(f"{LIST}{notice.pk}/{act}/").status_code == 404
    assert binh.get(f"{LIST}{notice.pk}/{act}/").status_code == 405
    notice.refresh_from_db()
    assert notice.read_at is None


def test_long_lists_have_pages_and_nonsense_leads_to_the_nearest(world: World, binh: Client) -> None:
    for number in range(31):
        tell(world.binh, subject=f"Tin số {number}", matter=f"story/{number}", now=NOON + timedelta(minutes=number))
    assert "Trang 1/2" in text_of(binh, LIST)
    assert "Tin số 0" in text_of(binh, f"{LIST}?p=99")
    assert text_of(binh, f"{LIST}?p=không&doc=gì&loai=' OR 1=1")


def test_lists_cost_the_same_whatever_their_length(world: World, binh: Client) -> None:
    device(world.binh)

    def cost(path: str) -> int:
        """Count our own questions: those of the shell around us are counted elsewhere."""
        with CaptureQueriesContext(connection) as asked:
            text_of(binh, path)
        return sum('"notices_' in query["sql"] for query in asked)

    tell(world.binh)
    text_of(binh, LIST)
    few = [cost(path) for path in (LIST, LOG, PREFERENCES)]
    for minute in range(20):
        tell(world.binh, matter=f"story/{minute}", now=NOON + timedelta(minutes=minute))
    assert [cost(path) for path in (LIST, LOG, PREFERENCES)] == few
    assert max(few) <= 4
    assert cost(f"{LIST}dem/") == 1


def test_preferences_are_kept_and_shown_again(world: World, binh: Client) -> None:
    assert 'value="22:00"' in text_of(binh, PREFERENCES)
    assert binh.post(PREFERENCES, EVERY_DAY).status_code == 302
    kept = Preference.objects.get(person=world.binh)
    assert (kept.digest, kept.hourly_cap, f"{kept.quiet_to:%H:%M}") == ("daily", 5, "05:30")
    off = Choice.objects.filter(person=world.binh, kind=RICE).order_by("channel").values_list("channel", "wanted")
    assert list(off) == [("email", False), ("push", False)]
    page = text_of(binh, PREFERENCES)
    assert 'value="07:30"' in page
    binh.post(PREFERENCES, EVERY_DAY | {f"{RICE}:email": "on", f"{RICE}:push": "on"})
    assert not Choice.objects.filter(person=world.binh, kind=RICE).exists()


@pytest.mark.parametrize(
    "wrong",
    [{"hourly_cap": "0"}, {"hourly_cap": "61"}, {"quiet_from": "25:00"}, {"digest": "never"}, {"digest_time": ""}],
)
def test_nonsense_is_refused_with_what_was_typed(binh: Client, wrong: dict[str, str]) -> None:
    answer = binh.post(PREFERENCES, EVERY_DAY | wrong)
    assert answer.status_code == 422
    assert "Chưa thay đổi gì" in answer.content.decode()
    assert not Preference.objects.exists()


def test_a_browser_hands_over_its_subscription(world: World, binh: Client) -> None:
    given = {"endpoint": "https://push.example.net/send/1", "p256dh": P256DH, "auth": AUTH}
    phone = "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0"
    assert binh.post(DEVICES, given, headers={"user-agent": phone}).status_code == 200
    kept = Device.objects.get()
    assert (kept.person, kept.label) == (world.binh, "Firefox, Android")
    assert "Firefox, Android" in text_of(binh, PREFERENCES)
    assert binh.post(DEVICES, {"endpoint": "x"}).status_code == 422
    assert binh.post(DEVICES, given | {"auth": "x"}).json()["message"].startswith("Đăng ký")
    assert binh.post(f"{DEVICES}{kept.pk}/bo/").status_code == 302
    assert not Device.objects.exists()


def test_the_worker_of_the_browser_is_a_script_of_its_own_folder(binh: Client) -> None:
    answer = binh.get("/toa-soan/thong-bao/trinh-duyet.js")
    assert answer.headers["Content-Type"].startswith("text/javascript")
    assert "showNotification" in answer.content.decode()


def test_a_trial_goes_through_every_channel(world: World, binh: Client) -> None:
    device(world.binh)
    binh.post("/toa-soan/thong-bao/thu/")
    assert sorted(Delivery.objects.filter(person=world.binh).values_list("channel", flat=True)) == ["email", "push"]
    assert Event.objects.filter(name="notices.delivery.queued").count() == 2
    assert "Thông báo sẽ đến với bạn như thế này" in text_of(binh, LOG)


def test_administrators_see_that_something_was_sent_and_not_what(world: World) -> None:
    permissions.ensure_groups()
    tell(world.binh, subject="Chuyện chưa công bố")
    quan = signed_in(world.quan, "notices.view_delivery")
    page = text_of(quan, f"{LOG}tat-ca/")
    assert "Nguyễn Văn Bình" in page
    assert "Chuyện chưa công bố" not in page
    assert "Chuyện chưa công bố" not in text_of(quan, LOG)
    assert "Không có lần gửi nào khớp" in text_of(quan, f"{LOG}tat-ca/?state=failed")


def test_an_agency_s_administrator_does_not_see_what_another_agency_is_sent(world: World) -> None:
    tell(world.mai)
    quan = signed_in(world.quan, "notices.view_delivery")
    assert "Võ Thị Mai" not in text_of(quan, f"{LOG}tat-ca/")


def test_nobody_else_sees_the_log_of_the_house(binh: Client) -> None:
    assert binh.get(f"{LOG}tat-ca/").status_code in {302, 403}


def test_strangers_are_led_to_the_door(world: World, client: Client) -> None:  # noqa: ARG001 - somebody must be there
    for path in (LIST, f"{LIST}dem/", PREFERENCES, LOG, DEVICES):
        answer = client.post(path) if path == DEVICES else client.get(path)
        assert answer.status_code == 302
        assert "/dang-nhap/" in answer.headers["Location"]
