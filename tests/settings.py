"""The settings of the suite: the house's own, in a folder of its own, with cheap password hashes."""

from __future__ import annotations

import os
import tempfile

os.environ.setdefault("HOITU_HOME", tempfile.mkdtemp(prefix="hoitu-test-"))
os.environ.setdefault("HOITU_SECRET_KEY", "the tests' own key, known to all")

from hoitu.web.settings import *  # noqa: F403 - the folder must be named first

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
