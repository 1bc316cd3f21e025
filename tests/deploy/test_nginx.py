"""The nginx configuration as shipped: run for real on free ports, in front of a stand-in for `hoitu serve`."""

from __future__ import annotations

import gzip
import http.client
import os
import shutil
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from hoitu.delivery.site.server import headers

DEPLOY = Path(__file__).resolve().parents[2] / "deploy"
PAGE = "<!doctype html><title>Trà Vinh</title>" + "<p>tin</p>" * 100


class Application(BaseHTTPRequestHandler):
    """Says what it was asked for and which headers nginx gave it."""

    def do_GET(self) -> None:
        seen = {name: self.headers.get(name, "") for name in ("Host", "X-Forwarded-Proto", "X-Forwarded-For")}
        body = f"app {self.path} {seen}".encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_POST = do_GET  # noqa: N815 - the name the library calls

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name it has in the library
        """Keep quiet."""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


@dataclass
class Nginx:
    port: int
    application: ThreadingHTTPServer

    def ask(self, path: str, method: str = "GET", **given: str) -> Answer:
        context = ssl._create_unverified_context()  # noqa: S323 - its own certificate, made for this test
        connection = http.client.HTTPSConnection("127.0.0.1", self.port, context=context, timeout=10)
        try:
            connection.request(method, path, headers={name.replace("_", "-"): value for name, value in given.items()})
            answer = connection.getresponse()
            return Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())
        finally:
            connection.close()


def put(home: Path, path: str, content: str, *, packed: bool = True) -> None:
    file = home / "public" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(content, encoding="utf-8")
    if packed:
        file.with_name(f"{file.name}.gz").write_bytes(gzip.compress(content.encode()))


def configured(folder: Path, home: Path, port: int, application: int) -> Path:
    """Copy the shipped files with this test's folders and ports in the place of the real ones."""
    tls = folder / "tls"
    tls.mkdir()
    files = ["-keyout", str(tls / "privkey.pem"), "-out", str(tls / "fullchain.pem")]
    subprocess.run(
        [
            shutil.which("openssl") or "openssl",
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-days",
            "1",
            "-subj",
            "/CN=bao.example.vn",
            *files,
        ],
        check=True,
        capture_output=True,
    )
    changes = {
        "/etc/nginx/hoitu/": f"{folder}/",
        "/var/lib/hoitu": str(home),
        "/etc/hoitu/tls": str(tls),
        "listen 443": f"listen 127.0.0.1:{port}",
        "listen [::]:443 ssl http2;": "",
        "listen 80;": f"listen 127.0.0.1:{free_port()};",
        "listen [::]:80;": "",
        "127.0.0.1:8000": f"127.0.0.1:{application}",
    }
    for source in (DEPLOY / "nginx").glob("*.conf"):
        text = source.read_text(encoding="utf-8")
        for old, new in changes.items():
            text = text.replace(old, new)
        (folder / source.name).write_text(text, encoding="utf-8")
    temporary = "".join(
        f"{kind}_temp_path {folder}/{kind}; " for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    main = folder / "main.conf"
    user = "user root;" if os.geteuid() == 0 else ""
    main.write_text(
        f"{user} daemon off; worker_processes 1; pid {folder}/pid; error_log {folder}/error.log;"
        f" events {{}} http {{ access_log off; {temporary} include {folder}/hoitu.conf; }}",
        encoding="utf-8",
    )
    return main


@pytest.fixture(scope="module")
def nginx(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nginx]:
    program = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if not program or not shutil.which("openssl"):
        pytest.skip("no nginx or openssl on this machine: sudo apt install nginx-light openssl")
    folder, home = tmp_path_factory.mktemp("nginx"), tmp_path_factory.mktemp("home")
    put(home, "index.html", PAGE)
    put(home, "thoi-su/tin-1/index.html", PAGE)
    put(home, "da-go/410.html", "đã gỡ")
    put(home, "cu/301", "/moi/")
    put(home, "rss/tin-moi.xml", "<rss/>")
    put(home, "atom/tin-moi.xml", "<feed/>")
    put(home, "feed/tin-moi.json", "{}")
    put(home, "thoi-su/lu-7/truc-tiep.json", "{}")
    put(home, "assets/anh.avif", "ảnh", packed=False)
    put(home, "tu-lieu/ghe-ngo.avif", "ảnh", packed=False)
    put(home, "anh-nhe.svg", "<svg/>", packed=False)
    (home / "redirects.map").write_text("/rat-cu/ /moi/;\n", encoding="utf-8")
    application = ThreadingHTTPServer(("127.0.0.1", 0), Application)
    threading.Thread(target=application.serve_forever, daemon=True).start()
    port = free_port()
    main = configured(folder, home, port, application.server_port)
    judged = subprocess.run([program, "-t", "-c", str(main)], capture_output=True, text=True, check=False)
    assert judged.returncode == 0, judged.stderr
    assert "[warn]" not in judged.stderr, judged.stderr
    with subprocess.Popen([program, "-c", str(main)]) as process:
        wait_for(port)
        yield Nginx(port, application)
        process.terminate()
    application.shutdown()
    application.server_close()


def wait_for(port: int) -> None:
    for _try in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    pytest.fail("nginx did not start")


def test_a_frozen_page_comes_from_nginx_with_our_servers_headers(nginx: Nginx) -> None:
    answer = nginx.ask("/thoi-su/tin-1/")
    assert (answer.status, answer.body.decode()) == (200, PAGE)
    wanted = {name.lower(): value for name, value in headers.SECURITY}
    assert {name: answer.headers.get(name) for name in wanted} == wanted
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["cache-control"] == headers.SHORT
    assert answer.headers["strict-transport-security"].startswith("max-age=")
    assert nginx.ask("/").body.decode() == PAGE


def test_the_compressed_copy_is_sent_to_who_takes_it(nginx: Nginx) -> None:
    answer = nginx.ask("/thoi-su/tin-1/", Accept_Encoding="gzip")
    assert answer.headers["content-encoding"] == "gzip"
    assert gzip.decompress(answer.body).decode() == PAGE
    assert "Accept-Encoding" in answer.headers["vary"]


def test_a_known_page_is_not_sent_again(nginx: Nginx) -> None:
    tag = nginx.ask("/").headers["etag"]
    assert nginx.ask("/", If_None_Match=tag).status == 304


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/rss/tin-moi.xml", "application/rss+xml; charset=utf-8"),
        ("/atom/tin-moi.xml", "application/atom+xml; charset=utf-8"),
        ("/feed/tin-moi.json", "application/feed+json; charset=utf-8"),
        ("/thoi-su/lu-7/truc-tiep.json", "application/json; charset=utf-8"),
        ("/assets/anh.avif", "image/avif"),
    ],
)
def test_each_file_has_its_type(nginx: Nginx, path: str, kind: str) -> None:
    answer = nginx.ask(path)
    assert (answer.status, answer.headers["content-type"]) == (200, kind)


