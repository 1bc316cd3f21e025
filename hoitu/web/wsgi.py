"""The WSGI door that `hoitu serve` and any other server opens."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hoitu.web.settings")

application = get_wsgi_application()
