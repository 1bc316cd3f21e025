from __future__ import annotations

import contextlib
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoitu.delivery.sharing.formats import newsml_g2, nitf
from hoitu.delivery.sharing.formats.concepts import MEDIATOPIC
from hoitu.delivery.sharing.formats.reading import Remark, Unreadable
from hoitu.kernel.clock import HO_CHI_MINH
from tests.delivery.sharing.formats.stories import WHOLE

AGENCY = """<!DOCTYPE nitf SYSTEM "nitf-3-4.dtd">
<nitf>
  <head>
    <title>Tiêu đề ở đầu</title>
    <meta name="agency-colour" content="xanh"/>
    <tobject><tobject.subject tobject.subject.refnum="06000000" tobject.subject.type="Môi trường"/></tobject>
    <docdata>
      <doc-id id-string="TTX.1"/><urgency ed-urg="mấy"/><date.issue norm="20261201T0800"/>
    </docdata>
  </head>
  <body>
    <body.head>
      <hedline><hl1>Tiêu đề <em>thật</em></hl1></hedline><byline>Từ <person>Nguyễn Lụa</person></byline>
    </body.head>
    <body.content>
      <block>
        <p>Ở <location>Hòa Ân</location>, <money>2 tỷ</money> đồng<!-- bỏ --></p>
        <media media-type="image">
          <media-reference source="https://tin.example.vn/1.jpg" mime-type="image/jpeg" source-credit="TTX"/>
          <media-caption><p>Đồng ngập</p></media-caption>
        </media>
        <hl2>Đoạn hai</hl2><dl><dt>một</dt><dd>hai</dd></dl><hr/>
        <p>Hết</p>
      </block>
    </body.content>
  </body>
</nitf>"""


def test_what_agencies_send_is_read_though_it_is_not_valid() -> None:
    reading = nitf.read(AGENCY.encode())
    (item,) = reading.items
    assert (item.guid, item.headline) == ("TTX.1", "Tiêu đề thật")
    assert item.bylines == ("Từ Nguyễn Lụa",)
    assert item.version_created == datetime(2026, 12, 1, 8, tzinfo=HO_CHI_MINH)
    assert item.subjects[0].uri == MEDIATOPIC + "06000000"
    assert item.body_html == ("<p>Ở Hòa Ân, 2 tỷ đồng</p><h2>Đoạn hai</h2><p>một</p><p>hai</p><p>Hết</p>")
    (photo,) = item.associations
    assert (photo.kind, photo.caption, photo.credit) == ("picture", "Đồng ngập", "TTX")
    assert photo.guid == photo.renditions[0].href
    assert set(reading.remarks) == {
        Remark("doctype_ignored", "nitf"),
        Remark("unknown_field", "meta agency-colour"),
        Remark("unreadable_number", "urgency"),
    }


@pytest.mark.parametrize(
    ("document", "code"),
    [
        ("<nitf><body/></nitf>", "no_guid"),
        ("<html/>", "unknown_format"),
        ("<nitf>", "malformed"),
        ('<!DOCTYPE nitf [<!ENTITY a "b">]><nitf>&a;</nitf>', "doctype"),
        ('<!DOCTYPE nitf SYSTEM "x.dtd"><!DOCTYPE nitf [<!ENTITY a "b">]><nitf>&a;</nitf>', "doctype"),
        ("<nitf>" + "<p>" * 200 + "</p>" * 200 + "</nitf>", "too_deep"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_code(document: str, code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        nitf.read(document.encode())
    assert refused.value.code == code


@given(st.binary(max_size=200), st.integers(0, 4000))
def test_a_damaged_file_is_read_or_refused(noise: bytes, at: int) -> None:
    for written, read in ((nitf.write(WHOLE), nitf.read), (newsml_g2.write(WHOLE), newsml_g2.read)):
        with contextlib.suppress(Unreadable):
            read(written[:at] + noise + written[at + len(noise) :])