@pytest.mark.parametrize(
    ("query", "cookie", "asked", "kind"),
    [
        ("", "", "", "image/avif"),
        ("", "nhe=1", "", "image/svg+xml"),
        ("", "a=b; nhe=1", "", "image/svg+xml"),
        ("", "", "on", "image/svg+xml"),
        ("", "nhe=0", "on", "image/avif"),
        ("?xem=1", "nhe=1", "on", "image/avif"),
    ],
)
def test_who_saves_data_gets_a_drawing_until_they_ask(
    nginx: Nginx, query: str, cookie: str, asked: str, kind: str
) -> None:
    answer = nginx.ask(f"/tu-lieu/ghe-ngo.avif{query}", Cookie=cookie, Save_Data=asked)
    assert (answer.status, answer.headers["content-type"]) == (200, kind)
    assert (answer.headers["cache-control"] == "no-store") is (kind == "image/svg+xml")
    assert nginx.ask("/", Cookie="nhe=1").body.decode() == PAGE


def test_named_assets_keep_for_a_year(nginx: Nginx) -> None:
    assert nginx.ask("/assets/anh.avif").headers["cache-control"] == headers.LONG


def test_an_old_address_moves_for_ever(nginx: Nginx) -> None:
    answer = nginx.ask("/rat-cu/")
    assert answer.status == 301
    assert answer.headers["location"].endswith("/moi/")


@pytest.mark.parametrize(
    "path", ["/khong-co/", "/thoi-su/tin-1", "/da-go/", "/cu/", "/rss/", "/toa-soan/", "/tim-kiem/?q=a"]
)
def test_all_else_is_for_the_application(nginx: Nginx, path: str) -> None:
    answer = nginx.ask(path)
    assert answer.status == 200
    assert answer.body.decode().startswith(f"app {path} ")
    assert "'X-Forwarded-Proto': 'https'" in answer.body.decode()
    assert "'X-Forwarded-For': '127.0.0.1'" in answer.body.decode()


@pytest.mark.parametrize("path", ["/cu/301", "/da-go/410.html", "/index.html.gz", "/.index.html.1.tmp", "/.git/config"])
def test_files_that_serve_others_are_hidden(nginx: Nginx, path: str) -> None:
    assert nginx.ask(path).status == 404


@pytest.mark.parametrize("path", ["/../secret.key", "/%2e%2e/secret.key", "/assets/..%2f..%2fsecret.key"])
def test_nothing_outside_the_public_folder_is_served(nginx: Nginx, path: str) -> None:
    answer = nginx.ask(path)
    assert answer.status in {400, 404} or answer.body.startswith(b"app ")


def test_many_passwords_in_a_row_are_slowed_down(nginx: Nginx) -> None:
    statuses = [nginx.ask("/toa-soan/dang-nhap/", "POST").status for _each in range(14)]
    assert statuses[:10] == [200] * 10
    assert 429 in statuses
    assert nginx.ask("/toa-soan/dang-nhap/").status == 200


def test_reads_are_for_the_application_and_slowed_down(nginx: Nginx) -> None:
    statuses = [nginx.ask("/t/e", "POST").status for _each in range(90)]
    assert statuses[:60] == [200] * 60
    assert 429 in statuses
    assert nginx.ask("/").status == 200


def test_pages_stay_readable_when_the_application_is_down(nginx: Nginx) -> None:
    nginx.application.shutdown()
    nginx.application.server_close()
    assert nginx.ask("/thoi-su/tin-1/").status == 200
    answer = nginx.ask("/tim-kiem/?q=a")
    assert answer.status == 503
    assert "tạm dừng" in answer.body.decode()
