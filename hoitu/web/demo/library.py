"""The works the demo's stories show: drawn pictures, one synthetic voice, one drawn film."""

from __future__ import annotations

from pathlib import Path

from hoitu.foundation.directory import queries as directory
from hoitu.foundation.media import operations as media
from hoitu.foundation.media.queries import Photo, Recording
from hoitu.kernel.actor import SystemActor
from hoitu.web.demo.people import NEWSPAPER
from hoitu.web.demo.pictures import draw

HOUSE = SystemActor("demo")
ASSETS = Path(__file__).with_name("assets")
CREDIT = "Hội Tụ vẽ (dữ liệu minh họa)"
ALT = {
    "beach": "Tranh vẽ bãi biển, vài người đứng quanh một chú rùa",
    "board": "Tranh vẽ bảng điện tử công cộng và người đứng xem",
    "boats": "Tranh vẽ ba chiếc ghe ngo đang đua trên sông",
    "books": "Tranh vẽ kệ sách và các em nhỏ",
    "bridge": "Tranh vẽ cây cầu dây văng bắc qua sông",
    "classroom": "Tranh vẽ lớp học với bảng xanh",
    "clinic": "Tranh vẽ trạm y tế với nhân viên áo trắng",
    "coconut": "Tranh vẽ vườn dừa",
    "drums": "Tranh vẽ dàn nhạc trên sân khấu",
    "drying": "Tranh vẽ các nhà phơi cá bằng kính",
    "football": "Tranh vẽ trận bóng đá trên sân cỏ",
    "laptop": "Tranh vẽ máy tính xách tay trên bàn",
    "mangrove": "Tranh vẽ rừng ngập mặn ven nước",
    "market": "Tranh vẽ chợ sáng với các sạp trái cây",
    "newsroom": "Tranh vẽ phòng tin với nhiều màn hình",
    "office": "Tranh vẽ cuộc họp quanh bàn dài",
    "pagoda": "Tranh vẽ ngôi chùa Khmer",
    "phone": "Tranh vẽ điện thoại với các dòng tin nhắn",
    "rice": "Tranh vẽ cánh đồng lúa chín và người gặt",
    "river": "Tranh vẽ dòng sông với hai chiếc xuồng",
    "road": "Tranh vẽ con đường hoa",
    "shrimp": "Tranh vẽ các ao tôm",
    "stage": "Tranh vẽ đêm diễn trên sân khấu",
    "weaving": "Tranh vẽ khung dệt chiếu",
    "wind": "Tranh vẽ các trụ điện gió ngoài khơi",
}
WORDS = (
    "Đây là bản tin phát thanh minh họa của Hội Tụ. Giọng đọc này do máy tổng hợp. Mỗi sáng, bản tin được gửi tới "
    "từng ấp, bằng tiếng Việt và tiếng Khmer. Xin cảm ơn quý thính giả đã lắng nghe."
)


class Library:
    """Works by name, each made when a story first asks for it."""

    def __init__(self) -> None:
        owner = directory.agency_by_code(NEWSPAPER)
        self.agency_id = owner.pk if owner else None
        self.licence = media.add_licence(
            by=HOUSE, name="Tự sản xuất (minh họa)", holder="Hội Tụ", agency_id=self.agency_id
        )
        self._photos: dict[str, Photo] = {}
        self._recordings: dict[str, Recording] = {}

    def photo(self, scene: str) -> Photo:
        """Return the picture of a scene."""
        if scene not in self._photos:
            self._photos[scene] = media.add_photo(
                by=HOUSE, file_name=f"{scene}.jpg", data=draw(scene, scene), title=ALT[scene],
                description=ALT[scene], credit=CREDIT, caption="Tranh minh họa.", licence=self.licence,
                agency_id=self.agency_id,
            )  # fmt: skip
        return self._photos[scene]

    def voice(self) -> Recording:
        """Return the spoken bulletin."""
        return self._recording("ban-tin-minh-hoa.mp3", "Bản tin minh họa", WORDS, "Giọng đọc tổng hợp bằng espeak-ng.")

    def film(self) -> Recording:
        """Return the drawn film of wind turbines."""
        words = "Phim vẽ, không lời: năm trụ gió quay trên biển lúc hoàng hôn, một chiếc ghe đi ngang."
        return self._recording("trai-gio-minh-hoa.mp4", "Trụ gió ngoài khơi (phim vẽ)", words, "", poster="wind")

    def _recording(self, file_name: str, title: str, transcript: str, ai_use: str, poster: str = "") -> Recording:
        if file_name not in self._recordings:
            self._recordings[file_name] = media.add_recording(
                by=HOUSE, file_name=file_name, data=(ASSETS / file_name).read_bytes(), title=title,
                transcript=transcript, credit=CREDIT, licence=self.licence, ai_use=ai_use,
                poster=self.photo(poster) if poster else None, agency_id=self.agency_id,
            )  # fmt: skip
        return self._recordings[file_name]
