"""The settings of the suite: the house's own, in a folder of its own, with cheap password hashes."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile

if "HOITU_HOME" not in os.environ:
    os.environ["HOITU_HOME"] = tempfile.mkdtemp(prefix="hoitu-test-")
    atexit.register(shutil.rmtree, os.environ["HOITU_HOME"], ignore_errors=True)
os.environ.setdefault("HOITU_SECRET_KEY", "the tests' own key, known to all")

from hoitu.web.settings import *  # noqa: F403 - the folder must be named first
from hoitu.web.settings import DATABASES, HOME, STATIC_ROOT
from hoitu.web.settings import MIDDLEWARE as ALL_MIDDLEWARE

STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # whitenoise warns where it is missing, and warnings are errors here

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, so that the threads of a live server and processes of their own each have their connection.
    DATABASES["default"]["TEST"] = {"NAME": str(HOME / "test.sqlite3")}
    DATABASES["default"]["OPTIONS"]["init_command"] += "PRAGMA synchronous=OFF;"
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 0  # a thread of a live server leaves no connection behind

# `client.force_login` passes no second factor; the sign-in journeys put the gate back (tests/foundation/directory).
MIDDLEWARE = [each for each in ALL_MIDDLEWARE if not each.endswith(".GateMiddleware")]

CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
