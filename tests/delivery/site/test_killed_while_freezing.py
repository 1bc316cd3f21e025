"""A worker killed with -9 while it freezes leaves whole files, and the next run goes on."""

from __future__ import annotations

import gzip
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

WRITER = """
import sys, pathlib, itertools
from django.conf import settings
settings.configure(PUBLIC_ROOT=sys.argv[1])
from hoitu.delivery.site.freezing import files
print("ready", flush=True)
for number in itertools.count():
    letter = "abcdefghij"[number % 10]
    with files.one_at_a_time():
        files.write_text("/bai/", letter * 400_000)
"""


@pytest.mark.crash
def test_a_reader_never_sees_half_a_page(tmp_path: Path) -> None:
    page = tmp_path / "public" / "bai" / "index.html"
    for round_ in range(6):
        writer = subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path / "public")], stdout=subprocess.PIPE)
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"ready\n"
        time.sleep(0.15 + round_ * 0.037)
        os.kill(writer.pid, signal.SIGKILL)
        writer.wait(timeout=20)
        writer.stdout.close()

        text = page.read_bytes()
        assert len(text) == 400_000
        assert len(set(text)) == 1
        unpacked = gzip.decompress(page.with_name("index.html.gz").read_bytes())
        assert len(unpacked) == 400_000
