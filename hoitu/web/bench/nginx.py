"""nginx over the frozen files with the settings we ship (deploy/nginx), on a free port, without root."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

INSTALL = "sudo apt install nginx-light"
SHIPPED = Path(__file__).resolve().parents[3] / "deploy" / "nginx"

_CONF = """
daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log stderr error;
events {{ worker_connections 256; }}
http {{
    access_log off;
    sendfile on;
    tcp_nopush on;
    keepalive_requests 1000000;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    map $uri $hoitu_cache {{
        default "public, max-age=60, stale-while-revalidate=600";
        ~^/assets/ "public, max-age=31536000, immutable";
    }}
    server {{
        listen 127.0.0.1:{port};
        root {public};
        charset utf-8;
        server_tokens off;
        etag on;
        location / {{
            include {shipped}/public.conf;
            types {{ text/html html; text/css css; }}
            default_type application/octet-stream;
            try_files ${{uri}}index.html $uri =404;
        }}
    }}
}}
"""


def program() -> str | None:
    """Return where nginx is, None where it is missing."""
    path = f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin"  # where Debian puts it, outside a user's PATH
    return shutil.which("nginx", path=path)


def command(found: str, *, folder: Path, public: Path, port: int) -> list[str]:
    """Write the configuration into `folder` and return the command that serves `public` with it."""
    folder.mkdir(parents=True, exist_ok=True)
    # Its worker gives up root where it was started as root: the folders above must let it through.
    for each in (folder, *public.relative_to(folder.parent).parents):
        (folder.parent / each).chmod(0o755)
    folder.parent.chmod(0o755)
    conf = folder / "nginx.conf"
    conf.write_text(_CONF.format(folder=folder, public=public, port=port, shipped=SHIPPED), encoding="utf-8")
    return [found, "-p", str(folder), "-c", str(conf)]
