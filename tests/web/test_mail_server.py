from __future__ import annotations

import pytest
from django.core.exceptions import ImproperlyConfigured

from hoitu.web import env
from hoitu.web.env import MailServer


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("", MailServer()),
        ("smtp://mail.example.vn", MailServer("mail.example.vn", 25)),
        ("smtps://mail.example.vn:8465", MailServer("mail.example.vn", 8465, "tls")),
        (
            "smtp+starttls://toa-soan%40bao.vn:m%2Fk@mail.example.vn",
            MailServer("mail.example.vn", 587, "starttls", "toa-soan@bao.vn", "m/k"),
        ),
    ],
    ids=["none", "plain", "tls", "starttls with a password"],
)
def test_the_address_of_the_mail_server_says_all(url: str, server: MailServer) -> None:
    assert env.mail_server(url) == server


@pytest.mark.parametrize("url", ["mail.example.vn", "http://mail.example.vn", "smtp://"])
def test_another_address_says_how_it_is_written(url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="smtps://user:password@host:465"):
        env.mail_server(url)


def test_the_password_stays_out_of_what_is_printed() -> None:
    assert "geheim" not in repr(env.mail_server("smtps://a:geheim@mail.example.vn"))
